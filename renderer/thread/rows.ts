// From the comments of a thread to its rows: order, indentation, place among siblings, what is folded
// away. Pure.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { inThreadOrder } from '../../shared/thread/order.ts';
import { arrange, type Ranking } from '../../shared/thread/orders.ts';
import { isNew } from './news.ts';

/** Levels that are indented; deeper replies say whom they answer instead. */
export const DEEPEST_INDENT = 6;

export type ThreadRow = {
  comment: ThreadComment;
  /** 0 at the top. */
  depth: number;
  indent: number;
  /** Comments below it, at any depth. */
  replyCount: number;
  /** Of these, this visit's news. */
  newBelow: number;
  /** Its replies are folded away. */
  folded: boolean;
  /** It is itself folded away, with a comment above it. */
  hidden: boolean;
  /** The index of the row that it answers; -1 at the top. */
  parentAt: number;
  /** The comment it answers, named only where indentation no longer shows it. */
  answers: ThreadComment | null;
  /** From 1, among the replies of the same parent. */
  position: number;
  /** -1 while that is not known; so `aria-setsize` has it. */
  siblings: number;
};

export type Shape = {
  /** Null for the order of the numbers. */
  ranking: Ranking | null;
  isFolded: (id: CommentId) => boolean;
  newsAfter: number | null;
};

const plain: Shape = { ranking: null, isFolded: () => false, newsAfter: null };

/**
 * A row for each comment, those that are folded away among them: whoever seeks one finds it.
 * `whole`: whether these are all the comments of the thread.
 */
export function threadRows(
  comments: readonly ThreadComment[],
  whole = true,
  { ranking, isFolded, newsAfter }: Shape = plain,
): ThreadRow[] {
  const rows: ThreadRow[] = [];
  const path: number[] = [];
  const replies: number[] = [];
  let top = 0;
  for (const { comment, depth, replyCount } of inThreadOrder(arrange(comments, ranking))) {
    path.length = depth;
    const parentAt = path[depth - 1] ?? -1;
    const parent = rows[parentAt];
    const position = (parent === undefined ? top : (replies[parentAt] ?? 0)) + 1;
    if (parent === undefined) top = position;
    else replies[parentAt] = position;
    path.push(rows.length);
    replies.push(0);
    rows.push({
      comment,
      depth,
      indent: Math.min(depth, DEEPEST_INDENT),
      replyCount,
      newBelow: 0,
      folded: replyCount > 0 && isFolded(comment.id),
      hidden: parent !== undefined && (parent.folded || parent.hidden),
      parentAt,
      answers: depth > DEEPEST_INDENT ? (parent?.comment ?? null) : null,
      position: (whole ? null : ordinalOf(comment)) ?? position,
      siblings: -1,
    });
  }
  // From the last to the first: a branch is counted before it is added to what it hangs on.
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at] as ThreadRow;
    const parent = rows[row.parentAt];
    if (parent !== undefined) {
      parent.newBelow += row.newBelow + (isNew(row.comment, newsAfter) ? 1 : 0);
    }
    if (whole) row.siblings = parent === undefined ? top : (replies[row.parentAt] ?? -1);
  }
  return rows;
}

/** The rows that a row hangs on, the nearest first. */
export function* rowsAbove(rows: readonly ThreadRow[], row: ThreadRow): Generator<ThreadRow> {
  for (let above = rows[row.parentAt]; above !== undefined; above = rows[above.parentAt])
    yield above;
}

/** Whether a deep branch goes on with it: there the way back is shown. */
export function startsDeepBranch({
  depth,
  position,
}: Pick<ThreadRow, 'depth' | 'position'>): boolean {
  return depth > DEEPEST_INDENT && depth % DEEPEST_INDENT === 1 && position === 1;
}

/** Its place among its siblings by its number, removed ones included; null for one that waits. */
function ordinalOf({ number }: ThreadComment): number | null {
  return number === null ? null : Number(number.slice(number.lastIndexOf('.') + 1));
}

/** The number as the margin has room for it: of a long one, its end. */
export function marginNumber(number: string, indent: number): string {
  const room = 5 + indent * 4;
  if (number.length <= room) return number;
  const parts = number.split('.');
  while (parts.length > 1 && parts.join('.').length + 1 > room) parts.shift();
  return `…${parts.join('.')}`;
}
