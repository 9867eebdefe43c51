// Where single letters and digits are not the app's to take. Pure.

/** A field of text. Radio buttons and boxes take no letters. */
const TEXT = 'textarea, input:not([type="radio"], [type="checkbox"]), [contenteditable="true"]';

/** Where the letters belong to somebody else: a field, an open menu or dialog. */
const TAKEN = `${TEXT}, [role="menu"], [role="dialog"], [role="alertdialog"]`;

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TEXT) !== null;
}

/** Whether a letter that is pressed there is one of the window's own keys. */
export function isWindowKey(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return target instanceof HTMLElement && target.closest(TAKEN) === null;
}
