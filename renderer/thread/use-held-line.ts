// Keeps the line that is being read where it is on the screen when rows come or go around it: the focused
// comment or field where it is in sight, else what stands at the top of the view. The browser's own
// anchoring holds what is drawn before and after; here is what it cannot know: which rows to draw then.
import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';

type Rows = readonly { comment: { id: CommentId } }[];
type List = Virtualizer<HTMLDivElement, Element>;
type Held = { element: Element; top: number };
/** The rows in sight as they were drawn last: from the first one on. */
type Drawn = { rows: Rows; starts: Map<CommentId, number>; total: number };

type HeldLine = {
  virtualizer: List;
  rows: Rows;
  indexOf: ReadonlyMap<CommentId, number>;
  tree: RefObject<HTMLElement | null>;
  scroller: RefObject<HTMLElement | null>;
};

/**
 * To be called before the virtualizer is asked which rows to draw. The answer lets go of the line: whoever
 * scrolls elsewhere calls it.
 */
export function useHeldLine({ virtualizer, rows, indexOf, tree, scroller }: HeldLine): () => void {
  const drawn = useRef<Drawn>({ rows, starts: new Map(), total: 0 });
  const held = useRef<Held | null>(null);
  const last = useRef<Held | null>(null);

  if (drawn.current.rows !== rows && scroller.current && held.current === null) {
    const focused = focusedInSight(scroller.current);
    // Measures the new rows.
    const total = virtualizer.getTotalSize();
    const moved = isBelow(focused, tree.current)
      ? total - drawn.current.total
      : movedBy(virtualizer, drawn.current, indexOf, focused);
    if (moved !== null) {
      virtualizer.scrollOffset = Math.max(0, (virtualizer.scrollOffset ?? 0) + moved);
      // A wheel's smooth movement would end with it: there the browser's anchoring does as well.
      if (!virtualizer.isScrolling) {
        held.current = hold(focused ?? elementAt(scroller.current), last.current);
      }
    }
  }

  useLayoutEffect(() => {
    if (held.current !== null) {
      last.current = held.current;
      putBack(held.current, scroller.current);
    }
    // Rows that are measured while they are drawn are drawn once more before anything else happens.
    queueMicrotask(() => {
      held.current = null;
    });
    const starts = new Map<CommentId, number>();
    const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: -1 };
    for (let index = startIndex; index <= endIndex; index += 1) {
      const row = rows[index];
      const item = virtualizer.measurementsCache[index];
      if (row && item) starts.set(row.comment.id, item.start);
    }
    drawn.current = { rows, starts, total: virtualizer.getTotalSize() };
  });
  return useCallback(() => {
    held.current = null;
  }, []);
}

/**
 * Pixels by which the row that is held has another place now, so that it stays in the page. Null where
 * nothing of the list has reached the top of the view.
 */
function movedBy(
  virtualizer: List,
  { starts }: Drawn,
  indexOf: ReadonlyMap<CommentId, number>,
  focused: Element | null,
): number | null {
  const id = focused?.closest<HTMLElement>('[data-id]')?.dataset.id as CommentId | undefined;
  const isHeld = id !== undefined && starts.has(id);
  const [first] = starts.values();
  if (first === undefined || (first > (virtualizer.scrollOffset ?? 0) && !isHeld)) return null;
  for (const [rowId, before] of starts) {
    const index = indexOf.get(rowId);
    const after = index === undefined ? undefined : virtualizer.measurementsCache[index]?.start;
    if (after !== undefined && (!isHeld || rowId === id)) return after - before;
  }
  return null;
}

/** The composer stands below the thread. */
function isBelow(focused: Element | null, tree: HTMLElement | null): boolean {
  if (!focused || !tree) return false;
  return (
    Boolean(tree.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) &&
    !tree.contains(focused)
  );
}

function focusedInSight(scroller: HTMLElement): Element | null {
  const focused = document.activeElement;
  if (!focused || focused === scroller || !scroller.contains(focused)) return null;
  const view = scroller.getBoundingClientRect();
  const box = focused.getBoundingClientRect();
  return box.bottom > view.top && box.top < view.bottom ? focused : null;
}

/** The comment at the top of the view. */
function elementAt(scroller: HTMLElement): Element | null {
  const { top } = scroller.getBoundingClientRect();
  for (const row of scroller.querySelectorAll('[role="treeitem"]')) {
    if (row.getBoundingClientRect().bottom > top) return row;
  }
  return null;
}

/**
 * Where it stands. What scrolls stands at whole pixels, and rows have parts of one: held again, it is meant
 * to be where it was held before, so that parts do not add up.
 */
function hold(element: Element | null, last: Held | null): Held | null {
  if (element === null) return null;
  const { top } = element.getBoundingClientRect();
  const isSame = last?.element === element && Math.abs(last.top - top) < 1;
  return isSame ? last : { element, top };
}

function putBack({ element, top }: Held, scroller: HTMLElement | null): void {
  if (scroller === null || !element.isConnected) return;
  const moved = element.getBoundingClientRect().top - top;
  if (Math.abs(moved) >= 0.5) scroller.scrollTop += moved;
}
