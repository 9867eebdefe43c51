// Tells what an error from the cache means: a file that is damaged, one that cannot be opened, or a disk
// that has no room. Mends nothing.
import Database from 'better-sqlite3';
import { ZodError } from 'zod';

/** A file with migrations that this app does not know. */
export class NewerCache extends Error {
  override readonly name = 'NewerCache';
}

export type WhyReplaced = 'newer' | 'damaged' | 'unreadable';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

// What a disk says that has no room or takes no more writing.
const noRoom =
  /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|FSYNC|DIR_FSYNC|TRUNCATE|SHMSIZE|SHMOPEN)|ENOSPC|EDQUOT|EFBIG|EIO)$/;

/** Whether there was no room on the disk, or it took no more for another reason of its own. */
export function isFull(error: unknown): boolean {
  return noRoom.test(codeOf(error));
}

/** Whether somebody else holds the file at this moment: then it is not touched. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
}

/** Why a file that did not open is put aside. */
export function whyReplaced(error: unknown): WhyReplaced {
  if (error instanceof NewerCache) return 'newer';
  return /^(SQLITE_(CANTOPEN|READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(codeOf(error))
    ? 'unreadable'
    : 'damaged';
}

/** Whether what went wrong in working with an open cache is the file's own fault. */
export function isDamage(error: unknown, db: Database.Database): boolean {
  if (error instanceof Database.SqliteError) {
    return /^SQLITE_(CORRUPT|NOTADB|IOERR_(READ|SHORT_READ|CORRUPTFS|DATA))/.test(error.code);
  }
  // Damage within a text leaves the file sound. Nothing else parses JSON, a row or a stored time here.
  if (error instanceof SyntaxError || error instanceof ZodError) return true;
  if (error instanceof RangeError && /time/i.test(error.message)) return true;
  // A value of another kind than was ever written, or a mistake of this app: the file itself tells.
  return (error instanceof TypeError || error instanceof RangeError) && !isSound(db);
}

function isSound(db: Database.Database): boolean {
  try {
    return db.pragma('quick_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  }
}
