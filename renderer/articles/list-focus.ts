// The way to the list of articles by its place in the page.

/** Gives the focus to the article in the list that is read, or was; false where no list is in sight. */
export function focusList(): boolean {
  const item = document.querySelector<HTMLElement>('[data-keys="list"] button[tabindex="0"]');
  if (!item?.checkVisibility()) return false;
  item.focus();
  return true;
}
