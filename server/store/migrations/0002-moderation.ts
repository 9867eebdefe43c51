// Moderation: mutes and bans, reports, comments that wait for approval, rules, notes, and the log.
import { sql } from 'kysely';
import type { Migration } from '../migrate.ts';

export const moderation: Migration = {
  version: 2,
  async apply(db) {
    const { schema } = db;
    await schema
      .alterTable('community')
      .addColumn('holding', 'text', (column) => column.notNull().defaultTo('{"hold":"none"}'))
      .execute();
    await schema
      .alterTable('community')
      .addColumn('publishes_log', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema.alterTable('articles').addColumn('holding', 'text').execute();
    await schema.alterTable('comments').addColumn('withheld_body', 'text').execute();
    await schema.alterTable('comments').addColumn('withheld_by', 'text').execute();
    await schema.alterTable('comments').addColumn('revoked_rev', 'bigint').execute();
    await schema
      .createIndex('comments_by_revocation')
      .unique()
      .on('comments')
      .column('revoked_rev')
      .where(sql.ref('revoked_rev'), 'is not', null)
      .execute();
    // Slow mode asks for a member's newest comment in a thread; its seq no longer says so, since one
    // may be approved long after it was written.
    await schema.dropIndex('comments_by_author').execute();
    await schema
      .createIndex('comments_by_author')
      .on('comments')
      .columns(['article_id', 'author_id', 'created_at'])
      .execute();
    // What a member wrote in the last hour, how much they wrote at all, and what a rule would catch.
    await schema
      .createIndex('comments_by_writer')
      .on('comments')
      .columns(['author_id', 'created_at'])
      .execute();
    await schema.createIndex('comments_by_time').on('comments').columns(['created_at']).execute();
    // Removals of before had no revocation: nobody could have missed them for long.
    await schema
      .createTable('sanctions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('member_name', 'text', (column) => column.notNull())
      .addColumn('article_id', 'text', (column) => column.references('articles.id'))
      .addColumn('comment_id', 'text')
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('by_id', 'text', (column) => column.notNull())
      .addColumn('by_name', 'text', (column) => column.notNull())
      .addColumn('by_role', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('until', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('appeal', 'text')
      .addColumn('me_rev', 'bigint', (column) => column.notNull())
      .addColumn('desk_rev', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('sanctions_of_member')
      .unique()
      .on('sanctions')
      .columns(['member_id', 'me_rev'])
      .execute();
    await schema
      .createIndex('sanctions_on_desk')
      .unique()
      .on('sanctions')
      .column('desk_rev')
      .execute();
    await schema
      .createTable('reported_comments')
      .addColumn('comment_id', 'text', (column) => column.primaryKey().references('comments.id'))
      .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id'))
      .addColumn('rev', 'bigint', (column) => column.notNull().unique())
      .addColumn('report_count', 'integer', (column) => column.notNull())
      .addColumn('decision', 'text')
      .execute();
    await schema
      .createTable('reports')
      .addColumn('comment_id', 'text', (column) =>
        column.notNull().references('reported_comments.comment_id'),
      )
      .addColumn('reporter', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text', (column) => column.references('members.id'))
      .addColumn('rule_id', 'text')
      .addColumn('article_id', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('me_rev', 'bigint')
      .addPrimaryKeyConstraint('reports_key', ['comment_id', 'reporter'])
      .execute();
    await schema
      .createIndex('reports_of_comment')
      .on('reports')
      .columns(['comment_id', 'at', 'reporter'])
      .execute();
    await schema
      .createIndex('reports_of_member')
      .unique()
      .on('reports')
      .columns(['member_id', 'me_rev'])
      .execute();
    await schema
      .createTable('ignores')
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('ignored_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('ignored_name', 'text', (column) => column.notNull())
      .addColumn('is_on', 'integer', (column) => column.notNull())
      .addColumn('rev', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('ignores_key', ['member_id', 'ignored_id'])
      .execute();
    await schema
      .createIndex('ignores_by_rev')
      .unique()
      .on('ignores')
      .columns(['member_id', 'rev'])
      .execute();
    await schema
      .createTable('notes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('rev', 'bigint', (column) => column.notNull().unique())
      .addColumn('member_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('by_id', 'text', (column) => column.notNull())
      .addColumn('by_name', 'text', (column) => column.notNull())
      .addColumn('by_role', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('text', 'text')
      .execute();
    await schema
      .createTable('pending_comments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('article_id', 'text', (column) => column.notNull().references('articles.id'))
      .addColumn('parent_id', 'text')
      .addColumn('author_id', 'text', (column) => column.notNull().references('members.id'))
      .addColumn('author_name', 'text', (column) => column.notNull())
      .addColumn('author_role', 'text', (column) => column.notNull())
      .addColumn('body', 'text')
      .addColumn('posted_hash', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('held_by', 'text', (column) => column.notNull())
      .addColumn('rule_id', 'text')
      .addColumn('decision', 'text')
      .addColumn('me_rev', 'bigint', (column) => column.notNull())
      .addColumn('desk_rev', 'bigint', (column) => column.notNull().unique())
      .execute();
    await schema
      .createIndex('pending_of_author')
      .unique()
      .on('pending_comments')
      .columns(['author_id', 'me_rev'])
      .execute();
    await schema
      .createTable('rules')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('rev', 'bigint', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('article_id', 'text', (column) => column.references('articles.id'))
      .addColumn('condition', 'text', (column) => column.notNull())
      .addColumn('consequence', 'text', (column) => column.notNull())
      .addColumn('enabled', 'integer', (column) => column.notNull())
      .addColumn('deleted', 'integer', (column) => column.notNull())
      .addColumn('by_id', 'text', (column) => column.notNull())
      .addColumn('by_name', 'text', (column) => column.notNull())
      .addColumn('by_role', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('moderation_log')
      .addColumn('seq', 'integer', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('rev', 'bigint', (column) => column.notNull().unique())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('by_id', 'text', (column) => column.notNull())
      .addColumn('by_name', 'text', (column) => column.notNull())
      .addColumn('by_role', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('member_id', 'text')
      .addColumn('member_name', 'text')
      .addColumn('article_id', 'text')
      .addColumn('comment_id', 'text')
      .addColumn('number', 'text')
      .addColumn('rule_id', 'text')
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('until', 'bigint')
      .addColumn('comments', 'integer', (column) => column.notNull())
      .addColumn('replaces', 'text')
      .addColumn('reverts', 'text')
      .addColumn('details', 'text', (column) => column.notNull())
      .addColumn('previous_hash', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('moderation_log_reverts')
      .on('moderation_log')
      .column('reverts')
      .execute();
    await schema
      .createTable('moderation_log_head')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
  },
};
