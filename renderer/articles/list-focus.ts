// The way to the list of articles by its place in the page.
import { isFocusLost } from '../state/lost-focus.ts';

const MOST_FRAMES = 30;

/** Gives the focus to the article in the list that is read, or was; false where no list is in sight. */
export function focusList(): boolean {
  const item = document.querySelector<HTMLElement>('[data-keys="list"] button[tabindex="0"]');
  if (!item?.checkVisibility()) return false;
  item.focus();
  return true;
}

/**
 * The same where nothing has the focus any more, once the list is drawn: out of sight it draws nothing.
 * Answers the way to stop.
 */
export function findFocusInList(): () => void {
  let frame = 0;
  let frames = 0;
  const seek = () => {
    frames += 1;
    if (!isFocusLost() || focusList() || frames > MOST_FRAMES) return;
    frame = requestAnimationFrame(seek);
  };
  // Whoever gives the focus back to where it came from does so in this moment, and comes first.
  frame = requestAnimationFrame(seek);
  return () => cancelAnimationFrame(frame);
}
