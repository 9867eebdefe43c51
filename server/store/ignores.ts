// Whom a member does not want to read: rows of their own stream, known to nobody else.
import type { MemberId } from '../../shared/protocol/ids.ts';
import type { IgnoredRow } from '../../shared/protocol/reports.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, IgnoresTable } from './schema.ts';
import { storedMe } from './streams.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const columns = ['member_id', 'ignored_id', 'ignored_name', 'is_on', 'rev'] as const;

export async function findIgnored(
  db: AnyHandle,
  memberId: MemberId,
  ignoredId: MemberId,
): Promise<IgnoredRow | null> {
  const row = await db
    .selectFrom('ignores')
    .select(columns)
    .where('member_id', '=', memberId)
    .where('ignored_id', '=', ignoredId)
    .executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

/** Writes whether the member ignores the other from now on. */
export async function storeIgnored(
  unit: UnitOfWork,
  memberId: MemberId,
  ignored: { id: MemberId; name: string; on: boolean },
): Promise<IgnoredRow> {
  unit.writing();
  const row: IgnoresTable = {
    member_id: memberId,
    ignored_id: ignored.id,
    ignored_name: ignored.name,
    is_on: ignored.on ? 1 : 0,
    rev: await unit.nextRev(storedMe(memberId)),
  };
  const { member_id: _member, ignored_id: _ignored, ...changed } = row;
  await unit.db
    .insertInto('ignores')
    .values(row)
    .onConflict((conflict) => conflict.columns(['member_id', 'ignored_id']).doUpdateSet(changed))
    .execute();
  return toRow(row);
}

const selectPage = prepared((db, given: { memberId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('ignores')
    .select(columns)
    .where('member_id', '=', given.memberId)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** Whom the member has ignored, or no longer ignores, since the rev of their stream, in rev order. */
export async function ignoredAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<IgnoredRow[]> {
  const { rows } = await selectPage(db, { memberId, after, limit });
  return rows.map(toRow);
}

function toRow(row: IgnoresTable): IgnoredRow {
  return {
    kind: 'ignored',
    id: row.ignored_id,
    rev: row.rev,
    name: row.ignored_name,
    on: row.is_on === 1,
  };
}
