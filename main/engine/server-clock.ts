// The server's clock, told by this device's own: how far that one is off, and whether somebody has set
// it since. Asks nobody itself.

/** How often it is looked whether this device's clock was set. */
const checkMs = 5_000;
/** Less than this no clock that is set to the right time is off by for long. */
const jumpMs = 1_000;

export type ServerClock = ReturnType<typeof createServerClock>;

/** `onJump`: the device's clock was set, or it slept, so that the server's is to be asked for again. */
export function createServerClock(onJump: () => void) {
  let offsetMs = 0;
  let drift = driftNow();
  const timer = setInterval(() => {
    if (Math.abs(driftNow() - drift) < jumpMs) return;
    drift = driftNow();
    onJump();
  }, checkMs);
  return {
    /** `now`: what the server says, as ISO time. Behind by the answer's way here, so no mute ends early. */
    told(now: string): void {
      offsetMs = Date.parse(now) - Date.now();
      drift = driftNow();
    },
    /** Milliseconds to add to this device's clock. */
    offsetMs: () => offsetMs,
    /** Epoch milliseconds. */
    now: () => Date.now() + offsetMs,
    close: () => clearInterval(timer),
  };
}

// Between this device's clock and the one that nobody can set.
function driftNow(): number {
  return Date.now() - performance.now();
}
