// Asks again for what changed without ever having two questions of a kind under way: notices that
// come meanwhile are gathered and asked for together once the answer is there.

/**
 * `refresh` is given all that was gathered since it last began. `restMs`: how long it is left alone
 * after each answer, or after one that was for so many changes, so that a storm does not make it ask all
 * the time; the first change of a quiet time is asked for at once. An urgent change ends the rest.
 */
export function catchUp<T>(
  refresh: (gathered: T[]) => Promise<void>,
  restMs: number | ((changes: number) => number) = 0,
  isUrgent: (change: T) => boolean = () => false,
): (change: T) => void {
  let gathered: T[] = [];
  let busy = false;
  let wake = () => {};
  const run = async (): Promise<void> => {
    busy = true;
    try {
      while (gathered.length > 0) {
        const taken = gathered;
        gathered = [];
        await refresh(taken);
        const rest = typeof restMs === 'number' ? restMs : restMs(taken.length);
        if (rest === 0 || gathered.some(isUrgent)) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, rest);
        });
      }
    } finally {
      busy = false;
    }
  };
  return (change) => {
    gathered.push(change);
    if (!busy) void run();
    else if (isUrgent(change)) wake();
  };
}

/** Between two answers in a quiet time there is more than this (ms). */
const HEELS_MS = 40;

/** A rest for a storm alone: after an answer for several changes, or on the heels of the one before. */
export function restInStorm(restMs: number): (changes: number) => number {
  let answeredAt = -Infinity;
  return (changes) => {
    const sinceMs = performance.now() - answeredAt;
    answeredAt = performance.now();
    return changes > 2 || sinceMs < HEELS_MS ? restMs : 0;
  };
}
