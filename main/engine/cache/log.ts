// The cached log of moderators' acts, and what the community publishes of it: SQL alone.
import type { LogFilter } from '../../../shared/bridge/moderation-views.ts';
import type { LogRow, PublicLogRow } from '../../../shared/protocol/acts.ts';
import type { ActId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';
import { toMillis } from './moments.ts';

export type StoredLogEntry = { row: LogRow; reverted: boolean };

/** How each filter is asked; the values are bound under the same names. */
const conditions = {
  memberId: 'm.member_id = :memberId',
  moderatorId: 'm.moderator_id = :moderatorId',
  articleId: 'm.article_id = :articleId',
  act: 'm.act = :act',
  from: 'm.at >= :from',
  to: 'm.at < :to',
} as const satisfies Record<keyof LogFilter, string>;

const reverted = `exists (
  select 1 from moderation r where r.stream = 'desk' and r.reverts = m.id) as reverted`;

type Stored = { row: string; reverted: number };
// Written by `putModeration` from a parsed row, and by nobody else.
const toEntry = (stored: Stored): StoredLogEntry => ({
  row: JSON.parse(stored.row),
  reverted: stored.reverted === 1,
});

export function logPageSql(filter: LogFilter): string {
  const asked = Object.entries(conditions)
    .filter(([name]) => filter[name as keyof LogFilter] !== undefined)
    .map(([, condition]) => ` and ${condition}`);
  return `select m.row, ${reverted} from moderation m
    where m.stream = 'desk' and m.kind = 'log' and m.seq < :before${asked.join('')}
    order by m.seq desc limit :most`;
}

/** The newest entries below `before` that pass the filter, the newest first. */
export function logPage(
  db: Cache,
  before: number | null,
  filter: LogFilter,
  most: number,
): StoredLogEntry[] {
  const { from, to, ...ids } = filter;
  return prepared<[Record<string, unknown>], Stored>(db, logPageSql(filter))
    .all({
      ...ids,
      ...(from !== undefined && { from: toMillis(from) }),
      ...(to !== undefined && { to: toMillis(to) }),
      before: before ?? Number.MAX_SAFE_INTEGER,
      most,
    })
    .map(toEntry);
}

export const logOfMemberSql = `select m.row, ${reverted} from moderation m
  where m.stream = 'desk' and m.kind = 'log' and m.member_id = ?
  order by m.at desc, m.id desc limit ?`;

/** The acts that concern a member, the newest first. */
export function logOfMember(db: Cache, memberId: string, most: number): StoredLogEntry[] {
  return prepared<[string, number], Stored>(db, logOfMemberSql).all(memberId, most).map(toEntry);
}

/** Whether an entry of the log takes the named one back. */
export function isReverted(db: Cache, actId: ActId): boolean {
  return (
    prepared<[string]>(db, `select 1 from moderation where stream = 'desk' and reverts = ?`).get(
      actId,
    ) !== undefined
  );
}

export const publicLogPageSql = `select row from moderation
  where stream = 'log' and kind = 'publicLog' and seq < ? order by seq desc limit ?`;

/** The newest published entries below the named one, the newest first; none below an unknown one. */
export function publicLogPage(db: Cache, before: ActId | null, most: number): PublicLogRow[] {
  const below =
    before === null
      ? Number.MAX_SAFE_INTEGER
      : (prepared<[string], { seq: number }>(
          db,
          `select seq from moderation where stream = 'log' and kind = 'publicLog' and id = ?`,
        ).get(before)?.seq ?? 0);
  return prepared<[number, number], { row: string }>(db, publicLogPageSql)
    .all(below, most)
    .map(({ row }) => JSON.parse(row));
}
