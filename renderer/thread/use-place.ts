// Where in an article and its thread one is, for the way back and for the window's next start; and being
// there again.
import { type RefObject, useEffect } from 'react';
import type { ThreadPlace } from '../../shared/bridge/view-place.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { tellPlaceBy } from '../state/history.ts';
import { isFocusLost } from '../state/lost-focus.ts';
import { haveReturned, returnBeside, useNavigation } from '../state/navigation.ts';
import { standAt } from '../state/standing.ts';
import { useThread } from '../state/thread.ts';

const ROW = '[role="treeitem"]';
/** Rows are measured as they are drawn, which moves those below. */
const SETTLED_FRAMES = 3;
const MOST_FRAMES = 90;
/** As many as are drawn: one of them is there again. */
const MOST_NEAR = 40;
/** Between two tellings of where one is (ms). */
const TELL_MS = 500;

/** The comment that has the focus, if it is in sight, or the first one that is. */
function anchorIn(scroller: HTMLElement): HTMLElement | null {
  const { top, bottom } = scroller.getBoundingClientRect();
  const inSight = (row: HTMLElement) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  };
  const focused = document.activeElement?.closest<HTMLElement>(ROW);
  if (focused && scroller.contains(focused) && inSight(focused)) return focused;
  const first = [...scroller.querySelectorAll<HTMLElement>(ROW)].find(inSight);
  // While the article fills the view it is what one reads.
  return first && first.getBoundingClientRect().top < (top + bottom) / 2 ? first : null;
}

function placeIn(scroller: HTMLElement): ThreadPlace {
  const { scrollTop } = scroller;
  const anchor = anchorIn(scroller);
  if (!anchor) return { commentId: null, near: [], offset: 0, scrollTop };
  const offset = anchor.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  const rows = [...scroller.querySelectorAll<HTMLElement>(ROW)];
  const at = rows.indexOf(anchor);
  const ids = rows.map(({ dataset }) => dataset.id as CommentId);
  const near = ids
    .map((id, index) => ({ id, away: Math.abs(index - at) }))
    .sort((one, other) => one.away - other.away)
    .slice(1, MOST_NEAR)
    .map(({ id }) => id);
  return { commentId: anchor.dataset.id as CommentId, near, offset, scrollTop };
}

/** What one does there oneself: from then on one is where one goes. */
const OWN_MOVES = ['wheel', 'pointerdown', 'keydown', 'focusin'] as const;
const MODIFIERS = ['Alt', 'Control', 'Meta', 'Shift'];

function isOwnMove(event: Event, { commentId }: ThreadPlace): boolean {
  if (event instanceof KeyboardEvent) return !MODIFIERS.includes(event.key);
  if (event.type !== 'focusin') return true;
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>(ROW) : null;
  return row !== null && row.dataset.id !== commentId;
}

/** Holds the place until nothing moves it any more, or one goes elsewhere; gives up when it takes too long. */
function returnTo(scroller: HTMLElement, place: ThreadPlace): () => void {
  let frame = 0;
  let frames = 0;
  let settled = 0;
  const wanted = () => {
    if (place.commentId === null) return place.scrollTop;
    const row = scroller.querySelector<HTMLElement>(`${ROW}[data-id="${place.commentId}"]`);
    if (!row) return null;
    const offset = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    return scroller.scrollTop + offset - place.offset;
  };
  const step = () => {
    // A comment may come with the rest of its thread.
    frames += useThread.getState().whole ? 1 : 0.1;
    const top = wanted();
    if (top !== null) {
      const before = scroller.scrollTop;
      if (Math.abs(top - before) >= 1) scroller.scrollTop = top;
      settled = Math.abs(scroller.scrollTop - before) < 1 ? settled + 1 : 0;
    }
    if (settled < SETTLED_FRAMES && frames < MOST_FRAMES) frame = requestAnimationFrame(step);
    else {
      // The comment has it by now; of an article, its headline.
      if (isFocusLost()) scroller.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      haveReturned();
    }
  };
  const begun = performance.now();
  const onMove = (event: Event) => {
    // The key that leads back is none.
    if (event.timeStamp > begun && isOwnMove(event, place)) haveReturned();
  };
  for (const name of OWN_MOVES) scroller.ownerDocument.addEventListener(name, onMove, true);
  frame = requestAnimationFrame(step);
  return () => {
    cancelAnimationFrame(frame);
    for (const name of OWN_MOVES) scroller.ownerDocument.removeEventListener(name, onMove, true);
  };
}

/** `isThere`: the article that is to be read is drawn, and its comments with it. */
export function usePlace(scroller: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(
    () =>
      tellPlaceBy(() => (scroller.current?.checkVisibility() ? placeIn(scroller.current) : null)),
    [scroller],
  );
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const tell = () => {
      timer = null;
      const isReturning = useNavigation.getState().returningTo !== null;
      if (!isReturning && element.checkVisibility()) standAt(placeIn(element));
    };
    const soon = () => {
      timer ??= setTimeout(tell, TELL_MS);
    };
    element.addEventListener('scroll', soon, { passive: true });
    element.addEventListener('focusin', soon);
    return () => {
      if (timer !== null) clearTimeout(timer);
      element.removeEventListener('scroll', soon);
      element.removeEventListener('focusin', soon);
    };
  }, [scroller]);
  const whole = useThread((state) => state.whole);
  const place = useNavigation((state) => state.returningTo);
  useEffect(() => {
    if (!place || !isThere || !scroller.current) return;
    return returnTo(scroller.current, place);
  }, [place, isThere, scroller]);
  useEffect(() => {
    if (!place || place.commentId === null || !whole) return;
    const { comments, place: open } = useThread.getState();
    // The article before is still there for a moment.
    const isOther = open?.articleId !== useNavigation.getState().articleId;
    if (isOther || comments.has(place.commentId)) return;
    returnBeside(place.near.find((id) => comments.has(id)) ?? null);
  }, [place, whole]);
}
