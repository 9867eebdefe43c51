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

/** What to go to among the next rows: their first, or what one has just written. */
type Sought = 'first' | 'own';

const isJustWritten = ({ comment, depth }: ThreadRow) =>
  depth === 0 && comment.mine && comment.seq === null;

export function useNextRows(
  rows: readonly ThreadRow[],
  goTo: RefObject<((index: number) => void) | null>,
): (sought: Sought) => void {
  const sought = useRef<Sought | null>(null);
  useEffect(() => {
    if (sought.current === null) return;
    const index = sought.current === 'first' ? 0 : rows.findLastIndex(isJustWritten);
    if (index < 0) return;
    sought.current = null;
    goTo.current?.(index);
  }, [rows, goTo]);
  return (next) => {
    sought.current = next;
  };
}
