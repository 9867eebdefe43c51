// The server's clock: what the server said last, carried on by the one clock of this device that nobody
// can set. Asks nobody itself.

/** How often it is looked whether this device's clock was set. */
const checkMs = 5_000;
/** Less than this no clock that is set to the right time is off by for long. */
const jumpMs = 1_000;

export type ServerClock = ReturnType<typeof createServerClock>;

/**
 * `onJump`: the device's clock was set, or it slept, so that the server's is to be asked for again.
 * `rememberedMs`: what this device's clock was off by when the server was last heard, in an earlier run.
 */
export function createServerClock(onJump: () => void, rememberedMs = 0) {
  /** What the server said, and when by `performance.now`; until then there is only this device's word. */
  let known: { time: number; at: number } | null = null;
  let drift = driftNow();
  const timer = setInterval(() => {
    if (Math.abs(driftNow() - drift) < jumpMs) return;
    drift = driftNow();
    onJump();
  }, checkMs);
  function now(): number {
    if (known === null) return Date.now() + rememberedMs;
    return Math.round(known.time + performance.now() - known.at);
  }
  return {
    /** `now`: what the server says, as ISO time. Behind by the answer's way here, so no mute ends early. */
    told(now: string): void {
      known = { time: Date.parse(now), at: performance.now() };
      drift = driftNow();
    },
    /** Milliseconds to add to this device's clock, as that one stands at this moment. */
    offsetMs: () => now() - Date.now(),
    /** Epoch milliseconds. Stands still where the device sleeps, until the server is asked again. */
    now,
    close: () => clearInterval(timer),
  };
}

// Between this device's clock and the one that nobody can set.
function driftNow(): number {
  return Date.now() - performance.now();
}
