// Mutes and bans as they are kept: added, changed, read as rows of the member's `me` and of `desk`.
// Whether one may be made is asked elsewhere.
import type { Moderator } from '../../shared/protocol/acts.ts';
import type { ActId, MemberId } from '../../shared/protocol/ids.ts';
import type { Appeal, SanctionRow } from '../../shared/protocol/sanctions.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, SanctionsTable } from './schema.ts';
import { storedMe } from './streams.ts';
import { toWireTime, toWireTimeOrNull } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export type StoredSanction = SanctionsTable;

/** As it is stored in JSON: `at` in epoch milliseconds, and who decided in which act. */
export type StoredAppeal = Omit<Appeal, 'at'> & {
  at: number;
  decision: { by: Moderator; actId: ActId } | null;
};

const columns = [
  'id',
  'kind',
  'member_id',
  'member_name',
  'article_id',
  'comment_id',
  'reason',
  'by_id',
  'by_name',
  'by_role',
  'at',
  'until',
  'ended_at',
  'appeal',
  'me_rev',
  'desk_rev',
] as const;

const selectById = prepared((db, given: { id: ActId }) =>
  db.selectFrom('sanctions').select(columns).where('id', '=', given.id),
);

export async function findSanction(db: AnyHandle, id: ActId): Promise<StoredSanction | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] ?? null;
}

const selectUnended = prepared((db, given: { memberId: MemberId }) =>
  db
    .selectFrom('sanctions')
    .select(columns)
    .where('member_id', '=', given.memberId)
    .where('ended_at', 'is', null),
);

/** Those that nobody has lifted or replaced; some of them may have run out. */
export async function unendedSanctions(
  db: AnyHandle,
  memberId: MemberId,
): Promise<StoredSanction[]> {
  const { rows } = await selectUnended(db, { memberId });
  return rows;
}

const selectUpTo = prepared((db, given: { memberId: MemberId; moment: number }) =>
  db
    .selectFrom('sanctions')
    .select(columns)
    .where('member_id', '=', given.memberId)
    .where('at', '<=', given.moment),
);

/** Those made up to that moment, in epoch milliseconds, ended or not. */
export async function sanctionsUpTo(
  db: AnyHandle,
  memberId: MemberId,
  moment: number,
): Promise<StoredSanction[]> {
  const { rows } = await selectUpTo(db, { memberId, moment });
  return rows;
}

/** Whether it binds at that moment, in epoch milliseconds. */
export function stillBinds(
  sanction: Pick<StoredSanction, 'until' | 'ended_at'>,
  now: number,
): boolean {
  return sanction.ended_at === null && (sanction.until === null || now < sanction.until);
}

export type NewSanction = Omit<StoredSanction, 'ended_at' | 'appeal' | 'me_rev' | 'desk_rev'>;

/** Adds a sanction whose id is free: the caller has looked. */
export async function addSanction(
  unit: UnitOfWork,
  sanction: NewSanction,
): Promise<StoredSanction> {
  unit.writing();
  const row: StoredSanction = {
    ...sanction,
    ended_at: null,
    appeal: null,
    ...(await nextRevs(unit, sanction.member_id)),
  };
  await unit.db.insertInto('sanctions').values(row).execute();
  unit.forgetSanctions(row.member_id);
  return row;
}

/** Writes what has changed of it, under the next revs of both its streams. */
export async function changeSanction(
  unit: UnitOfWork,
  sanction: StoredSanction,
  changes: { ended_at?: number | null; appeal?: StoredAppeal },
): Promise<StoredSanction> {
  unit.writing();
  const changed: StoredSanction = {
    ...sanction,
    ...(changes.ended_at !== undefined && { ended_at: changes.ended_at }),
    ...(changes.appeal !== undefined && { appeal: JSON.stringify(changes.appeal) }),
    ...(await nextRevs(unit, sanction.member_id)),
  };
  await unit.db
    .updateTable('sanctions')
    .set({
      ended_at: changed.ended_at,
      appeal: changed.appeal,
      me_rev: changed.me_rev,
      desk_rev: changed.desk_rev,
    })
    .where('id', '=', sanction.id)
    .execute();
  unit.forgetSanctions(sanction.member_id);
  return changed;
}

/** Whoever is touched is told before any batch that waits. */
async function nextRevs(unit: UnitOfWork, memberId: MemberId) {
  const me = storedMe(memberId);
  unit.urgent(me);
  unit.urgent('desk');
  return { me_rev: await unit.nextRev(me), desk_rev: await unit.nextRev('desk') };
}

const selectOwnPage = prepared((db, given: { memberId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('sanctions')
    .select(columns)
    .where('member_id', '=', given.memberId)
    .where('me_rev', '>', given.after)
    .orderBy('me_rev')
    .limit(given.limit),
);

/** The member's own that changed after the rev of their stream `me`, in rev order. */
export async function ownSanctionsAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<SanctionRow[]> {
  const { rows } = await selectOwnPage(db, { memberId, after, limit });
  return rows.map(ownSanctionRow);
}

const selectDeskPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('sanctions')
    .select(columns)
    .where('desk_rev', '>', given.after)
    .orderBy('desk_rev')
    .limit(given.limit),
);

/** Everybody's that changed after the rev of the stream `desk`, in rev order. */
export async function deskSanctionsAfter(
  db: AnyHandle,
  after: number,
  limit: number,
): Promise<SanctionRow[]> {
  const { rows } = await selectDeskPage(db, { after, limit });
  return rows.map(deskSanctionRow);
}

export function appealOf(sanction: StoredSanction): StoredAppeal | null {
  return sanction.appeal === null ? null : (JSON.parse(sanction.appeal) as StoredAppeal);
}

/** As the member sees it: by which role, and not by whom. */
export function ownSanctionRow(sanction: StoredSanction): SanctionRow {
  return row(sanction, sanction.me_rev, null);
}

export function deskSanctionRow(sanction: StoredSanction): SanctionRow {
  const { by_id: id, by_name: name, by_role: role } = sanction;
  return row(sanction, sanction.desk_rev, { id, name, role });
}

function row(sanction: StoredSanction, rev: number, moderator: Moderator | null): SanctionRow {
  const appeal = appealOf(sanction);
  return {
    kind: sanction.kind,
    id: sanction.id,
    rev,
    member: { id: sanction.member_id, name: sanction.member_name },
    articleId: sanction.article_id,
    commentId: sanction.comment_id,
    reason: sanction.reason,
    by: { role: sanction.by_role, moderator },
    at: toWireTime(sanction.at),
    until: toWireTimeOrNull(sanction.until),
    endedAt: toWireTimeOrNull(sanction.ended_at),
    appeal: appeal && {
      text: appeal.text,
      at: toWireTime(appeal.at),
      state: appeal.state,
      answer: appeal.answer,
    },
  };
}
