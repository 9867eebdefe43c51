// Whether somebody types or scrolls at this moment, so that what can wait does not come in between, or only
// where that is not felt.

/** Between two keys of somebody who writes there is less than this (ms). */
const PAUSE_MS = 400;

/** Within this time (ms) the next key of a quick writer comes. */
const NEXT_KEY_MS = 150;
/** As long as a frame takes to the screen once the page has drawn it (ms): it wants the machine too. */
const TO_SCREEN_MS = 16;

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

/**
 * Calls back when the next key has reached the screen, which leaves the most time before the one after it;
 * where none comes soon, after a frame. The answer calls that off.
 */
export function inBetween(call: () => void): () => void {
  let frame = 0;
  const afterFrame = () => {
    stop();
    frame = requestAnimationFrame(() => {
      timer = setTimeout(call, TO_SCREEN_MS);
    });
  };
  let timer = setTimeout(afterFrame, NEXT_KEY_MS);
  function stop(): void {
    window.removeEventListener('keydown', afterFrame, { capture: true });
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  }
  window.addEventListener('keydown', afterFrame, { capture: true });
  return stop;
}
