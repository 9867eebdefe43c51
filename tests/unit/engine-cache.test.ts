// The cache file: its migrations, and the indexes without which a long thread would be slow.
import { afterEach, expect, test } from 'vitest';
import { articleSummariesSql, recentArticlesSql } from '../../main/engine/cache/articles.ts';
import { commentsOfThreadSql } from '../../main/engine/cache/comments.ts';
import { type Cache, durably, openCache } from '../../main/engine/cache/database.ts';
import { migrations } from '../../main/engine/cache/migrations.ts';
import { markSeen, readDraft, saveDraft, seenSeq } from '../../main/engine/cache/places.ts';
import { entriesOfLaneSql, entriesOfTargetSql } from '../../main/engine/outbox/entries.ts';
import { articleId, commentId } from './fake-streams.ts';

let db: Cache;
afterEach(() => db.close());

function plan(sql: string): string[] {
  const parameters = sql.includes(':me') ? [{ me: '' }] : sql.includes('?') ? ['x'] : [];
  return db
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);
}

test('a new file has had every migration', () => {
  db = openCache(':memory:').db;
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
});

test('what is asked often is found by an index, and nothing is sorted by hand', () => {
  db = openCache(':memory:').db;
  expect(plan(commentsOfThreadSql)).toEqual([
    'SEARCH comments USING INDEX comments_by_thread (article_id=?)',
  ]);
  expect(plan(recentArticlesSql)).toEqual(['SCAN articles USING INDEX articles_by_activity']);
  expect(plan(entriesOfLaneSql)).toEqual(['SEARCH outbox USING INDEX outbox_by_lane (lane=?)']);
  expect(plan(entriesOfTargetSql)).toEqual([
    'SEARCH outbox USING INDEX outbox_by_target (target_id=?)',
  ]);
  const summaries = plan(articleSummariesSql).join('\n');
  expect(summaries).toContain(
    'SEARCH c USING COVERING INDEX comments_by_thread (article_id=? AND seq>?)',
  );
  expect(summaries).toContain('SEARCH own USING INDEX comments_by_author');
  expect(summaries).toContain('SEARCH reply USING INDEX comments_by_parent (parent_id=?)');
});

test('drafts are kept by place, and an empty one is forgotten', () => {
  db = openCache(':memory:').db;
  const top = { articleId: articleId(1), parentId: null };
  const reply = { articleId: articleId(1), parentId: commentId(1) };
  saveDraft(db, top, 'on the article', 1);
  saveDraft(db, reply, 'on a comment', 1);
  saveDraft(db, reply, 'on a comment, longer', 2);
  expect([readDraft(db, top), readDraft(db, reply)]).toEqual([
    'on the article',
    'on a comment, longer',
  ]);
  saveDraft(db, top, '', 3);
  expect(readDraft(db, top)).toBe('');
});

test('how far a thread was seen never moves back', () => {
  db = openCache(':memory:').db;
  expect(seenSeq(db, articleId(1))).toBe(0);
  expect(markSeen(db, articleId(1), 7, 1)).toBe(true);
  expect(markSeen(db, articleId(1), 5, 2)).toBe(false);
  expect(seenSeq(db, articleId(1))).toBe(7);
});

test('a durable write is flushed, and the rest is not made to wait for the disk', () => {
  db = openCache(':memory:').db;
  const synchronous = () => db.pragma('synchronous', { simple: true });
  expect(synchronous()).toBe(1);
  durably(db, () => expect(synchronous()).toBe(2));
  expect(synchronous()).toBe(1);
  expect(() => db.transaction(() => durably(db, () => undefined))()).toThrow('durable');
});
