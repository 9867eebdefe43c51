// Tells by an engine's cache file, from outside its process, when all that the engine follows has come.
// Reads only.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { StreamName } from '../../shared/protocol/sync.ts';

const patienceMs = 120_000;

/** The path of the one cache in the folder; null while there is none. */
export function cacheIn(dataDir: string): string | null {
  if (!existsSync(dataDir)) return null;
  const [found] = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.db') && !name.endsWith('guest.db'),
  );
  return found === undefined ? null : join(dataDir, found);
}

/**
 * When all that the engine follows had come, in epoch milliseconds, as its cache says; the streams
 * named have reached these revs then.
 */
export async function wholeAt(
  dataDir: string,
  heads: ReadonlyMap<StreamName, number>,
  after: number,
): Promise<number> {
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const path = cacheIn(dataDir);
    const at = path === null ? null : readWhole(path, heads);
    if (at !== null && at >= after) return at;
    if (Date.now() > giveUpAt) throw new Error('the engine did not become whole');
    await wait(20);
  }
}

function readWhole(path: string, heads: ReadonlyMap<StreamName, number>): number | null {
  const file = new Sqlite(path, { readonly: true });
  try {
    const whole = file.prepare<[], { at: number }>('select at from whole').get();
    const cursorOf = file.prepare<[string], { cursor: number }>(
      'select cursor from streams where stream = ?',
    );
    const isThere = [...heads].every(([name, head]) => (cursorOf.get(name)?.cursor ?? 0) >= head);
    return whole !== undefined && isThere ? whole.at : null;
  } catch (error) {
    // It is just being made.
    if (error instanceof Sqlite.SqliteError) return null;
    throw error;
  } finally {
    file.close();
  }
}
