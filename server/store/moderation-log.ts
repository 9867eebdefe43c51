// The moderators' log: appended to, read, and proved whole. Nothing here changes or deletes an entry.
import { createHash, randomBytes } from 'node:crypto';
import type { Act, LogRow, NamedMember, PublicLogRow } from '../../shared/protocol/acts.ts';
import { isListedReason } from '../../shared/protocol/closed-lists.ts';
import type { ActId, ArticleId, CommentId, RuleId } from '../../shared/protocol/ids.ts';
import type { Member } from './members.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, ModerationLogTable } from './schema.ts';
import { toWireTime, toWireTimeOrNull } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export type StoredLogEntry = ModerationLogTable;

/** What the first entry stands on. */
const NO_HASH = '0'.repeat(64);
const VERIFIED_AT_A_TIME = 500;

/** In the order in which they are hashed: changing it would break every log there is. */
const hashedColumns = [
  'seq',
  'id',
  'rev',
  'at',
  'by_id',
  'by_name',
  'by_role',
  'act',
  'member_id',
  'member_name',
  'article_id',
  'comment_id',
  'number',
  'rule_id',
  'reason',
  'until',
  'comments',
  'replaces',
  'reverts',
  'details',
] as const satisfies readonly (keyof StoredLogEntry)[];
const columns = [...hashedColumns, 'previous_hash', 'hash'] as const;

/** SHA-256 in hex over the hash before, a line feed, and the entry's columns as one JSON object. */
export function entryHash(entry: Omit<StoredLogEntry, 'hash'>): string {
  const hashed = Object.fromEntries(hashedColumns.map((column) => [column, entry[column]]));
  return createHash('sha256')
    .update(`${entry.previous_hash}\n${JSON.stringify(hashed)}`)
    .digest('hex');
}

export type NewLogEntry = {
  /** Of the act: `beginAct` gives it. */
  id: ActId;
  act: Act;
  /** Whom it concerns. */
  member?: NamedMember | null;
  articleId?: ArticleId | null;
  commentId?: CommentId | null;
  number?: string | null;
  ruleId?: RuleId | null;
  reason?: string;
  /** Epoch milliseconds. */
  until?: number | null;
  comments?: number;
  replaces?: ActId | null;
  reverts?: ActId | null;
  /** What taking it back has to know. */
  details?: Record<string, unknown>;
};

const selectHead = prepared((db, _given: object) =>
  db.selectFrom('moderation_log_head').select(['seq', 'hash']),
);

const insertEntry = prepared((db, given: StoredLogEntry) =>
  db.insertInto('moderation_log').values({
    seq: given.seq,
    id: given.id,
    rev: given.rev,
    at: given.at,
    by_id: given.by_id,
    by_name: given.by_name,
    by_role: given.by_role,
    act: given.act,
    member_id: given.member_id,
    member_name: given.member_name,
    article_id: given.article_id,
    comment_id: given.comment_id,
    number: given.number,
    rule_id: given.rule_id,
    reason: given.reason,
    until: given.until,
    comments: given.comments,
    replaces: given.replaces,
    reverts: given.reverts,
    details: given.details,
    previous_hash: given.previous_hash,
    hash: given.hash,
  }),
);

const moveHead = prepared((db, given: { seq: number; hash: string }) =>
  db
    .insertInto('moderation_log_head')
    .values({ id: 1, seq: given.seq, hash: given.hash })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ seq: given.seq, hash: given.hash }),
    ),
);

/** Adds the entry at the end of the log, in the transaction of the act that it tells of. */
export async function appendToLog(
  unit: UnitOfWork,
  by: Member,
  entry: NewLogEntry,
): Promise<LogRow> {
  unit.writing();
  const { rows } = await selectHead(unit.db, {});
  const unhashed = {
    // One entry is one row of the stream `log`, so they count alike.
    seq: await unit.nextRev('log'),
    id: entry.id,
    rev: await unit.nextRev('desk'),
    at: unit.now,
    by_id: by.id,
    by_name: by.name,
    by_role: by.role,
    act: entry.act,
    member_id: entry.member?.id ?? null,
    member_name: entry.member?.name ?? null,
    article_id: entry.articleId ?? null,
    comment_id: entry.commentId ?? null,
    number: entry.number ?? null,
    rule_id: entry.ruleId ?? null,
    reason: entry.reason ?? '',
    until: entry.until ?? null,
    comments: entry.comments ?? 0,
    replaces: entry.replaces ?? null,
    reverts: entry.reverts ?? null,
    // A published entry shows its hash: without something random in it, whose entry it is could be
    // found by trying every member's name.
    details: JSON.stringify({ ...entry.details, salt: randomBytes(16).toString('hex') }),
    previous_hash: rows[0]?.hash ?? NO_HASH,
  };
  const stored: StoredLogEntry = { ...unhashed, hash: entryHash(unhashed) };
  await insertEntry(unit.db, stored);
  await moveHead(unit.db, stored);
  unit.urgent('desk');
  return logRow(stored);
}

const selectById = prepared((db, given: { id: ActId }) =>
  db.selectFrom('moderation_log').select(columns).where('id', '=', given.id),
);

export async function findLogEntry(db: AnyHandle, id: ActId): Promise<StoredLogEntry | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] ?? null;
}

const selectReverting = prepared((db, given: { id: ActId }) =>
  db
    .selectFrom('moderation_log')
    .select(columns)
    .where('reverts', '=', given.id)
    .orderBy('seq', 'desc')
    .limit(1),
);

