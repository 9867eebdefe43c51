// What a refused reply answers, as the view shows it beside the reply. Reads only.
import type { Answered } from '../../../shared/bridge/answered.ts';
import type { AnsweredChangeKind } from '../../../shared/protocol/answered-change.ts';
import type { CommentRow } from '../../../shared/protocol/comments.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { readComment } from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { type Entry, refusedPosts } from '../outbox/entries.ts';

/** Null for a reply that was not refused, and for what answers nothing that is here. */
export function answeredBy(
  db: Cache,
  { request, error, answeredBody }: Extract<Entry, { kind: 'comment.post' }>,
): Answered | null {
  if (error === null || request.parentId === null) return null;
  const parent = readComment(db, request.parentId);
  if (parent === null) return null;
  const { number, author, state, removal, body } = parent;
  const what = error.code === 'changed' ? whatNow(error.change?.what ?? [], parent) : [];
  return { number, author, state, removal, what, before: answeredBody, after: body };
}

/** The replies beside which these comments of the article are shown. */
export function refusedReplies(
  db: Cache,
  articleId: ArticleId,
  parents: ReadonlySet<CommentId>,
): CommentId[] {
  return refusedPosts(db, articleId)
    .filter(({ parentId }) => parentId !== null && parents.has(parentId))
    .map(({ id }) => id);
}

// What the server said, and what came after it: of a text that is gone nothing else is of interest, and
// one that was brought back is not gone.
function whatNow(what: readonly AnsweredChangeKind[], { state }: CommentRow): AnsweredChangeKind[] {
  if (state === 'hidden' || state === 'removed') return [state];
  return what.filter((kind) => kind !== 'hidden' && kind !== 'removed');
}
