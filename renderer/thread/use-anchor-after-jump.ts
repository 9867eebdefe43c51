// Lets the browser choose anew what it holds in its place, after a jump among rows that were not drawn.
import { type RefObject, useLayoutEffect, useRef } from 'react';

type Range = { startIndex: number; endIndex: number };

/**
 * A jump lands where nothing was drawn, and the browser then holds on to the tree as a whole. A
 * scroll to the same place makes it choose again, now among the rows. Only after jumps: it would
 * stop a wheel's smooth movement.
 */
export function useAnchorAfterJump(
  scroller: RefObject<HTMLElement | null>,
  range: Range | null,
  rows: readonly unknown[],
): void {
  const last = useRef<{ range: Range | null; rows: readonly unknown[] }>({ range, rows });
  useLayoutEffect(() => {
    const { range: before, rows: rowsBefore } = last.current;
    last.current = { range, rows };
    const element = scroller.current;
    // Where rows came above, the numbers of those in sight have changed and nothing else.
    if (!before || !range || !element || rows !== rowsBefore) return undefined;
    const overlaps = range.startIndex <= before.endIndex && range.endIndex >= before.startIndex;
    if (overlaps) return undefined;
    // With the next frame: what has been drawn is measured and drawn once more before.
    const frame = requestAnimationFrame(() => {
      const { scrollTop } = element;
      element.scrollTop = scrollTop + 1;
      element.scrollTop = scrollTop;
    });
    return () => cancelAnimationFrame(frame);
  }, [range, rows, scroller]);
}