/** The newest entry that takes this one back; null where none does. */
export async function findRevertOf(db: AnyHandle, id: ActId): Promise<StoredLogEntry | null> {
  const { rows } = await selectReverting(db, { id });
  return rows[0] ?? null;
}

const selectDeskPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('moderation_log')
    .select(columns)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** The entries after the rev of the stream `desk`, in rev order. */
export async function logAfter(db: AnyHandle, after: number, limit: number): Promise<LogRow[]> {
  const { rows } = await selectDeskPage(db, { after, limit });
  return rows.map(logRow);
}

const selectPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('moderation_log')
    .select(columns)
    .where('seq', '>', given.after)
    .orderBy('seq')
    .limit(given.limit),
);

/** The entries after the rev of the stream `log`, as a community publishes them. */
export async function publicLogAfter(
  db: AnyHandle,
  after: number,
  limit: number,
): Promise<PublicLogRow[]> {
  const { rows } = await selectPage(db, { after, limit });
  return rows.map(publicLogRow);
}

/** The first entry that does not fit; `id` is null where the entry itself is missing. */
export type BrokenEntry = { seq: number; id: ActId | null; why: string };
/** `lastHash` is kept elsewhere by whoever wants to find out that all of the log was written anew. */
export type LogVerdict = { entries: number; lastHash: string } & (
  | { whole: true }
  | { whole: false; firstBroken: BrokenEntry }
);

/** Goes through the log from its first entry, a page at a time. `entries` counts those that are there. */
export async function verifyLog(db: AnyHandle): Promise<LogVerdict> {
  let firstBroken: BrokenEntry | null = null;
  let entries = 0;
  let last: Link = { seq: 0, hash: NO_HASH };
  // Below 1 as well: nobody but a forger has put anything there.
  let after = Number.MIN_SAFE_INTEGER;
  for (let more = true; more; ) {
    const { rows } = await selectPage(db, { after, limit: VERIFIED_AT_A_TIME });
    more = rows.length === VERIFIED_AT_A_TIME;
    entries += rows.length;
    for (const entry of rows) {
      firstBroken ??= problemOf(entry, last);
      last = entry;
      after = entry.seq;
    }
  }
  const { rows } = await selectHead(db, {});
  firstBroken ??= problemAtEnd(rows[0] ?? { seq: 0, hash: NO_HASH }, last);
  const lastHash = last.hash;
  return firstBroken === null
    ? { whole: true, entries, lastHash }
    : { whole: false, entries, firstBroken, lastHash };
}

type Link = { seq: number; hash: string; id?: ActId };

function problemOf(entry: StoredLogEntry, before: Link): BrokenEntry | null {
  const named = { seq: entry.seq, id: entry.id };
  if (entry.seq <= before.seq) return { ...named, why: 'it was added before the first entry' };
  if (entry.seq > before.seq + 1) {
    return { seq: before.seq + 1, id: null, why: 'the entry is missing' };
  }
  if (entry.previous_hash !== before.hash) {
    return { ...named, why: 'its previous_hash is not the hash of the entry before' };
  }
  if (entry.hash !== entryHash(entry)) {
    return { ...named, why: 'its hash is not that of what it says: it was changed' };
  }
  return null;
}

/** The head tells of entries that are missing, or were added, after the last that fits. */
function problemAtEnd(head: Link, last: Link): BrokenEntry | null {
  if (head.seq > last.seq) return { seq: last.seq + 1, id: null, why: 'the entry is missing' };
  const named = { seq: last.seq, id: last.id ?? null };
  if (head.seq < last.seq) return { ...named, why: 'the log ends before it: it was added' };
  if (head.hash !== last.hash) {
    return { ...named, why: 'the log ends with another hash: it was changed or put in its place' };
  }
  return null;
}

export function logRow(entry: StoredLogEntry): LogRow {
  return {
    kind: 'log',
    id: entry.id,
    rev: entry.rev,
    seq: entry.seq,
    at: toWireTime(entry.at),
    by: { id: entry.by_id, name: entry.by_name, role: entry.by_role },
    act: entry.act,
    member: memberOf(entry),
    articleId: entry.article_id,
    commentId: entry.comment_id,
    number: entry.number,
    ruleId: entry.rule_id,
    reason: entry.reason,
    until: toWireTimeOrNull(entry.until),
    comments: entry.comments,
    replaces: entry.replaces,
    reverts: entry.reverts,
    previousHash: entry.previous_hash,
    hash: entry.hash,
  };
}

export function memberOf(entry: StoredLogEntry): NamedMember | null {
  return entry.member_id === null ? null : { id: entry.member_id, name: entry.member_name ?? '' };
}

function publicLogRow(entry: StoredLogEntry): PublicLogRow {
  return {
    kind: 'publicLog',
    id: entry.id,
    rev: entry.seq,
    at: toWireTime(entry.at),
    act: entry.act,
    role: entry.by_role,
    articleId: entry.article_id,
    reason: publicReason(entry.reason),
    until: toWireTimeOrNull(entry.until),
    comments: entry.comments,
    reverts: entry.reverts,
    hash: entry.hash,
  };
}

/** Free words may hold names. */
function publicReason(reason: string): PublicLogRow['reason'] {
  if (reason === '') return '';
  return isListedReason(reason) ? reason : 'other';
}
