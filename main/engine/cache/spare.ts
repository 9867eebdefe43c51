// A second copy of what exists nowhere else, drafts and what waits to be sent, in a small file beside the
// cache: damage to any page of the one leaves the other. Written soon after each change, as a whole;
// read only where the cache has lost something.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { type Kept, type OwnRows, ownRows, ownVersion } from './salvage.ts';

const spareSchema = z.object({
  /** Counts the changes, as the cache itself does: the higher number knows more. */
  version: z.int(),
  tables: z.array(
    z.object({
      name: z.string(),
      rows: z.array(z.record(z.string(), z.unknown())),
      whole: z.literal(true),
    }),
  ),
});

/** The tables that stand twice. */
export const secondTables = ['outbox', 'drafts'] as const;
const writeAfterMs = 500;

type Keeping = { path: string; timer: NodeJS.Timeout | undefined };
const kept = new WeakMap<Database.Database, Keeping>();

const sparePath = (path: string) => `${path}.spare`;

/** Null where there is none that is whole. */
export function readSpare(path: string): Kept | null {
  try {
    const text = readFileSync(sparePath(path), 'utf8');
    const end = text.indexOf('\n');
    if (text.slice(0, end) !== hashOf(text.slice(end + 1))) return null;
    const spare = spareSchema.safeParse(JSON.parse(text.slice(end + 1)));
    return spare.success ? spare.data : null;
  } catch {
    return null;
  }
}

export function areSame(one: OwnRows, other: OwnRows): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** From now on the copy follows the cache. */
export function followBySpare(db: Database.Database, path: string): void {
  const keeping: Keeping = { path, timer: undefined };
  kept.set(db, keeping);
  const changed = () => {
    keeping.timer ??= setTimeout(() => writeSpare(db), writeAfterMs);
    return null;
  };
  db.function('own_changed', changed);
  // Of this connection alone, so that the file holds nothing that another could not run.
  for (const table of secondTables) {
    for (const change of ['insert', 'update', 'delete']) {
      db.exec(`create temp trigger ${table}_${change} after ${change} on main.${table} begin
        update own set version = version + 1;
        select own_changed();
      end`);
    }
  }
  if (readSpare(path)?.version !== ownVersion(db)) changed();
}

/** Writes what was not written yet; to be called before the cache is closed. */
export function leaveSpare(db: Database.Database): void {
  if (kept.get(db)?.timer !== undefined) writeSpare(db);
}

function writeSpare(db: Database.Database): void {
  const keeping = kept.get(db);
  if (keeping === undefined) return;
  clearTimeout(keeping.timer);
  keeping.timer = undefined;
  if (!db.open) return;
  try {
    const found = ownRows(db, secondTables);
    // A cache that cannot be read whole is no model for its copy.
    if (!found.every(({ whole }) => whole)) return;
    const text = JSON.stringify({ version: ownVersion(db), tables: found });
    writeFileSync(`${sparePath(keeping.path)}.new`, `${hashOf(text)}\n${text}`);
    renameSync(`${sparePath(keeping.path)}.new`, sparePath(keeping.path));
  } catch {
    // No room, perhaps: the cache itself holds it all, and the next change tries again.
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
