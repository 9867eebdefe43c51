// When a view that many changes come to is drawn anew: at once where it is quiet, and in a storm as seldom
// as drawing it costs, so that reading, scrolling and writing keep the machine. Draws nothing itself.

/** So many times as long as the last drawing took is left to everything else. */
const SHARE = 100;
/** What changes out of sight waits no longer than this (ms). */
const LONGEST_MS = 2_500;
/** What changes in sight is shown so often at most (ms): more could not be read. */
const IN_SIGHT_MS = 250;

export type Urgency = 'own' | 'inSight' | 'outOfSight';

/** How long after the last drawing the next one comes, in milliseconds. */
export function restAfter(costMs: number, urgency: Urgency): number {
  if (urgency === 'own') return 0;
  const rest = Math.min(costMs * SHARE, LONGEST_MS);
  return urgency === 'inSight' ? Math.min(rest, IN_SIGHT_MS) : rest;
}

export type Pace = {
  /** Draws when that is due; asked again with more urgency, sooner. */
  ask(urgency: Urgency): void;
  /** Forgets what was asked for. */
  stop(): void;
};

export function createPace(draw: () => void): Pace {
  let drawnAt = -Infinity;
  let costMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;

  const stop = () => {
    clearTimeout(timer);
    dueAt = Infinity;
  };
  const run = () => {
    stop();
    const begun = performance.now();
    draw();
    drawnAt = performance.now();
    // React draws in a microtask that it has queued by now.
    queueMicrotask(() => {
      drawnAt = performance.now();
      costMs = drawnAt - begun;
    });
  };
  return {
    ask(urgency) {
      const now = performance.now();
      const at = drawnAt + restAfter(costMs, urgency);
      if (at <= now) run();
      else if (at < dueAt) {
        stop();
        dueAt = at;
        timer = setTimeout(run, at - now);
      }
    },
    stop,
  };
}
