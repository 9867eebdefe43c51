// Where one goes among the rows that are shown, and which branch a key opens or folds. Pure.
import type { ThreadRow } from './rows.ts';

/** The nearest shown row after that index, or before it; the same where there is none. */
export function shownFrom(rows: readonly ThreadRow[], at: number, step: 1 | -1): number {
  for (let next = at + step; next >= 0 && next < rows.length; next += step) {
    if (rows[next]?.hidden === false) return next;
  }
  return at;
}

export function lastShown(rows: readonly ThreadRow[]): number {
  return shownFrom(rows, rows.length, -1);
}

export type BranchStep = { fold: ThreadRow; folded: boolean } | { goTo: number } | null;

/** Folds an open branch; of one that is not open it goes to the comment above. */
export function stepOut(rows: readonly ThreadRow[], at: number): BranchStep {
  const row = rows[at];
  if (row === undefined) return null;
  if (row.replyCount > 0 && !row.folded) return { fold: row, folded: true };
  return row.parentAt >= 0 ? { goTo: row.parentAt } : null;
}

/** Opens a folded branch; in one that is open it goes to the first reply. */
export function stepIn(rows: readonly ThreadRow[], at: number): BranchStep {
  const row = rows[at];
  if (row === undefined || row.replyCount === 0) return null;
  return row.folded ? { fold: row, folded: false } : { goTo: at + 1 };
}

/** Folds or opens the branch that the row begins, or else the one that it stands in. */
export function toggled(rows: readonly ThreadRow[], at: number): BranchStep {
  const row = rows[at];
  const branch = row && row.replyCount > 0 ? row : rows[row?.parentAt ?? -1];
  return branch ? { fold: branch, folded: !branch.folded } : null;
}
