// Asks again for what changed without ever having two questions of a kind under way: notices that
// come meanwhile are gathered and asked for together once the answer is there.

/** `refresh` is given all that was gathered since it last began. */
export function catchUp<T>(refresh: (gathered: T[]) => Promise<void>): (change: T) => void {
  let gathered: T[] = [];
  let busy = false;
  const run = async (): Promise<void> => {
    busy = true;
    try {
      while (gathered.length > 0) {
        const taken = gathered;
        gathered = [];
        await refresh(taken);
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
