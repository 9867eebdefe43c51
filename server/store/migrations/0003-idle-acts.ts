// Moderators' acts that found nothing to do, by their ids: sent again, they still do nothing.
import type { Migration } from '../migrate.ts';

export const idleActs: Migration = {
  version: 3,
  async apply(db) {
    await db.schema
      .createTable('idle_acts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('by_id', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .execute();
  },
};
