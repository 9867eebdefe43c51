// The cached rows that only moderation knows (of `me`, `desk` and `log`): kept as they came, beside
// the columns by which they are searched. SQL alone.

import type { ArticleId, MemberId } from '../../../shared/protocol/ids.ts';
import type { Row, StreamName } from '../../../shared/protocol/sync.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { type Cache, prepared } from './database.ts';
import { toMillis, toMillisOrNull } from './moments.ts';

export type ModerationKind =
  | 'ownReport'
  | 'ignored'
  | 'mute'
  | 'ban'
  | 'pending'
  | 'report'
  | 'note'
  | 'rule'
  | 'log'
  | 'publicLog';
export type RowOf<K extends ModerationKind> = Extract<Row, { kind: K }>;
export type ModerationRow = RowOf<ModerationKind>;

/** The same mute may stand in `me` and in `desk`, with another rev in each. */
export type ModerationStream = Extract<StreamName, 'me' | 'desk' | 'log'>;

type Searched = {
  is_open: boolean;
  at: number;
  ends_at?: number | null;
  seq?: number;
  member_id?: string | null;
  article_id?: string | null;
  moderator_id?: string | null;
  act?: string;
  reverts?: string | null;
};

function searched(row: ModerationRow): Searched {
  switch (row.kind) {
    case 'report': {
      // An open one stands where its first report came, a decided one where it was decided.
      const first = row.reports[0]?.at ?? row.createdAt;
      return {
        is_open: row.decision === null,
        at: toMillis(row.decision?.at ?? first),
        member_id: row.author.id,
        article_id: row.articleId,
      };
    }
    case 'pending':
      return {
        is_open: row.state === 'pending',
        at: toMillis(row.decision?.at ?? row.createdAt),
        member_id: row.author.id,
        article_id: row.articleId,
      };
    case 'mute':
    case 'ban': {
      const isAppealed = row.appeal?.state === 'open';
      return {
        is_open: row.endedAt === null || isAppealed,
        at: toMillis(row.at),
        // An open appeal wants its answer even when the mute has run out.
        ends_at: isAppealed ? null : toMillisOrNull(row.until),
        member_id: row.member.id,
        article_id: row.articleId,
      };
    }
    case 'note':
      return { is_open: row.text !== null, at: toMillis(row.at), member_id: row.memberId };
    case 'rule':
      return { is_open: !row.deleted, at: toMillis(row.at), article_id: row.articleId };
    case 'log':
      return {
        is_open: false,
        at: toMillis(row.at),
        seq: row.seq,
        member_id: row.member?.id ?? null,
        article_id: row.articleId,
        moderator_id: row.by.id,
        act: row.act,
        reverts: row.reverts,
      };
    case 'publicLog':
      return {
        is_open: false,
        at: toMillis(row.at),
        // The rev of a published entry is the seq of the entry itself.
        seq: row.rev,
        article_id: row.articleId,
        act: row.act,
        reverts: row.reverts,
      };
    case 'ownReport':
      return { is_open: row.outcome === 'open', at: toMillis(row.at), article_id: row.articleId };
    case 'ignored':
      return { is_open: row.on, at: 0, member_id: row.id };
    default:
      return unreachable(row);
  }
}

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putModeration(db: Cache, stream: ModerationStream, row: ModerationRow): boolean {
  const { is_open, ...columns } = searched(row);
  return (
    prepared<[Record<string, string | number | null>]>(
      db,
      `insert into moderation (stream, kind, id, rev, is_open, at, ends_at, seq, member_id,
         article_id, moderator_id, act, reverts, row)
       values (:stream, :kind, :id, :rev, :is_open, :at, :ends_at, :seq, :member_id, :article_id,
         :moderator_id, :act, :reverts, :row)
       on conflict (stream, kind, id) do update set rev = excluded.rev, is_open = excluded.is_open,
         at = excluded.at, ends_at = excluded.ends_at, seq = excluded.seq,
         member_id = excluded.member_id, article_id = excluded.article_id,
         moderator_id = excluded.moderator_id, act = excluded.act, reverts = excluded.reverts,
         row = excluded.row
       where excluded.rev > moderation.rev`,
    ).run({
      ends_at: null,
      seq: null,
      member_id: null,
      article_id: null,
      moderator_id: null,
      act: null,
      reverts: null,
      ...columns,
      is_open: is_open ? 1 : 0,
      stream,
      kind: row.kind,
      id: row.id,
      rev: row.rev,
      row: JSON.stringify(row),
    }).changes === 1
  );
}

export function deleteModerationOf(db: Cache, stream: StreamName): void {
  prepared<[StreamName]>(db, 'delete from moderation where stream = ?').run(stream);
}

type Stored = { row: string };
// Written by `putModeration` from a parsed row, and by nobody else.
const toRow = <K extends ModerationKind>({ row }: Stored): RowOf<K> => JSON.parse(row);

export function moderationRow<K extends ModerationKind>(
  db: Cache,
  stream: ModerationStream,
  kind: K,
  id: string,
): RowOf<K> | null {
  const stored = prepared<[string, string, string], Stored>(
    db,
    'select row from moderation where stream = ? and kind = ? and id = ?',
  ).get(stream, kind, id);
  return stored === undefined ? null : toRow<K>(stored);
}

export const openModerationSql = `select row from moderation
  where stream = ? and kind = ? and is_open = 1 order by at, id`;

