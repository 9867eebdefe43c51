// Whether nothing has the focus any more: what had it is gone, or out of sight. Looks, and gives it to
// nobody by itself.

export function isFocusLost(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || !activeElement.checkVisibility()
  );
}
