// Keeps what has the focus in sight while the window gets another size: the lines of all that stands above
// it break anew. Moves nothing where it was out of sight before.
import { type RefObject, useEffect } from 'react';

/** Rows that stand in other lines are measured and drawn again within so many frames. */
const FRAMES = 12;

/** What has the focus, with the form or the comment that it belongs to. */
function focusedIn(scroller: HTMLElement): Element | null {
  const { activeElement } = document;
  if (activeElement === null || activeElement === scroller) return null;
  return scroller.contains(activeElement) ? (activeElement.closest('form') ?? activeElement) : null;
}

function touches(scroller: HTMLElement, element: Element): boolean {
  const view = scroller.getBoundingClientRect();
  const box = element.getBoundingClientRect();
  return box.bottom > view.top && box.top < view.bottom;
}

export function useKeptInSight(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let inSight: Element | null = null;
    let left = 0;
    let frame = 0;
    let looking = 0;
    const look = () => {
      const focused = focusedIn(element);
      inSight = focused && touches(element, focused) ? focused : null;
    };
    const show = () => {
      const focused = focusedIn(element);
      if (focused !== null && focused === inSight) focused.scrollIntoView({ block: 'nearest' });
      left -= 1;
      if (left > 0) frame = requestAnimationFrame(show);
    };
    // Whoever gives it the focus scrolls to it after that.
    const lookSoon = () => {
      cancelAnimationFrame(looking);
      looking = requestAnimationFrame(look);
    };
    let size = '';
    const sizeNow = () => `${element.clientWidth} ${element.clientHeight}`;
    // In a new size the browser may have scrolled before anybody is told of it.
    const onScroll = () => {
      if (left <= 0 && size === sizeNow()) look();
    };
    let isFirst = true;
    const observer = new ResizeObserver(() => {
      size = sizeNow();
      // What is hidden comes back where it was.
      if (isFirst || element.clientHeight === 0) {
        isFirst = false;
        return;
      }
      cancelAnimationFrame(frame);
      left = FRAMES;
      show();
    });
    observer.observe(element);
    look();
    element.addEventListener('focusin', lookSoon);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      cancelAnimationFrame(looking);
      element.removeEventListener('focusin', lookSoon);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);
}
