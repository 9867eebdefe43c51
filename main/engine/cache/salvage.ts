// Saves what exists nowhere else (what waits to be sent, drafts, reading places) from a cache file
// that cannot be used any more, be it damaged or of another version. Reads as far as it can; never repairs.
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { draftKey } from '../../../shared/bridge/draft-key.ts';
import { draftFieldsSchema } from '../../../shared/bridge/drafts.ts';
import { wireErrorSchema } from '../../../shared/protocol/errors.ts';
import { requests } from '../../../shared/protocol/events.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { laneSchema, writeKindSchema } from '../outbox/writes.ts';

type Row = Readonly<Record<string, unknown>>;
type OwnTable = {
  readonly name: string;
  /** The column that tells its rows apart. */
  readonly key: string;
  /** The row as it is stored today, by whatever version it was written; null where it cannot be read. */
  readonly read: (row: Row) => Row | null;
  /** Holds nothing that anybody wrote: where it cannot be read, nothing is missed for good. */
  readonly isMark?: true;
};

/** What the server cannot give again. A table that a file does not have is none of its own. */
const ownTables: readonly OwnTable[] = [
  { name: 'outbox', key: 'entry_id', read: readEntry },
  { name: 'drafts', key: 'place', read: readDraft },
  { name: 'reads', key: 'article_id', read: (row) => row, isMark: true },
  { name: 'visits', key: 'id', read: (row) => row, isMark: true },
  { name: 'keeping', key: 'article_id', read: readMarks, isMark: true },
  { name: 'keeping_choice', key: 'id', read: (row) => row, isMark: true },
];

/** In the order in which they were written. `whole`: none is known to be missing. */
export type OwnRows = { name: string; rows: Row[]; whole: boolean }[];

export type Kept = {
  tables: OwnRows;
  /** How many changes drafts and outbox have seen; 0 where that cannot be told. */
  version: number;
};

/** What could still be read in the file. */
export function readKept(path: string): Kept {
  if (!existsSync(path)) return { tables: [], version: 0 };
  let db: Database.Database | null = null;
  try {
    db = new Database(path, { readonly: true });
    return { tables: ownRows(db), version: ownVersion(db) };
  } catch {
    const tables = ownTables.map(({ name, isMark: whole = false }) => ({
      name,
      rows: [],
      whole,
    }));
    return { tables, version: 0 };
  } finally {
    db?.close();
  }
}

export function ownRows(db: Database.Database, only?: readonly string[]): OwnRows {
  return ownTables
    .filter(({ name }) => only?.includes(name) ?? true)
    .map(({ name, read, isMark = false }) => {
      const found = readTable(db, name);
      const rows = found.rows.map(read).filter((row) => row !== null);
      const whole = found.whole && rows.length === found.rows.length;
      return { name, rows, whole: whole || isMark };
    });
}

export function ownVersion(db: Database.Database): number {
  try {
    return Number(db.prepare('select version from own').pluck().get() ?? 0);
  } catch {
    return 0;
  }
}

/** Adds what the second copy has and the file has no more. */
export function withSpare(kept: Kept, spare: Kept | null): Kept {
  if (spare === null) return kept;
  const tables = ownTables.map(({ name, key }) => {
    const found = kept.tables.find((table) => table.name === name);
    const copy = spare.tables.find((table) => table.name === name);
    if (found === undefined || copy === undefined) {
      return found ?? copy ?? { name, rows: [], whole: true };
    }
    if (found.whole && kept.version > spare.version) return found;
    // It has seen the last change, and its sum is right: it is as the file was, or should have been.
    if (kept.version > 0 && spare.version >= kept.version) return copy;
    const there = new Set(found.rows.map((row) => row[key]));
    const missing = copy.rows.filter((row) => !there.has(row[key]));
    return { name, rows: [...found.rows, ...missing], whole: true };
  });
  return { tables, version: Math.max(kept.version, spare.version) };
}

/** Writes what was saved into a cache file; says whether it is all of it. */
export function carryOver(db: Database.Database, kept: Kept): boolean {
  let complete = kept.tables.every(({ whole }) => whole);
  db.transaction(() => {
    for (const { name, rows } of kept.tables) {
      const columns = columnsOf(db, name);
      for (const row of rows) complete = insert(db, name, columns, row) && complete;
    }
    db.prepare('update own set version = ?').run(kept.version);
  })();
  return complete;
}

/** Makes drafts and outbox as the second copy has them, which saw more of them than the file. */
export function restore(db: Database.Database, spare: Kept): void {
  db.transaction(() => {
    for (const { name } of spare.tables) db.exec(`delete from ${name}`);
    carryOver(db, spare);
  })();
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

// What is here of a thread is another question in another file.
function readMarks({ article_id, pinned, followed, quiet, opened_at }: Row): Row {
  return { article_id, pinned, followed, quiet, opened_at };
}

function jsonOf(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
