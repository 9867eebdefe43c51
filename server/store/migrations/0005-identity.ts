// By what a community is known from any other that may once answer at its address.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Migration } from '../migrate.ts';

export const identity: Migration = {
  version: 5,
  async apply(db) {
    await db.schema
      .alterTable('community')
      .addColumn('identity', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await (db as unknown as Kysely<{ community: { identity: string } }>)
      .updateTable('community')
      .set({ identity: randomUUID() })
      .execute();
  },
};
