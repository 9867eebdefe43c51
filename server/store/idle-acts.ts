// Acts that found nothing to do, such as lifting a mute that there was not. They stand in no log, and
// are known only so that one that is sent again does not do later what it did not do then.
import type { ActId } from '../../shared/protocol/ids.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, IdleActsTable } from './schema.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const selectById = prepared((db, given: { id: ActId }) =>
  db.selectFrom('idle_acts').select(['id', 'by_id', 'act']).where('id', '=', given.id),
);

export async function findIdleAct(db: AnyHandle, id: ActId): Promise<IdleActsTable | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] ?? null;
}

/** Adds an act whose id is free: the caller has looked. */
export async function addIdleAct(unit: UnitOfWork, idle: IdleActsTable): Promise<void> {
  unit.writing();
  await unit.db.insertInto('idle_acts').values(idle).execute();
}
