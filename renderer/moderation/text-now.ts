// What a comment says by now, for a dialog that was opened over it: a text that was withheld meanwhile is
// drawn no longer. Asks nobody: the thread and the desk know.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { Desk } from '../../shared/bridge/moderation-views.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { useGlance } from '../state/desk-glance.ts';
import type { ShownComment } from '../state/moderating.ts';
import { useThread } from '../state/thread.ts';

type Known = Pick<ShownComment, 'id' | 'body'>;

/** The desk before the thread: there moderators read what is hidden, too. */
export function textNow(
  { id, body }: Known,
  comments: ReadonlyMap<CommentId, Pick<ThreadComment, 'body'>>,
  desk: Pick<Desk, 'reports' | 'pending'> | null,
): string | null {
  const isIt = (row: Known) => row.id === id;
  const now = desk?.reports.find(isIt) ?? desk?.pending.find(isIt) ?? comments.get(id);
  return now === undefined ? body : now.body;
}

export function useTextNow(comment: ShownComment | null): string | null {
  const desk = useGlance((glance) => glance.desk);
  return useThread(({ comments }) => comment && textNow(comment, comments, desk));
}
