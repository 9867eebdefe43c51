// Whether somebody types or scrolls at this moment, so that what can wait does not come in between.

/** Between two keys of somebody who writes there is less than this (ms). */
const PAUSE_MS = 400;

let lastAt = -Infinity;

function note(): void {
  lastAt = performance.now();
}

/** What one does oneself is heard; `scroll` comes of a scroll bar too. */
export function startInUse(): void {
  for (const kind of ['keydown', 'wheel', 'scroll'] as const) {
    window.addEventListener(kind, note, { capture: true, passive: true });
  }
}

/** Milliseconds until it can be said that nobody does; 0 when that is now. */
export function untilPause(): number {
  return Math.max(0, lastAt + PAUSE_MS - performance.now());
}
