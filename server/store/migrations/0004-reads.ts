// How far each member has read each thread.
import type { Migration } from '../migrate.ts';

export const reads: Migration = {
  version: 4,
  async apply({ schema }) {
    await schema
      .createTable('reads')
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id'))
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('reads_key', ['member_id', 'article_id'])
      .execute();
    await schema
      .createIndex('reads_by_rev')
      .unique()
      .on('reads')
      .columns(['member_id', 'rev'])
      .execute();
  },
};
