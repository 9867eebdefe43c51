// What happens when the disk is full: the cache stops growing, so that the room which is left is for what
// stands nowhere else. Knows which caches are bound; frees and fills no room itself.
import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { isFull } from './damage.ts';

const bound = new WeakSet<Database.Database>();
/** SQLite's own greatest. */
const mostPages = 4_294_967_294;

/** From now on only `fromReserve` may make the file larger. */
export function stopGrowth(db: Database.Database): void {
  bound.add(db);
  db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
}

export function letGrow(db: Database.Database): void {
  bound.delete(db);
  db.pragma(`max_page_count = ${mostPages}`);
}

export function hasRoom(db: Database.Database): boolean {
  return !bound.has(db);
}

/** Runs a write that must not wait for room: of drafts, of the outbox, or of what was withheld. */
export function fromReserve<T>(db: Database.Database, work: () => T): T {
  if (hasRoom(db)) return work();
  db.pragma(`max_page_count = ${mostPages}`);
  try {
    return work();
  } finally {
    stopGrowth(db);
  }
}

/** A mark that is only a convenience: without room it is not made, and nobody need be told. */
export function markIfRoom(mark: () => void): void {
  try {
    mark();
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}

/** Some hundred long drafts, with the pages and the log that they need. */
export const reserveBytes = 8 * 1024 * 1024;

/** A file that is given back to the disk when that is full. */
export function createReserve(path: string) {
  const free = () => {
    const { bavail, bsize } = statfsSync(dirname(path));
    return bavail * bsize;
  };
  return {
    /** Whether it is held, or there is room enough for it. */
    isSafe: () => existsSync(path) || free() >= 2 * reserveBytes,
    /** Takes the room; says whether there was as much, and as much again. */
    hold(): boolean {
      if (existsSync(path)) return true;
      try {
        const opened = openSync(path, 'w');
        try {
          const block = Buffer.alloc(1024 * 1024, 'reserve ');
          for (let at = 0; at < reserveBytes; at += block.length) writeSync(opened, block);
          fsyncSync(opened);
        } finally {
          closeSync(opened);
        }
        if (free() >= reserveBytes) return true;
      } catch (error) {
        if (!isFull(error)) return false;
      }
      rmSync(path, { force: true });
      return false;
    },
    release: () => rmSync(path, { force: true }),
  };
}
