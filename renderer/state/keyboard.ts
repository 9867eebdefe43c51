// Where letters, digits and arrows are not the window's to take. Looks at the page, changes nothing.

import { useOverlay } from './overlay.ts';

/** A field of text. Radio buttons and boxes take no letters. */
const TEXT = 'textarea, input:not([type="radio"], [type="checkbox"]), [contenteditable="true"]';

/** Where letters belong to somebody else. A list of choices finds its own by their first letters. */
const TAKES_LETTERS = `${TEXT}, select`;
/** Radio buttons are chosen with the arrows. */
const TAKES_ARROWS = `${TAKES_LETTERS}, input[type="radio"]`;

/** While one is open every key is its own, wherever the focus is by then. */
const OPEN_OVER = ':is([role="menu"], [role="dialog"], [role="alertdialog"]):not([data-closed])';

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT) !== null;
}

/** Whether a menu or a dialog is open over the window. */
export function isOverlaid(): boolean {
  // One that was asked for may not be drawn yet.
  return useOverlay.getState().overlay !== null || document.querySelector(OPEN_OVER) !== null;
}

/** Whether a key that is pressed there is one of the window's own. */
export function isWindowKey(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (!(target instanceof HTMLElement) || isOverlaid()) return false;
  return target.closest(key.startsWith('Arrow') ? TAKES_ARROWS : TAKES_LETTERS) === null;
}
