// A long thread in parts: the comments that fill a window, so that there is something to read at once,
// and then all of them page by page. Reads only; pure over the database.
import type { ThreadComment } from '../../../shared/bridge/engine-api.ts';
import type { CommentRow } from '../../../shared/protocol/comments.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { placeOf } from '../../../shared/thread/numbering.ts';
import { commentsBySeq, commentsFrom, placeBefore, readComment } from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import type { Viewer } from './delivery-view.ts';
import { shownComments, type Unnumbered } from './thread-view.ts';

/** More than any window has room for. */
const windowRows = 100;
/** Of these, above the comment that is looked for. */
const rowsAbove = 30;
/** So many at a time keep neither the engine nor the view from anything else. */
const pageRows = 2_000;

export type ThreadWindow = { comments: ThreadComment[]; whole: boolean };

/**
 * What stands around the comment, or at the thread's beginning: a stretch of the reading order as it is
 * in the whole thread, and all that its comments answer. Of a short thread, all of it.
 */
export function threadWindow(
  db: Cache,
  articleId: ArticleId,
  viewer: Viewer,
  at: CommentId | null,
): ThreadWindow {
  const sought = at === null ? null : readComment(db, at);
  const from =
    sought?.articleId === articleId
      ? placeBefore(db, articleId, placeOf(sought.number), rowsAbove)
      : '';
  const rows = commentsFrom(db, articleId, from, windowRows + 1);
  const next = rows.length > windowRows ? rows.pop() : undefined;
  if (from === '' && next === undefined) {
    return { comments: shownComments(db, articleId, viewer, rows, () => true), whole: true };
  }
  const end = next === undefined ? null : placeOf(next.number);
  const stretch = [...answeredBy(db, rows[0]), ...rows];
  const comments = shownComments(db, articleId, viewer, stretch, (waiting, shown) =>
    standsBefore(end, waiting, shown),
  );
  return { comments, whole: false };
}

/** All that the comment answers, directly or not. */
function answeredBy(db: Cache, comment: CommentRow | undefined): CommentRow[] {
  const answered: CommentRow[] = [];
  let parentId = comment?.parentId ?? null;
  while (parentId !== null) {
    const parent = readComment(db, parentId);
    if (parent === null) break;
    answered.push(parent);
    parentId = parent.parentId;
  }
  return answered;
}

// What waits stands after all that its parent has been answered already: that has to end before the
// window does.
function standsBefore(
  end: string | null,
  { parentId }: Unnumbered,
  shown: ReadonlyMap<CommentId, ThreadComment>,
): boolean {
  if (parentId === null) return end === null;
  for (let id: CommentId | null = parentId; id !== null; ) {
    const parent = shown.get(id);
    if (parent === undefined) return false;
    if (parent.number !== null) return end === null || !end.startsWith(placeOf(parent.number));
    id = parent.parentId;
  }
  return end === null;
}

/** The comments above that `seq`, and with those from the first on whatever waits. */
export function threadPage(
  db: Cache,
  articleId: ArticleId,
  viewer: Viewer,
  after: number,
): { comments: ThreadComment[]; next: number | null } {
  const rows = commentsBySeq(db, articleId, after, pageRows);
  const next = rows.length < pageRows ? null : (rows.at(-1)?.seq ?? null);
  return { comments: shownComments(db, articleId, viewer, rows, () => after === 0), next };
}
