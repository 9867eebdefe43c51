// What is new in a thread since one's last visit, and how far it has been seen. Pure.
import type { Article, Thread, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';

/**
 * The `seq` after which comments are news in this visit. On a first visit everything would be, which
 * tells nobody anything: there only what arrives from now on is.
 */
export function newsLine(
  thread: Pick<Thread, 'seenSeq' | 'lastSeq'>,
  article: Pick<Article, 'lastSeq'> | null,
): number {
  return thread.seenSeq > 0 ? thread.seenSeq : Math.max(thread.lastSeq, article?.lastSeq ?? 0);
}

export function isNew(comment: ThreadComment, newsAfter: number | null): boolean {
  return (
    newsAfter !== null &&
    comment.seq !== null &&
    comment.seq > newsAfter &&
    !comment.mine &&
    comment.body !== null &&
    !comment.ignored
  );
}

export function newComments(
  comments: Iterable<ThreadComment>,
  newsAfter: number | null,
): CommentId[] {
  const ids: CommentId[] = [];
  for (const comment of comments) if (isNew(comment, newsAfter)) ids.push(comment.id);
  return ids;
}

/**
 * The `seq` up to which nothing is unseen: what stands behind an unseen comment may have been seen already,
 * but telling so would lose the unseen one. Nor is one seen that is still to come, such as those before a
 * comment of one's own that was just sent: a thread's `seq` has no gaps. `from`: up to which that is known.
 */
export function seenUpTo(
  comments: ReadonlyMap<CommentId, ThreadComment>,
  unseen: ReadonlySet<CommentId>,
  from = 0,
): number {
  const ids = idsAfter(comments, from);
  let last = from;
  for (let id = ids.get(last + 1); id !== undefined && !unseen.has(id); id = ids.get(last + 1)) {
    last += 1;
  }
  return last;
}

// Asked with each step of a scroll through what is new.
type Sequence = { from: number; ids: Map<number, CommentId> };
const sequences = new WeakMap<ReadonlyMap<CommentId, ThreadComment>, Sequence>();

/** By their `seq`, those above this one; it may know others too. */
function idsAfter(
  comments: ReadonlyMap<CommentId, ThreadComment>,
  from: number,
): Map<number, CommentId> {
  const known = sequences.get(comments);
  if (known && known.from <= from) return known.ids;
  const ids = new Map<number, CommentId>();
  for (const { id, seq } of comments.values()) if (seq !== null && seq > from) ids.set(seq, id);
  sequences.set(comments, { from, ids });
  return ids;
}

/** How many of the unseen are replies to comments of one's own, or mention one. */
export function unseenToYou(
  comments: ReadonlyMap<CommentId, ThreadComment>,
  unseen: ReadonlySet<CommentId>,
): number {
  let count = 0;
  for (const id of toYou(comments)) if (unseen.has(id)) count += 1;
  return count;
}

// With each step of a scroll through what is new there is less of it, and the comments are the same.
const addressed = new WeakMap<ReadonlyMap<CommentId, ThreadComment>, CommentId[]>();

function toYou(comments: ReadonlyMap<CommentId, ThreadComment>): CommentId[] {
  const known = addressed.get(comments);
  if (known) return known;
  const ids: CommentId[] = [];
  for (const comment of comments.values()) if (isToYou(comments, comment)) ids.push(comment.id);
  addressed.set(comments, ids);
  return ids;
}

function isToYou(
  comments: ReadonlyMap<CommentId, ThreadComment>,
  comment: ThreadComment | undefined,
): boolean {
  const parent = comment?.parentId ? comments.get(comment.parentId) : undefined;
  return comment?.mentionsYou === true || parent?.mine === true;
}

/**
 * The index of the next row after `from` that was not on the screen yet, going round: what is addressed
 * to this member before anything else. -1 when there is none.
 */
export function nextUnseen(
  rows: readonly { comment: ThreadComment }[],
  from: number,
  comments: ReadonlyMap<CommentId, ThreadComment>,
  unseen: ReadonlySet<CommentId>,
): number {
  const toYou = nextIndex(
    rows,
    from,
    ({ comment }) => unseen.has(comment.id) && isToYou(comments, comment),
  );
  return toYou >= 0 ? toYou : nextIndex(rows, from, ({ comment }) => unseen.has(comment.id));
}

/** The index of the next wanted row after `from`, going round; -1 when there is none. */
export function nextIndex<T>(
  rows: readonly T[],
  from: number,
  wanted: (row: T) => boolean,
): number {
  for (let step = 1; step <= rows.length; step += 1) {
    const index = (from + step + rows.length) % rows.length;
    const row = rows[index];
    if (row !== undefined && wanted(row)) return index;
  }
  return -1;
}

/**
 * The next of this visit's news after the row `from`, or the one before it, seen or not; from the last
 * it goes round to the first. Null where there are none.
 */
export function stepToNews(
  rows: readonly { comment: ThreadComment }[],
  from: number,
  forward: boolean,
  newsAfter: number | null,
): { index: number; wentRound: boolean } | null {
  for (let step = 1; step <= rows.length; step += 1) {
    const at = forward ? from + step : from - step;
    const index = (at + 2 * rows.length) % rows.length;
    const row = rows[index];
    if (row && isNew(row.comment, newsAfter)) return { index, wentRound: index !== at };
  }
  return null;
}
