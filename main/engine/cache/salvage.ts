// Saves what exists nowhere else (what waits to be sent, drafts, reading places) from a cache file
// that cannot be used any more. Reads as far as it can; never repairs.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';

const tables = {
  outbox: z.object({
    entry_id: z.string(),
    lane: z.string(),
    target_id: z.string(),
    kind: z.string(),
    request: z.string(),
    tries: z.int(),
    error: z.string().nullable(),
    answered_body: z.string().nullable().default(null),
    written_at: z.int(),
  }),
  drafts: z.object({
    article_id: z.string(),
    parent_id: z.string(),
    body: z.string(),
    saved_at: z.int(),
  }),
  reads: z.object({ article_id: z.string(), seen_seq: z.int(), opened_at: z.int() }),
} as const;
type Table = keyof typeof tables;
const names = Object.keys(tables) as Table[];

export type Kept = Record<Table, Record<string, unknown>[]>;

function columnsOf(table: Table): string[] {
  return Object.keys(tables[table].shape);
}

/** What could still be read, in the order in which it was written. */
export function readKept(path: string): Kept {
  const kept: Kept = { outbox: [], drafts: [], reads: [] };
  if (!existsSync(path)) return kept;
  let db: Database.Database;
  try {
    db = new Database(path, { readonly: true });
  } catch {
    // Not even its first page can be read: there is nothing to save, the file itself is kept aside.
    return kept;
  }
  for (const table of names) {
    try {
      // An older app's file has not all of today's columns.
      const there = db.pragma(`table_info(${table})`) as { name: string }[];
      const columns = columnsOf(table).filter((name) => there.some((other) => other.name === name));
      const select = db.prepare(`select ${columns.join(', ')} from ${table} order by rowid`);
      for (const row of select.iterate()) {
        const parsed = tables[table].safeParse(row);
        if (parsed.success) kept[table].push(parsed.data);
      }
    } catch {
      // From here on the table is unreadable; what came before it is kept.
    }
  }
  db.close();
  return kept;
}

/** Writes what was saved into a new cache file. */
export function carryOver(db: Database.Database, kept: Kept): void {
  db.transaction(() => {
    for (const table of names) {
      const columns = columnsOf(table);
      const insert = db.prepare(
        `insert or ignore into ${table} (${columns.join(', ')})
         values (${columns.map((column) => `:${column}`).join(', ')})`,
      );
      for (const row of kept[table]) insert.run(row);
    }
  })();
}
