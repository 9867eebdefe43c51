// What the thin map beside a thread draws: where people answered and reacted the most, what is new, what
// is one's own. As many stretches as the map has room for, each of some rows. Pure.
import { reactionsOf } from '../../shared/thread/orders.ts';
import { isNew } from './news.ts';
import type { ThreadRow } from './rows.ts';

export type MapMarks = {
  /** From 0 to 1, one a stretch. */
  activity: number[];
  /** The stretches that hold something new, and something of one's own. */
  news: number[];
  own: number[];
};

/** What is folded away counts where it would open. */
export function mapMarks(
  rows: readonly ThreadRow[],
  stretches: number,
  newsAfter: number | null,
): MapMarks {
  const sums = new Array<number>(stretches).fill(0);
  const news = new Set<number>();
  const own = new Set<number>();
  const directReplies = new Array<number>(rows.length).fill(0);
  for (const { parentAt } of rows) {
    if (parentAt >= 0) directReplies[parentAt] = (directReplies[parentAt] ?? 0) + 1;
  }
  const shown = rows.reduce((count, { hidden }) => count + (hidden ? 0 : 1), 0);
  let stretch = 0;
  let next = 0;
  for (const [at, row] of rows.entries()) {
    if (!row.hidden) {
      stretch = Math.floor((next * stretches) / shown);
      next += 1;
    }
    const weight = 1 + (directReplies[at] ?? 0) + reactionsOf(row.comment);
    sums[stretch] = (sums[stretch] ?? 0) + weight;
    if (isNew(row.comment, newsAfter)) news.add(stretch);
    if (row.comment.mine) own.add(stretch);
  }
  return { activity: levelled(smoothed(sums)), news: [...news], own: [...own] };
}

/** Each with its neighbours, so that busy places show and not every single comment. */
function smoothed(sums: readonly number[]): number[] {
  return sums.map((sum, at) => {
    const [before = sum, after = sum] = [sums[at - 1], sums[at + 1]];
    return (before + 2 * sum + after) / 4;
  });
}

/** Against the busiest but for the few that would make all others look quiet. */
function levelled(sums: readonly number[]): number[] {
  const rising = sums.filter((sum) => sum > 0).sort((a, b) => a - b);
  const most = rising[Math.floor((rising.length - 1) * 0.95)] ?? 1;
  return sums.map((sum) => Math.min(1, sum / most));
}
