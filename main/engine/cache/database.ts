// Opens a cache file: one SQLite file for a community and an account. Brings it up to the present
// schema, and puts a file that cannot be used aside instead of losing it.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { placeOf } from '../../../shared/thread/numbering.ts';
import { migrations } from './migrations.ts';
import { carryOver, type Kept, readKept } from './salvage.ts';

export type Cache = Database.Database & { readonly brand: 'Cache' };

export type OpenedCache = {
  db: Cache;
  /** Where the file went that could not be used, and why; null when all was well. */
  putAside: { path: string; reason: string } | null;
};

class NewerCache extends Error {}

/** Opens the file, or makes it. What a corrupt or newer file still held of one's own is carried over. */
export function openCache(path: string): OpenedCache {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return { db: openAndMigrate(path), putAside: null };
  } catch (error) {
    if (!isCorruption(error) && !(error instanceof NewerCache)) throw error;
    return replaceCache(path, error.message);
  }
}

/** Puts the file aside, whatever it holds, and begins a new one with what is one's own in it. */
export function replaceCache(path: string, reason: string): OpenedCache {
  const kept: Kept = readKept(path);
  const aside = putAside(path);
  const db = openAndMigrate(path);
  carryOver(db, kept);
  return { db, putAside: { path: aside, reason } };
}

/** Whether SQLite says that the file itself is damaged or no database at all. */
export function isCorruption(error: unknown): error is Error & { code: string } {
  if (!(error instanceof Database.SqliteError)) return false;
  return error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB';
}

function openAndMigrate(path: string): Cache {
  const db = new Database(path) as Cache;
  try {
    // NORMAL: a power cut may take the last moments of the cache, which the server gives again. What
    // exists nowhere else is written through `durably`.
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = normal');
    db.pragma('cache_size = -16000');
    // What is withheld is written over, and not only unlinked.
    db.pragma('secure_delete = on');
    migrate(db);
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

function putAside(path: string): string {
  const stamp = new Date().toISOString().replace(/[^0-9]/g, '');
  const aside = `${path}.aside-${stamp}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return aside;
}

/**
 * Runs one transaction that is on the disk when it returns (`synchronous = FULL`): for what stands
 * nowhere else, the outbox and the drafts. Taking an entry out may be lost: it is only sent again.
 */
export function durably<T>(db: Cache, work: () => T): T {
  if (db.inTransaction) throw new Error('a durable write cannot stand inside another transaction');
  db.pragma('synchronous = full');
  try {
    return db.transaction(work)();
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
