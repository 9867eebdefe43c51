// What was imported from where, so that importing the same source again adds nothing.
import { prepared } from './prepared-query.ts';
import type { AnyHandle, ImportsTable } from './schema.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const selectByKey = prepared((db, given: { key: string }) =>
  db.selectFrom('imports').select(['source_key', 'kind', 'id']).where('source_key', '=', given.key),
);

/** The thing that was imported under the key; null where it is new. */
export async function findImport(db: AnyHandle, key: string): Promise<ImportsTable | null> {
  const { rows } = await selectByKey(db, { key });
  return rows[0] ?? null;
}

const insert = prepared((db, given: ImportsTable) =>
  db.insertInto('imports').values({ source_key: given.source_key, kind: given.kind, id: given.id }),
);

export async function addImport(unit: UnitOfWork, imported: ImportsTable): Promise<void> {
  unit.writing();
  await insert(unit.db, imported);
}
