// Whom comments call by name.
import type { Migration } from '../migrate.ts';

export const mentions: Migration = {
  version: 6,
  async apply({ schema }) {
    await schema
      .alterTable('comments')
      .addColumn('mentions', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await schema
      .createTable('mentions')
      .addColumn('comment_id', 'text', (column) => column.notNull().references('comments.id'))
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('is_on', 'integer', (column) => column.notNull())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('mentions_key', ['comment_id', 'member_id'])
      .execute();
    await schema
      .createIndex('mentions_by_rev')
      .unique()
      .on('mentions')
      .columns(['member_id', 'rev'])
      .execute();
  },
};
