// Opens a cache file: one SQLite file for a community and an account. Brings it up to the present
// schema, and puts a file that cannot be used aside instead of losing it.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { placeOf } from '../../../shared/thread/numbering.ts';
import { foldedName, indexedWords } from '../search/words.ts';
import { buildingPath, finishSwap, limitAsides, removeFile, swapIn } from './aside.ts';
import { isBusy, isFull, NewerCache, type WhyReplaced, whyReplaced } from './damage.ts';
import { migrations } from './migrations.ts';
import { notedRevocations } from './revocations.ts';
import { fromReserve } from './room.ts';
import { carryOver, ownRows, ownVersion, readKept, restore, withSpare } from './salvage.ts';
import { areSame, followBySpare, leaveSpare, readSpare, secondTables } from './spare.ts';

export type Cache = Database.Database & { readonly brand: 'Cache' };

/** A file that could not be used, and that a new one stands in for. */
export type Replaced = {
  why: WhyReplaced;
  /** What was said of it, for the log. */
  detail: string;
  /** Whether all that stands nowhere else is in the new one. */
  complete: boolean;
};

export type OpenedCache = { db: Cache; replaced: Replaced | null };

/**
 * Opens the file, or makes it. What a file that cannot be used still held of one's own is carried over.
 * Throws where there is no room, or where the folder takes no file.
 */
export function openCache(path: string): OpenedCache {
  if (path === ':memory:') return { db: openAndMigrate(path), replaced: null };
  mkdirSync(dirname(path), { recursive: true });
  finishSwap(path);
  try {
    return { db: complete(openAndMigrate(path), path), replaced: null };
  } catch (error) {
    if (isFull(error) || isBusy(error)) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    return replaceCache(path, whyReplaced(error), detail);
  }
}

/** Builds a new file with what is one's own in it, then puts the old one aside, whatever it holds. */
export function replaceCache(path: string, why: WhyReplaced, detail: string): OpenedCache {
  const kept = withSpare(readKept(path), readSpare(path));
  const building = buildingPath(path);
  const next = openAndMigrate(building);
  next.pragma('synchronous = full');
  const isComplete = carryOver(next, kept);
  // A file that is closed in this mode is all there is: no log lies beside it.
  next.pragma('journal_mode = delete');
  next.close();
  const aside = swapIn(path);
  // A removed text is not to live on in it for nothing. A newer app may have kept more than this one knows.
  if (isComplete && why !== 'newer') removeFile(aside);
  limitAsides(dirname(path));
  const db = complete(openAndMigrate(path), path);
  return { db, replaced: { why, detail, complete: isComplete } };
}

export function closeCache(db: Cache): void {
  leaveSpare(db);
  db.close();
}

/** What is one's own is as its second copy says, where that has seen as many changes or more. */
function complete(db: Cache, path: string): Cache {
  try {
    const spare = readSpare(path);
    const version = ownVersion(db);
    // Damage to the log takes the last changes without a word; damage within a text shows nowhere else.
    if (spare !== null && spare.version >= version) {
      const own = ownRows(db, secondTables);
      if (spare.version > version || !areSame(own, spare.tables)) restore(db, spare);
    }
    followBySpare(db, path);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openAndMigrate(path: string): Cache {
  const db = new Database(path) as Cache;
  try {
    // NORMAL: a power cut may take the last moments of the cache, which the server gives again. What
    // exists nowhere else is written through `durably`.
    // Before anything is written, so that a new file can give its empty pages back; see keeping.ts.
    db.pragma('auto_vacuum = incremental');
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = normal');
    db.pragma('cache_size = -16000');
    // What is withheld is written over, and not only unlinked.
    db.pragma('secure_delete = on');
    migrate(db);
    db.exec(notedRevocations);
    touchOwnTables(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function migrate(db: Cache): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new NewerCache(`the cache was written by a newer app (version ${version})`);
  }
  db.function('folded_name', { deterministic: true }, (name) => foldedName(String(name)));
  db.function('search_words', { deterministic: true }, (text) => indexedWords(String(text)));
  db.function('place_of', { deterministic: true }, (number) => placeOf(String(number)));
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

// Damage to what cannot be had again from the server should show at the start, not in mid-writing.
// The rest shows when it is read: a full check would read hundreds of megabytes at each start.
function touchOwnTables(db: Cache): void {
  db.prepare('select count(request), count(error) from outbox').get();
  db.prepare('select count(fields) from drafts').get();
  db.prepare('select sum(seen_seq) from reads').get();
  db.prepare('select sum(cursor) from streams').get();
}

/**
 * Runs one transaction that is on the disk when it returns (`synchronous = FULL`): for what stands
 * nowhere else, the outbox and the drafts. Taking an entry out may be lost: it is only sent again.
 */
export function durably<T>(db: Cache, work: () => T): T {
  if (db.inTransaction) throw new Error('a durable write cannot stand inside another transaction');
  db.pragma('synchronous = full');
  try {
    return fromReserve(db, db.transaction(work));
  } finally {
    db.pragma('synchronous = normal');
  }
}

const statements = new WeakMap<Cache, Map<string, Database.Statement<never[]>>>();

/** The statement, prepared at its first use and kept as long as the database is open. */
export function prepared<Parameters extends unknown[], Row = never>(
  db: Cache,
  sql: string,
): Database.Statement<Parameters, Row> {
  let ofDatabase = statements.get(db);
  if (ofDatabase === undefined) {
    ofDatabase = new Map();
    statements.set(db, ofDatabase);
  }
  let statement = ofDatabase.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    ofDatabase.set(sql, statement);
  }
  return statement as unknown as Database.Statement<Parameters, Row>;
}
