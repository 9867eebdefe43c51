// Keeps the focused comment where it is on the screen while the rest of its thread comes above and below
// it. What comes singly later the browser's own anchoring takes care of.
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useThread } from '../state/thread.ts';

/** Rows that were only estimated are drawn and measured within so many frames. */
const FRAMES = 12;

type Held = { row: HTMLElement; top: number };

export function useHeldPlace(
  tree: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): void {
  const held = useRef<Held | null>(null);

  useEffect(() => {
    let frame = 0;
    const follow = (left: number) => {
      putBack(held.current, scroller.current);
      if (left === 0) held.current = null;
      else frame = requestAnimationFrame(() => follow(left - 1));
    };
    // Told before anything is drawn anew.
    const stop = useThread.subscribe((state, before) => {
      if (!state.whole || before.whole || !before.loaded || state.place !== before.place) return;
      const row = document.activeElement;
      if (!(row instanceof HTMLElement) || !tree.current?.contains(row)) return;
      held.current = { row, top: row.getBoundingClientRect().top };
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => follow(FRAMES));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [tree, scroller]);

  // At once, so that what stands around it is drawn with the same frame.
  useLayoutEffect(() => putBack(held.current, scroller.current));
}

function putBack(held: Held | null, scroller: HTMLElement | null): void {
  // Where one has gone on meanwhile, it is left behind.
  if (held === null || scroller === null || !held.row.contains(document.activeElement)) return;
  const moved = held.row.getBoundingClientRect().top - held.top;
  if (Math.abs(moved) >= 1) scroller.scrollTop += moved;
}
