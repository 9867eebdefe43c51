// Scrolls to the end of what grows while it is drawn.

const SETTLED_FRAMES = 3;
const MOST_FRAMES = 60;

/** Scrolls to the end and stays there while rows that were only estimated are drawn. */
export function scrollToEnd(element: HTMLElement, frames = MOST_FRAMES, settled = 0): void {
  const { scrollHeight } = element;
  element.scrollTop = scrollHeight;
  if (frames === 0 || settled === SETTLED_FRAMES) return;
  requestAnimationFrame(() => {
    const same = element.scrollHeight === scrollHeight;
    scrollToEnd(element, frames - 1, same ? settled + 1 : 0);
  });
}
