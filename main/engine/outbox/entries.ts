// The outbox's table: what was written here and is not yet known to stand on the server. SQL alone;
// when an entry is added, sent or settled is decided by its neighbours in this folder.
import { v7 as uuidv7 } from 'uuid';
import { type WireError, wireErrorSchema } from '../../../shared/protocol/errors.ts';
import { type RequestOf, requests } from '../../../shared/protocol/events.ts';
import { type Cache, prepared } from '../cache/database.ts';
import {
  actIdOf,
  actOf,
  type Lane,
  laneSchema,
  targetOf,
  type Write,
  writeKindSchema,
} from './writes.ts';

export type Entry = Write & {
  /** Of an act, the act's own id: so its entry in the log finds it. */
  entryId: string;
  lane: Lane;
  /** Sent at least once and not put off, so it may stand on the server even if nothing was heard of it. */
  tried: boolean;
  /** Why the server refused it; null while it waits. */
  error: WireError | null;
  /**
   * Of a reply, the text of what it answers as its writer saw it; null for all else, and once that text
   * was withheld.
   */
  answeredBody: string | null;
  /** Epoch milliseconds. */
  writtenAt: number;
};

type Columns = {
  entry_id: string;
  lane: string;
  kind: string;
  request: string;
  tries: number;
  error: string | null;
  answered_body: string | null;
  written_at: number;
};
const columns = 'entry_id, lane, kind, request, tries, error, answered_body, written_at';

// The file is a door: an entry may have been written by an older app.
function toEntry(row: Columns): Entry {
  const kind = writeKindSchema.parse(row.kind);
  const request: unknown = requests[kind].request.parse(JSON.parse(row.request));
  return {
    ...({ kind, request } as Write),
    entryId: row.entry_id,
    lane: laneSchema.parse(row.lane),
    tried: row.tries > 0,
    error: row.error === null ? null : wireErrorSchema.parse(JSON.parse(row.error)),
    answeredBody: row.answered_body,
    writtenAt: row.written_at,
  };
}

/** Appends the write at the end of its lane; answers the new entry's id. */
export function addEntry(
  db: Cache,
  lane: Lane,
  write: Write,
  at: number,
  answeredBody: string | null = null,
): string {
  const entryId = actIdOf(write) ?? uuidv7();
  prepared<[string, string, string, string, string, string | null, number]>(
    db,
    `insert into outbox (entry_id, lane, target_id, kind, request, tries, answered_body, written_at)
     values (?, ?, ?, ?, ?, 0, ?, ?)`,
  ).run(
    entryId,
    lane,
    targetOf(write),
    write.kind,
    JSON.stringify(write.request),
    answeredBody,
    at,
  );
  return entryId;
}

export function readEntry(db: Cache, entryId: string): Entry | null {
  const row = prepared<[string], Columns>(
    db,
    `select ${columns} from outbox where entry_id = ?`,
  ).get(entryId);
  return row === undefined ? null : toEntry(row);
}

export const entriesOfLaneSql = `select ${columns} from outbox where lane = ? order by position`;

/** In the order in which they were written. */
export function entriesOfLane(db: Cache, lane: Lane): Entry[] {
  return prepared<[string], Columns>(db, entriesOfLaneSql).all(lane).map(toEntry);
}

export const entriesOfTargetSql = `select ${columns} from outbox where target_id = ? order by position`;

/** What is written to one comment, article, member or other thing, in the order in which it was written. */
export function entriesOfTarget(db: Cache, targetId: string): Entry[] {
  return prepared<[string], Columns>(db, entriesOfTargetSql).all(targetId).map(toEntry);
}

/** What only moderators write: their acts and notes. */
export function moderatorEntries(db: Cache): Entry[] {
  return prepared<[], Columns>(db, `select ${columns} from outbox order by position`)
    .all()
    .map(toEntry)
    .filter((entry) => actOf(entry) !== null || entry.kind.startsWith('note.'));
}

/** Everything that is written to articles themselves, in the order in which it was written. */
export function articleEntries(db: Cache): ArticleEntry[] {
  return prepared<[], Columns>(
    db,
    `select ${columns} from outbox where kind like 'article.%' order by position`,
  )
    .all()
    .map(toEntry)
    .filter(isArticleEntry);
}

