// The community itself: one row, which is a row of the feed.
import { randomUUID } from 'node:crypto';
import type { CommunityRow } from '../../shared/protocol/accounts.ts';
import type { Holding } from '../../shared/protocol/approval.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, CommunityTable, Registration } from './schema.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const columns = [
  'rev',
  'name',
  'description',
  'rules',
  'registration',
  'guests_read',
  'holding',
  'publishes_log',
] as const;

const select = prepared((db, _given: object) => db.selectFrom('community').select(columns));

async function findCommunity(db: AnyHandle): Promise<CommunityRow | null> {
  const { rows } = await select(db, {});
  return rows[0] === undefined ? null : toRow(rows[0]);
}

export async function readCommunity(db: AnyHandle): Promise<CommunityRow> {
  const community = await findCommunity(db);
  if (community === null) throw new Error('The database holds no community.');
  return community;
}

const selectHolding = prepared((db, _given: object) =>
  db.selectFrom('community').select('holding'),
);

/** What waits for approval in articles that do not say otherwise. */
export async function communityHolding(db: AnyHandle): Promise<Holding> {
  const { rows } = await selectHolding(db, {});
  return rows[0] === undefined ? { hold: 'none' } : (JSON.parse(rows[0].holding) as Holding);
}

const selectIdentity = prepared((db, _given: object) =>
  db.selectFrom('community').select('identity'),
);

/** By what the community is known from any other; a copy of its data is the same community. */
export async function communityIdentity(db: AnyHandle): Promise<string> {
  const { rows } = await selectIdentity(db, {});
  if (rows[0] === undefined) throw new Error('The database holds no community.');
  return rows[0].identity;
}

export type CommunitySettings = {
  name?: string;
  description?: string;
  /** Markdown. */
  rules?: string;
  registration?: Registration;
};

/** Makes the community where there is none, and gives it the settings that are named. */
export async function settleCommunity(
  unit: UnitOfWork,
  settings: CommunitySettings,
): Promise<CommunityRow> {
  const found = await findCommunity(unit.db);
  const settled = {
    name: settings.name ?? found?.name ?? 'Parley',
    description: settings.description ?? found?.description ?? '',
    rules: settings.rules ?? found?.rules ?? '',
    registration: settings.registration ?? found?.registration ?? 'open',
  };
  if (
    found?.name === settled.name &&
    found.description === settled.description &&
    found.rules === settled.rules &&
    found.registration === settled.registration
  ) {
    return found;
  }
  unit.writing();
  const rev = await unit.nextRev('feed');
  if (found === null) {
    await unit.db
      .insertInto('community')
      .values({
        id: 1,
        rev,
        ...settled,
        guests_read: 1,
        holding: JSON.stringify({ hold: 'none' }),
        publishes_log: 0,
        identity: randomUUID(),
        created_at: unit.now,
      })
      .execute();
  } else {
    await unit.db
      .updateTable('community')
      .set({ rev, ...settled })
      .execute();
  }
  return readCommunity(unit.db);
}

/** What moderation does here; each field that is given is changed. */
export async function changeModeration(
  unit: UnitOfWork,
  changes: { holding?: Holding | undefined; publishesLog?: boolean | undefined },
): Promise<CommunityRow> {
  unit.writing();
  await unit.db
    .updateTable('community')
    .set({
      rev: await unit.nextRev('feed'),
      ...(changes.holding !== undefined && { holding: JSON.stringify(changes.holding) }),
      ...(changes.publishesLog !== undefined && { publishes_log: changes.publishesLog ? 1 : 0 }),
    })
    .execute();
  return readCommunity(unit.db);
}

function toRow(row: Pick<CommunityTable, (typeof columns)[number]>): CommunityRow {
  return {
    kind: 'community',
    id: 'community',
    rev: row.rev,
    name: row.name,
    description: row.description,
    rules: row.rules,
    registration: row.registration,
    guestsRead: row.guests_read === 1,
    holding: JSON.parse(row.holding) as Holding,
    publishesLog: row.publishes_log === 1,
  };
}
