// Tells which comments are in sight, and whether the end of the thread is.
import { useEffect } from 'react';
import { tellInSight } from '../state/arrivals.ts';
import type { ThreadRow } from './rows.ts';

type Range = { startIndex: number; endIndex: number };

/** Tells what is in sight, so that what comes there is shown before what comes elsewhere. */
export function useTellInSight(range: Range | null, rows: readonly ThreadRow[]): void {
  useEffect(() => {
    if (!range) return;
    const ids = rows.slice(range.startIndex, range.endIndex + 1).map(({ comment }) => comment.id);
    tellInSight(ids, range.endIndex >= rows.length - 1);
  }, [range, rows]);
}
