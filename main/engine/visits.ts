// Visits of a member to a community: when one has ended and the next begins. Counts the server's time
// alone. Knows nothing of what happened meanwhile.
import type { Cache } from './cache/database.ts';
import { markIfRoom } from './cache/room.ts';
import { markVisited, readVisit, saveVisit } from './cache/visits.ts';

export type VisitsPorts = {
  db: Cache;
  /** The server's time at which it was last heard from, in epoch milliseconds. */
  heardAt: () => number;
  /** Whether anything of the last time away was not looked at yet. */
  isAnythingLeft: (since: number) => boolean;
  /** What went wrong in this app itself, such as a cache that cannot be written. */
  onFailure: (error: unknown) => void;
};

export type Visits = {
  /** The line is there. */
  arrive(): void;
  /** The line is gone, or the app closes. */
  leave(): void;
  /** The member has caught up. */
  done(): void;
  /** The end of the last visit; null where there was none. */
  since(): number | null;
  isAway(): boolean;
};

/** Shorter than this nobody was away: a lunch, or a line that comes and goes. */
export const awayMs = 4 * 60 * 60_000;
/** How late the end of a visit may be noted where the app is killed. */
const noteMs = 60_000;

export function createVisits(ports: VisitsPorts): Visits {
  const { db, heardAt, isAnythingLeft } = ports;
  let visit = readVisit(db);
  let timer: NodeJS.Timeout | null = null;

  function save(to: NonNullable<typeof visit>): void {
    visit = to;
    // On a full disk the visit still counts, until the app is closed.
    markIfRoom(() => saveVisit(db, to));
  }

  function note(): void {
    if (visit !== null) save({ ...visit, presentAt: heardAt() });
  }

  function leave(): void {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    note();
  }

  return {
    arrive() {
      leave();
      const now = heardAt();
      if (visit === null) {
        save({ since: now, presentAt: now, isAway: false });
      } else if (now - visit.presentAt >= awayMs) {
        // What was left of an earlier time away still is: then it is caught up with as one.
        const isLeft = visit.isAway && isAnythingLeft(visit.since);
        const since = isLeft ? visit.since : visit.presentAt;
        if (!isLeft) markIfRoom(() => markVisited(db));
        save({ since, presentAt: now, isAway: true });
      }
      timer = setInterval(() => {
        try {
          note();
        } catch (error) {
          ports.onFailure(error);
        }
      }, noteMs);
    },
    leave,
    done() {
      if (visit === null) return;
      // Without a line nothing is known of what happened after it was lost.
      const until = timer === null ? visit.presentAt : heardAt();
      const caughtUp = { since: until, presentAt: until, isAway: false };
      markIfRoom(() => markVisited(db));
      save(caughtUp);
    },
    since: () => visit?.since ?? null,
    isAway: () => visit?.isAway === true,
  };
}
