// Saves what exists nowhere else (what waits to be sent, drafts, reading places) from a cache file
// that cannot be used any more, be it damaged or of another version. Reads as far as it can; never repairs.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { draftFieldsSchema, draftKey } from '../../../shared/bridge/drafts.ts';
import { wireErrorSchema } from '../../../shared/protocol/errors.ts';
import { requests } from '../../../shared/protocol/events.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { laneSchema, writeKindSchema } from '../outbox/writes.ts';

type Row = Readonly<Record<string, unknown>>;
type OwnTable = {
  readonly name: string;
  /** The row as it is stored today, by whatever version it was written; null where it cannot be read. */
  readonly read: (row: Row) => Row | null;
};

/** What the server cannot give again. A table that a file does not have is none of its own. */
const ownTables: readonly OwnTable[] = [
  { name: 'outbox', read: readEntry },
  { name: 'drafts', read: readDraft },
  { name: 'reads', read: (row) => row },
  { name: 'visits', read: (row) => row },
];

export type Kept = {
  /** In the order in which they were written. */
  tables: { name: string; rows: Row[] }[];
  /** Whether there was nothing of one's own that could not be read. */
  complete: boolean;
};

/** What could still be read. */
export function readKept(path: string): Kept {
  if (!existsSync(path)) return { tables: [], complete: true };
  let db: Database.Database;
  try {
    db = new Database(path, { readonly: true });
  } catch {
    return { tables: [], complete: false };
  }
  let complete = true;
  const tables = ownTables.map(({ name, read }) => {
    const found = readTable(db, name);
    const rows = found.rows.map(read).filter((row) => row !== null);
    complete &&= found.whole && rows.length === found.rows.length;
    return { name, rows };
  });
  db.close();
  return { tables, complete };
}

/** Writes what was saved into a new cache file; says whether all of it found a place. */
export function carryOver(db: Database.Database, kept: Kept): boolean {
  let complete = kept.complete;
  db.transaction(() => {
    for (const { name, rows } of kept.tables) {
      const columns = columnsOf(db, name);
      for (const row of rows) complete = insert(db, name, columns, row) && complete;
    }
  })();
  return complete;
}

function insert(db: Database.Database, table: string, columns: string[], row: Row): boolean {
  const given = columns.filter((column) => row[column] !== undefined);
  try {
    const { changes } = db
      .prepare(
        `insert or ignore into ${table} (${given.join(', ')})
         values (${given.map((column) => `:${column}`).join(', ')})`,
      )
      .run(row);
    return changes === 1;
  } catch (error) {
    // Damage can make any value of any other; what does not fit is not what was written.
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) {
      return false;
    }
    throw error;
  }
}

function columnsOf(db: Database.Database, table: string): string[] {
  const columns = db.pragma(`table_info(${table})`) as { name: string }[];
  return columns.map(({ name }) => name);
}

type Found = { rows: Row[]; whole: boolean };

/** So many rows are looked for one by one where a damaged page lies among them. */
const mostProbes = 100_000;
/** So many behind the last that is found, where the end of the table is damaged. */
const probesBehind = 10_000;

function readTable(db: Database.Database, table: string): Found {
  let columns: string[];
  try {
    columns = columnsOf(db, table);
  } catch {
    return { rows: [], whole: false };
  }
  if (columns.length === 0) return { rows: [], whole: true };
  const select = `select rowid as found_at, ${columns.join(', ')} from ${table}`;
  const before = scan(db, `${select} order by rowid`);
  if (before.whole) return before;
  // A page in between is damaged: what lies behind it is read from the other end, and what lies
  // between two such pages is asked for by number.
  const behind = scan(db, `${select} order by rowid desc`).rows.reverse();
  const from = placeOf(before.rows.at(-1)) ?? 0;
  const to = placeOf(behind[0]) ?? from + probesBehind;
  const between: Row[] = [];
  for (let at = from + 1; at < Math.min(to, from + mostProbes); at += 1) {
    const row = probe(db, `${select} where rowid = ?`, at);
    if (row !== null) between.push(row);
  }
  return { rows: [...before.rows, ...between, ...behind], whole: false };
}

function placeOf(row: Row | undefined): number | null {
  return typeof row?.found_at === 'number' ? row.found_at : null;
}

function scan(db: Database.Database, sql: string): Found {
  const rows: Row[] = [];
  try {
    for (const row of db.prepare<[], Row>(sql).iterate()) rows.push(row);
    return { rows, whole: true };
  } catch {
    return { rows, whole: false };
  }
}

function probe(db: Database.Database, sql: string, at: number): Row | null {
  try {
    return db.prepare<[number], Row>(sql).get(at) ?? null;
  } catch {
    return null;
  }
}

function readEntry(row: Row): Row | null {
  const kind = writeKindSchema.safeParse(row.kind);
  const isSound =
    kind.success &&
    laneSchema.safeParse(row.lane).success &&
    requests[kind.data].request.safeParse(jsonOf(row.request)).success &&
    (row.error === null || wireErrorSchema.safeParse(jsonOf(row.error)).success);
  return isSound ? row : null;
}

function readDraft(row: Row): Row | null {
  // As it was when only comments had drafts.
  if (typeof row.body === 'string' && row.place === undefined) {
    const articleId = String(row.article_id) as ArticleId;
    const parentId = (row.parent_id || null) as CommentId | null;
    const place = draftKey({ of: 'comment', articleId, parentId });
    return { place, fields: JSON.stringify({ text: row.body }), saved_at: row.saved_at };
  }
  return draftFieldsSchema.safeParse(jsonOf(row.fields)).success ? row : null;
}

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
