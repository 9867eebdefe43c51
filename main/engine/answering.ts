// What the writer of a reply has seen of the comment that they answer: noted when they write, and again
// when they have looked at what became of it. Never decides whether a reply may go; that is the server's.
import type { Answering } from '../../shared/protocol/comments.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { readComment } from './cache/comments.ts';
import { toMillis, toTime } from './cache/moments.ts';
import { type Entry, noteAnswered, rewriteEntry } from './outbox/entries.ts';
import type { Replica } from './replica.ts';

/** What goes to the server, and what stays here to be shown beside what became of it. */
export type Seen = { answering: Answering; body: string | null };

/**
 * As the comment is in the cache now; null for what is in no thread yet, such as one's own that waits.
 * `since`: a moment of the server up to which the writer knows everything besides, as ISO time.
 */
export function seenNow(replica: Replica, parentId: CommentId | null, since?: string): Seen | null {
  const parent = parentId === null ? null : readComment(replica.db, parentId);
  if (parent === null) return null;
  const { editedAt, body } = parent;
  const moments = [
    // Where the thread was never known to be current, its copy is at least as new as what it says.
    toMillis(editedAt ?? parent.createdAt),
    replica.threadCurrentAt(parent.articleId),
    since === undefined ? null : toMillis(since),
  ];
  const asOf = Math.max(...moments.filter((moment) => moment !== null));
  return { answering: { editedAt, asOf: toTime(asOf) }, body };
}

/**
 * The writer of a held reply has seen what became of the comment and lets the reply go all the same:
 * from now on it answers the comment as it is now. Inside the caller's durable transaction; nothing
 * happens to other writes, nor to a reply that was refused for something else.
 */
export function answerAnew(replica: Replica, entry: Entry): void {
  if (entry.kind !== 'comment.post' || entry.error?.code !== 'changed') return;
  const seen = seenNow(replica, entry.request.parentId, entry.error.change?.asOf);
  if (seen === null) return;
  rewriteEntry(replica.db, entry.entryId, { ...entry.request, answering: seen.answering });
  noteAnswered(replica.db, entry.entryId, seen.body);
}
