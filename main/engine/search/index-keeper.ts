// Brings the index up to date when the cache has been left alone for a moment, in short steps, so that
// neither a catch-up nor a reader waits for it. Knows no SQL.
import type { Cache } from '../cache/database.ts';
import { keepIndexStep } from '../cache/search-upkeep.ts';

/** A page from the server is seldom the last: the index waits for a pause, but not for ever. */
const pauseMs = 150;
const longestWaitMs = 1_500;
/** Between two steps, for whoever else has something to do. */
const betweenMs = 10;

export function createIndexKeeper(db: Cache, onFailure: (error: unknown) => void) {
  let timer: NodeJS.Timeout | undefined;
  let wokenAt: number | null = null;
  let isWorking = false;

  function step(): void {
    timer = undefined;
    wokenAt = null;
    try {
      isWorking = keepIndexStep(db);
      if (isWorking) timer = setTimeout(step, betweenMs);
    } catch (error) {
      isWorking = false;
      onFailure(error);
    }
  }

  return {
    /** Something has come or gone. */
    wake(): void {
      if (isWorking) return;
      const now = performance.now();
      wokenAt ??= now;
      if (timer !== undefined && now - wokenAt > longestWaitMs) return;
      clearTimeout(timer);
      timer = setTimeout(step, pauseMs);
    },
    close(): void {
      clearTimeout(timer);
      isWorking = true;
    },
  };
}
