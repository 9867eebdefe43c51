// The first schema: a community, its members, articles, threads and streams.
// `bigint` for times and counters: in Postgres an `integer` is too small for milliseconds.
import type { Migration } from '../migrate.ts';

export const ground: Migration = {
  version: 1,
  async apply({ schema }) {
    await schema
      .createTable('community')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('description', 'text', (column) => column.notNull())
      .addColumn('rules', 'text', (column) => column.notNull())
      .addColumn('registration', 'text', (column) => column.notNull())
      .addColumn('guests_read', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('members')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('name_key', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text')
      .addColumn('joined_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('sessions')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('invites')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('used_by', 'text', (column) => column.references('members.id'))
      .execute();
    await schema
      .createTable('streams')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('articles')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('headline', 'text', (column) => column.notNull())
      .addColumn('deck', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('byline', 'text', (column) => column.notNull())
      .addColumn('sources', 'text', (column) => column.notNull())
      .addColumn('published_at', 'bigint', (column) => column.notNull())
      .addColumn('revised_at', 'bigint')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('slow_seconds', 'integer', (column) => column.notNull())
      .addColumn('comment_count', 'integer', (column) => column.notNull())
      .addColumn('last_seq', 'integer', (column) => column.notNull())
      .addColumn('top_count', 'integer', (column) => column.notNull())
      .addColumn('last_comment_at', 'bigint')
      .addColumn('posted_hash', 'text', (column) => column.notNull())
      .addColumn('publisher_id', 'text', (column) => column.references('members.id'))
      .execute();
    await schema.createIndex('articles_by_rev').unique().on('articles').columns(['rev']).execute();
    await schema
      .createTable('article_revisions')
      .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id'))
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('before', 'text', (column) => column.notNull())
      .addColumn('reviser_id', 'text', (column) => column.references('members.id'))
      .addPrimaryKeyConstraint('article_revisions_key', ['article_id', 'revision'])
      .execute();
    await schema
      .createTable('comments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id'))
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('parent_id', 'text', (column) => column.references('comments.id'))
      .addColumn('number', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('author_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('author_name', 'text', (column) => column.notNull())
      .addColumn('author_role', 'text', (column) => column.notNull())
      .addColumn('body', 'text')
      .addColumn('posted_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('edited_at', 'bigint')
      .addColumn('article_revision', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('removed_by', 'text')
      .addColumn('removal_reason', 'text')
      .addColumn('reply_count', 'integer', (column) => column.notNull())
      .addColumn('reactions', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('comments_by_rev')
      .unique()
      .on('comments')
      .columns(['article_id', 'rev'])
      .execute();
    // Slow mode asks for a member's newest comment in a thread.
    await schema
      .createIndex('comments_by_author')
      .on('comments')
      .columns(['article_id', 'author_id', 'seq'])
      .execute();
    await schema
      .createTable('reactions')
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('comment_id', 'text', (column) => column.notNull().references('comments.id'))
      .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id'))
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addColumn('chosen', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('reactions_key', ['member_id', 'comment_id'])
      .execute();
    await schema
      .createIndex('reactions_by_rev')
      .unique()
      .on('reactions')
      .columns(['member_id', 'rev'])
      .execute();
    await schema
      .createTable('imports')
      .addColumn('source_key', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .execute();
  },
};