type ArticleEntry = Extract<Entry, { kind: `article.${string}` }>;
function isArticleEntry(entry: Entry): entry is ArticleEntry {
  return entry.kind.startsWith('article.');
}

export function lanes(db: Cache): Lane[] {
  return prepared<[], { lane: string }>(db, 'select distinct lane from outbox where error is null')
    .all()
    .map((row) => laneSchema.parse(row.lane));
}

export function countEntries(db: Cache): { waiting: number; refused: number } {
  const row = prepared<[], { waiting: number; refused: number }>(
    db,
    'select count(*) - count(error) as waiting, count(error) as refused from outbox',
  ).get();
  return row ?? { waiting: 0, refused: 0 };
}

/** Takes the entry out; says whether it was still there. */
export function deleteEntry(db: Cache, entryId: string): boolean {
  return prepared<[string]>(db, 'delete from outbox where entry_id = ?').run(entryId).changes === 1;
}

export function noteTry(db: Cache, entryId: string): void {
  expectOne(
    prepared<[string]>(db, 'update outbox set tries = tries + 1 where entry_id = ?').run(entryId),
  );
}

/** The server has put the last try off, and done nothing of it. What became of those before it stays open. */
export function forgetTry(db: Cache, entryId: string): void {
  prepared<[string]>(db, 'update outbox set tries = max(0, tries - 1) where entry_id = ?').run(
    entryId,
  );
}

/** Keeps the refusal with the entry; nothing happens where it has been settled meanwhile. */
export function refuseEntry(db: Cache, entryId: string, error: WireError): void {
  prepared<[string, string]>(db, 'update outbox set error = ? where entry_id = ?').run(
    JSON.stringify(error),
    entryId,
  );
}

/** Lets a refused entry wait again. Refused means that nothing was done: it counts as never tried. */
export function releaseEntry(db: Cache, entryId: string): void {
  expectOne(
    prepared<[string]>(db, 'update outbox set error = null, tries = 0 where entry_id = ?').run(
      entryId,
    ),
  );
}

/** Changes what an entry says; only for one that cannot stand on the server. */
export function rewriteEntry(db: Cache, entryId: string, request: Write['request']): void {
  expectOne(
    prepared<[string, string]>(db, 'update outbox set request = ? where entry_id = ?').run(
      JSON.stringify(request),
      entryId,
    ),
  );
}

/** Notes with a reply what its writer has seen of the text that it answers. */
export function noteAnswered(db: Cache, entryId: string, body: string | null): void {
  expectOne(
    prepared<[string | null, string]>(
      db,
      'update outbox set answered_body = ? where entry_id = ?',
    ).run(body, entryId),
  );
}

/** The comment was withheld: its text goes out of the replies to it as well. */
export function forgetAnswered(db: Cache, parentId: string): void {
  prepared<[string]>(
    db,
    `update outbox set answered_body = null
     where answered_body is not null and json_extract(request, '$.parentId') = ?`,
  ).run(parentId);
}

/** The comments of the lane's thread that were refused. Asked for whatever comes, so of few alone. */
export function refusedPosts(db: Cache, lane: Lane): RequestOf<'comment.post'>[] {
  return prepared<[string], Columns>(
    db,
    `select ${columns} from outbox
     where lane = ? and kind = 'comment.post' and error is not null order by position`,
  )
    .all(lane)
    .map(toEntry)
    .flatMap(({ kind, request }) => (kind === 'comment.post' ? [request] : []));
}

/** The refused write that was written first, of those that show in a thread or on its article. */
export function firstRefused(db: Cache): Entry | null {
  const row = prepared<[], Columns>(
    db,
    `select ${columns} from outbox
     where error is not null and lane not in ('desk', 'rules', 'me')
       and kind not in ('comment.approve', 'comment.reject', 'report.dismiss')
     order by position limit 1`,
  ).get();
  return row === undefined ? null : toEntry(row);
}

function expectOne(result: { changes: number }): void {
  if (result.changes !== 1) throw new Error(`${result.changes} outbox entries instead of one`);
}
