// When a view that many changes come to is drawn anew: at once where it is quiet, and in a storm as seldom
// as drawing it costs, so that reading, scrolling and writing keep the machine. Draws nothing itself.

export type Urgency = 'own' | 'inSight' | 'outOfSight';

type Terms = {
  /** So many times as long as the last drawing took is left to everything else. */
  share: number;
  /** No longer than this (ms). */
  longest: number;
  /** No longer than this while somebody types or scrolls all the time (ms). */
  longestInUse: number;
};

const terms: Record<Exclude<Urgency, 'own'>, Terms> = {
  inSight: { share: 20, longest: 1_500, longestInUse: 2_500 },
  outOfSight: { share: 100, longest: 2_500, longestInUse: 10_000 },
};

/** How long after the last drawing the next one comes at the earliest, and at the latest, in milliseconds. */
export function restAfter(costMs: number, urgency: Urgency): { least: number; most: number } {
  if (urgency === 'own') return { least: 0, most: 0 };
  const { share, longest, longestInUse } = terms[urgency];
  const least = Math.min(costMs * share, longest);
  // What takes no longer than a key takes disturbs nobody.
  return { least, most: costMs < 4 ? least : longestInUse };
}

export type Pace = {
  /** Draws when that is due; asked again with more urgency, sooner. */
  ask(urgency: Urgency): void;
  /** Forgets what was asked for. */
  stop(): void;
};

export type Use = {
  /** Milliseconds until nobody types or scrolls, 0 when nobody does. */
  untilPause: () => number;
  /** Calls back at the moment in which somebody who does both feels it least; the answer calls that off. */
  inBetween: (call: () => void) => () => void;
};

export function createPace(draw: () => void, { untilPause, inBetween }: Use): Pace {
  let drawnAt = -Infinity;
  let costMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked: Urgency | null = null;
  let callOff = () => {};

  const forgetPlan = () => {
    clearTimeout(timer);
    callOff();
  };
  const stop = () => {
    forgetPlan();
    asked = null;
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
  const plan = (urgency: Urgency) => {
    forgetPlan();
    asked = urgency;
    const now = performance.now();
    const { least, most } = restAfter(costMs, urgency);
    const left = drawnAt + least - now;
    const pause = Math.min(untilPause(), drawnAt + most - now);
    if (left <= 0 && pause <= 0) {
      if (urgency === 'own' || untilPause() <= 0) run();
      else callOff = inBetween(run);
    } else timer = setTimeout(() => plan(urgency), Math.max(left, pause));
  };
  return {
    ask(urgency) {
      const isSooner = asked === null || urgency === 'own' || asked === 'outOfSight';
      if (isSooner && urgency !== asked) plan(urgency);
    },
    stop,
  };
}
