// Asks again for what changed without ever having two questions of a kind under way: notices that
// come meanwhile are gathered and asked for together once the answer is there.

/**
 * `refresh` is given all that was gathered since it last began. `restMs`: how long it is left alone
 * after each answer, so that a storm does not make it ask all the time; the first change of a quiet
 * time is asked for at once.
 */
export function catchUp<T>(
  refresh: (gathered: T[]) => Promise<void>,
  restMs = 0,
): (change: T) => void {
  let gathered: T[] = [];
  let busy = false;
  const run = async (): Promise<void> => {
    busy = true;
    try {
      while (gathered.length > 0) {
        const taken = gathered;
        gathered = [];
        await refresh(taken);
        if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
      }
    } finally {
      busy = false;
    }
  };
  return (change) => {
    gathered.push(change);
    if (!busy) void run();
  };
}
