// From the comments of a thread to the rows that are drawn: order, indentation, place among siblings.
// Pure.
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { inNumberedOrder } from '../../shared/thread/order.ts';

/** Levels that are indented; deeper replies say whom they answer instead. */
export const DEEPEST_INDENT = 6;

export type ThreadRow = {
  comment: ThreadComment;
  /** 0 at the top. */
  depth: number;
  indent: number;
  /** Comments below it, at any depth. */
  replyCount: number;
  /** The comment it answers, named only where indentation no longer shows it. */
  answers: ThreadComment | null;
  /** From 1, among the replies of the same parent. */
  position: number;
  /** -1 while that is not known; so `aria-setsize` has it. */
  siblings: number;
};

/** `whole`: whether these are all the comments of the thread. */
export function threadRows(comments: readonly ThreadComment[], whole = true): ThreadRow[] {
  const path: { row: ThreadRow; replies: ThreadRow[] }[] = [];
  const groups: ThreadRow[][] = [];
  const top: ThreadRow[] = [];
  groups.push(top);
  const rows: ThreadRow[] = [];
  for (const { comment, depth, replyCount } of inNumberedOrder(comments)) {
    path.length = depth;
    const parent = path[depth - 1];
    const group = parent?.replies ?? top;
    const row: ThreadRow = {
      comment,
      depth,
      indent: Math.min(depth, DEEPEST_INDENT),
      replyCount,
      answers: depth > DEEPEST_INDENT ? (parent?.row.comment ?? null) : null,
      position: (whole ? null : ordinalOf(comment)) ?? group.length + 1,
      siblings: 0,
    };
    group.push(row);
    const replies: ThreadRow[] = [];
    groups.push(replies);
    path.push({ row, replies });
    rows.push(row);
  }
  for (const group of groups) {
    for (const row of group) row.siblings = whole ? group.length : -1;
  }
  return rows;
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
