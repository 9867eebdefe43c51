// The cache files of one community: opens them, puts another in the place of one that cannot be used, and
// holds what is wrong with keeping things on this device. Knows no rows.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { StorageProblem } from '../../shared/bridge/storage-problem.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { pruneAsides } from './cache/aside.ts';
import { isFull, whyReplaced } from './cache/damage.ts';
import { type Cache, type OpenedCache, openCache, replaceCache } from './cache/database.ts';
import { createReserve, letGrow, stopGrowth } from './cache/room.ts';
import { describeFailure } from './failure.ts';

export type StoragePorts = {
  folder: string;
  /** There is another thing to say, or nothing any more. */
  onChange: () => void;
  /** The disk was full and is not any more. */
  onRoom: () => void;
  log: (line: string) => void;
};

/** A disk that damages so many files within this time (ms) is not asked any more. */
const bound = { replaced: 3, within: 60_000 };

const reserveAfterMs = 10_000;
/** How often it is looked whether there is room again. */
const lookAgainMs = 5_000;

export type Storage = ReturnType<typeof createStorage>;

export function createStorage({ folder, onChange, onRoom, log }: StoragePorts) {
  let problem: StorageProblem | null = null;
  const reserve = createReserve(join(folder, 'reserve'));
  const filled = new Set<Cache>();
  let looking: NodeJS.Timeout | undefined;
  // Not while the app starts: there is other work for the disk.
  const first = setTimeout(() => {
    if (existsSync(folder) && looking === undefined) reserve.hold();
  }, reserveAfterMs).unref();
  let replaced: number[] = [];

  const pathOf = (memberId: MemberId | null) => join(folder, `${memberId ?? 'guest'}.db`);

  function say(said: StorageProblem | null): void {
    if (JSON.stringify(said) === JSON.stringify(problem)) return;
    problem = said;
    onChange();
  }

  function fill(db: Cache | null): void {
    reserve.release();
    if (db !== null) {
      filled.add(db);
      stopGrowth(db);
    }
    if (problem?.kind !== 'full')
      log('the disk is full: the cache grows no more until there is room');
    say({ kind: 'full' });
    looking ??= setInterval(look, lookAgainMs).unref();
  }

  function look(): void {
    if (!reserve.hold()) return;
    clearInterval(looking);
    looking = undefined;
    for (const db of filled) if (db.open) letGrow(db);
    filled.clear();
    log('there is room on the disk again');
    say(null);
    onRoom();
  }

  /** Where the disk is full the reserve makes room for what opening needs. */
  function openInReserve(opening: () => OpenedCache): OpenedCache {
    try {
      return opening();
    } catch (error) {
      if (!isFull(error)) throw error;
      fill(null);
      return opening();
    }
  }

  /** Where no file can be had, what is read and written stands in memory. */
  function opened(opening: () => OpenedCache): Cache {
    try {
      const { db, replaced: old } = openInReserve(opening);
      if (problem?.kind === 'full' || !reserve.isSafe()) fill(db);
      if (old === null) return db;
      const kept = old.complete ? 'all' : 'not all';
      log(`a cache could not be used (${old.detail}); ${kept} of one’s own was carried over`);
      say({ kind: 'replaced', why: old.why, complete: old.complete });
      return db;
    } catch (error) {
      log(`no cache can be kept: ${describeFailure(error)}`);
      say({ kind: 'nowhere' });
      return openCache(':memory:').db;
    }
  }

  return {
    problem: () => problem,
    understood(): void {
      if (problem?.kind === 'replaced') say(looking === undefined ? null : { kind: 'full' });
    },
    has: (memberId: MemberId | null) => existsSync(pathOf(memberId)),
    /** The account's cache, or the guest's. */
    open: (memberId: MemberId | null) => opened(() => openCache(pathOf(memberId))),
    /** Another cache for one that turned out to be damaged, and was closed. */
    replace(memberId: MemberId | null, error: unknown): Cache {
      const now = performance.now();
      replaced = [...replaced.filter((at) => now - at < bound.within), now];
      return opened(() => {
        if (replaced.length >= bound.replaced) throw error;
        const detail = error instanceof Error ? error.name : 'damage';
        return replaceCache(pathOf(memberId), whyReplaced(error), detail);
      });
    },
    /** The disk took no more of this cache. */
    fill,
    close(): void {
      clearTimeout(first);
      clearInterval(looking);
    },
    /** `now`: the server's. */
    prune(now: number): void {
      try {
        pruneAsides(folder, now);
      } catch (error) {
        log(`what was put aside cannot be taken away: ${describeFailure(error)}`);
      }
    },
  };
}