/** What is still to be decided, in force or not deleted, the oldest first. */
export function openModeration<K extends ModerationKind>(
  db: Cache,
  stream: ModerationStream,
  kind: K,
): RowOf<K>[] {
  return prepared<[string, string], Stored>(db, openModerationSql)
    .all(stream, kind)
    .map(toRow<K>);
}

/** Mutes or bans that bind at that moment of the server's clock or have an open appeal, oldest first. */
export function standingSanctions<K extends 'mute' | 'ban'>(
  db: Cache,
  stream: ModerationStream,
  kind: K,
  now: number,
): RowOf<K>[] {
  return prepared<[string, string, number], Stored>(
    db,
    `select row from moderation where stream = ? and kind = ? and is_open = 1
       and (ends_at is null or ends_at > ?)
     order by at, id`,
  )
    .all(stream, kind, now)
    .map(toRow<K>);
}

/** One's own comments that waited for approval and were decided after the moment, oldest first. */
export function decidedSince(db: Cache, since: number): RowOf<'pending'>[] {
  return prepared<[number], Stored>(
    db,
    `select row from moderation where stream = 'me' and kind = 'pending' and is_open = 0 and at > ?
     order by at, id`,
  )
    .all(since)
    .map(toRow<'pending'>);
}

export const decidedSql = `select row from moderation
  where stream = 'desk' and kind = ? and is_open = 0 order by at desc, id desc limit ?`;

/** What was decided last of the desk, the newest first. */
export function decidedModeration<K extends 'report' | 'pending'>(
  db: Cache,
  kind: K,
  most: number,
): RowOf<K>[] {
  return prepared<[string, number], Stored>(db, decidedSql)
    .all(kind, most)
    .map(toRow<K>);
}

// Few things have something written to them: the outbox leads, and the rows are found by their keys.
export const rowsWithEntriesSql = `select m.row from (select distinct target_id as id from outbox) o
    cross join moderation m on m.stream = 'desk' and m.kind = ? and m.id = o.id
  order by m.at desc, m.id desc`;

/** What of the desk, decided and over or not, has something written to it in the outbox. */
export function rowsWithEntries<K extends ModerationKind>(db: Cache, kind: K): RowOf<K>[] {
  return prepared<[string], Stored>(db, rowsWithEntriesSql)
    .all(kind)
    .map(toRow<K>);
}

export const moderationOfMemberSql = `select row from moderation
  where stream = 'desk' and kind = ? and member_id = ? order by at desc, id desc limit ?`;

/** What the desk holds about a member, the newest first. */
export function moderationOfMember<K extends ModerationKind>(
  db: Cache,
  kind: K,
  memberId: MemberId,
  most: number,
): RowOf<K>[] {
  return prepared<[string, string, number], Stored>(db, moderationOfMemberSql)
    .all(kind, memberId, most)
    .map(toRow<K>);
}

export const ownModerationOfThreadSql = `select row from moderation
  where stream = 'me' and kind = ? and article_id = ? order by at, id`;

/** One's own held comments, or one's own reports, in a thread, the oldest first. */
export function ownModerationOfThread<K extends 'pending' | 'ownReport'>(
  db: Cache,
  kind: K,
  articleId: ArticleId,
): RowOf<K>[] {
  return prepared<[string, string], Stored>(db, ownModerationOfThreadSql)
    .all(kind, articleId)
    .map(toRow<K>);
}

/**
 * Takes the text of a comment that was removed for good out of the desk's report of it. The rev stays:
 * the desk's own row, when it comes, has the last word.
 */
export function revokeReportedText(db: Cache, commentId: string): boolean {
  const report = moderationRow(db, 'desk', 'report', commentId);
  if (report === null || report.body === null) return false;
  const without: RowOf<'report'> = { ...report, body: null, commentState: 'removed' };
  prepared<[string, string]>(
    db,
    `update moderation set row = ? where stream = 'desk' and kind = 'report' and id = ?`,
  ).run(JSON.stringify(without), commentId);
  return true;
}

/**
 * Forgets a comment that waits for approval, as far as it was cached: it was approved, or it could not
 * have been withheld. The row that says so comes with its stream. Answers where it was.
 */
export function revokePendingText(db: Cache, commentId: string): ModerationStream[] {
  return prepared<[string], { stream: ModerationStream }>(
    db,
    `delete from moderation where stream in ('me', 'desk') and kind = 'pending' and id = ?
       and row ->> '$.state' = 'pending' returning stream`,
  )
    .all(commentId)
    .map(({ stream }) => stream);
}

/** How many reports, held comments and appeals of the desk wait, those decided in the outbox aside. */
export function countDesk(db: Cache): { reports: number; pending: number; appeals: number } {
  type Counts = { reports: number; pending: number; appeals: number };
  const counts = prepared<[], Counts>(db, countDeskSql).get();
  return counts ?? { reports: 0, pending: 0, appeals: 0 };
}
export const countDeskSql = `
  select count(*) filter (where kind = 'report') as reports,
    count(*) filter (where kind = 'pending') as pending,
    count(*) filter (where kind in ('mute', 'ban') and row ->> '$.appeal.state' = 'open') as appeals
  from moderation m
  where stream = 'desk' and kind in ('report', 'pending', 'mute', 'ban') and is_open = 1
    and not exists (
      select 1 from outbox o where o.target_id = m.id and o.error is null
        and o.kind in ('comment.hide', 'comment.remove', 'report.dismiss', 'comment.approve',
          'comment.reject', 'appeal.decide')
    )`;
