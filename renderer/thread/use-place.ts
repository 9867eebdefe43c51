// Where in an article and its thread one is, for the way back; and being there again.
import { type RefObject, useEffect } from 'react';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { tellPlaceBy } from '../state/history.ts';
import { isFocusLost } from '../state/lost-focus.ts';
import { haveReturned, type PlaceInThread, useNavigation } from '../state/navigation.ts';

const ROW = '[role="treeitem"]';
/** Rows are measured as they are drawn, which moves those below. */
const SETTLED_FRAMES = 3;
const MOST_FRAMES = 90;

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

function placeIn(scroller: HTMLElement): PlaceInThread {
  const { scrollTop } = scroller;
  const anchor = anchorIn(scroller);
  if (!anchor) return { commentId: null, offset: 0, scrollTop };
  const offset = anchor.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  return { commentId: anchor.dataset.id as CommentId, offset, scrollTop };
}

/** Holds the place until nothing moves it any more; gives up when it takes too long. */
function returnTo(scroller: HTMLElement, place: PlaceInThread): () => void {
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
    frames += 1;
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
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}

/** `isThere`: the article that is to be read is drawn, and its comments with it. */
export function usePlace(scroller: RefObject<HTMLElement | null>, isThere: boolean): void {
  useEffect(
    () =>
      tellPlaceBy(() => (scroller.current?.checkVisibility() ? placeIn(scroller.current) : null)),
    [scroller],
  );
  const place = useNavigation((state) => state.returningTo);
  useEffect(() => {
    if (!place || !isThere || !scroller.current) return;
    return returnTo(scroller.current, place);
  }, [place, isThere, scroller]);
}
