// The rows of the open thread as its reader has them laid out, and where to go once they have changed.
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { useThread } from '../state/thread.ts';
import { isBeingOrdered, shapeOf, useThreadShape } from '../state/thread-shape.ts';
import { type ThreadRow, threadRows } from './rows.ts';

export function useRows(): ThreadRow[] {
  const comments = useThread((state) => state.comments);
  const whole = useThread((state) => state.whole);
  const newsAfter = useThread((state) => state.newsAfter);
  const { order, ranking, folds, choices } = useThreadShape();
  return useMemo(() => {
    if (isBeingOrdered({ order, ranking })) return [];
    const shape = shapeOf({ ranking, folds, choices }, newsAfter);
    return threadRows([...comments.values()], whole, shape);
  }, [comments, whole, newsAfter, order, ranking, folds, choices]);
}

/** The way to the first of the next rows, once they are there. */
export function useNextRows(
  rows: readonly ThreadRow[],
  goTo: RefObject<((index: number) => void) | null>,
): () => void {
  const sought = useRef(false);
  useEffect(() => {
    if (!sought.current || rows.length === 0) return;
    sought.current = false;
    goTo.current?.(0);
  }, [rows, goTo]);
  return () => {
    sought.current = true;
  };
}
