// The cache file: its migrations, and the indexes without which a long thread would be slow.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { articleSummariesSql, countNewsSql } from '../../main/engine/cache/articles.ts';
import {
  commentsBySeqSql,
  commentsFromSql,
  commentsOfThreadSql,
  placesBeforeSql,
} from '../../main/engine/cache/comments.ts';
import { type Cache, durably, openCache, replaceCache } from '../../main/engine/cache/database.ts';
import {
  allDrafts,
  dropDrafts,
  readDraft,
  saveDraft,
  takeDrafts,
} from '../../main/engine/cache/drafts.ts';
import { logOfMemberSql, logPageSql, publicLogPageSql } from '../../main/engine/cache/log.ts';
import { readCommunity } from '../../main/engine/cache/members.ts';
import { migrations } from '../../main/engine/cache/migrations.ts';
import {
  countDeskSql,
  decidedSql,
  moderationOfMemberSql,
  openModerationSql,
  ownModerationOfThreadSql,
  rowsWithEntriesSql,
} from '../../main/engine/cache/moderation.ts';
import { markSeen, seenSeq } from '../../main/engine/cache/reads.ts';
import {
  entriesOfLaneSql,
  entriesOfTargetSql,
  readEntry,
} from '../../main/engine/outbox/entries.ts';
import { articleId, commentId, memberId } from './fake-streams.ts';

let db: Cache;
afterEach(() => db.close());

function plan(sql: string): string[] {
  const names = [...sql.matchAll(/:(\w+)/g)].map(([, name]) => [name, '']);
  const parameters =
    names.length > 0 ? [Object.fromEntries(names)] : Array(sql.split('?').length - 1).fill('x');
  return db
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);
}

test('a new file has had every migration', () => {
  db = openCache(':memory:').db;
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
});

test('a file of an earlier app keeps what it holds', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-cache-'));
  try {
    const path = join(folder, 'old.db');
    const old = new Database(path);
    old.exec(migrations[0]!);
    old.pragma('user_version = 1');
    const request = JSON.stringify({ id: articleId(1), mode: 'closed' });
    old.exec(`
      insert into community values ('community', 3, 'The Test', '', '', 'open', 1);
      insert into outbox (entry_id, lane, target_id, kind, request, tries, written_at) values
        ('an-entry', '${articleId(1)}', '${articleId(1)}', 'article.setDiscussion', '${request}', 1, 5);
      insert into drafts values
        ('${articleId(1)}', '', 'on the article', 5), ('${articleId(1)}', '${commentId(1)}', 'a reply', 6);
    `);
    old.close();
    const opened = openCache(path);
    db = opened.db;
    expect(opened.replaced).toBeNull();
    expect(readCommunity(db)).toMatchObject({
      name: 'The Test',
      holding: { hold: 'none' },
      publishesLog: false,
    });
    expect(readEntry(db, 'an-entry')).toMatchObject({ lane: articleId(1), tried: true });
    const top = { of: 'comment', articleId: articleId(1), parentId: null } as const;
    expect(readDraft(db, top)).toEqual({ text: 'on the article' });
    expect(readDraft(db, { ...top, parentId: commentId(1) })).toEqual({ text: 'a reply' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what waits in a file of an earlier app is carried over into a new one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parley-cache-'));
  try {
    const path = join(folder, 'old.db');
    const old = new Database(path);
    old.exec(migrations[0]!);
    const request = JSON.stringify({ id: articleId(1), mode: 'closed' });
    old.exec(`
      insert into outbox (entry_id, lane, target_id, kind, request, tries, written_at) values
        ('an-entry', '${articleId(1)}', '${articleId(1)}', 'article.setDiscussion', '${request}', 0, 5);
    `);
    old.close();
    ({ db } = replaceCache(path, 'damaged', 'in a test'));
    expect(readEntry(db, 'an-entry')).toMatchObject({ tried: false, answeredBody: null });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('what is asked often is found by an index, and nothing is sorted by hand', () => {
  db = openCache(':memory:').db;
  expect(plan(commentsOfThreadSql)).toEqual([
    'SEARCH comments USING INDEX comments_by_thread (article_id=?)',
  ]);
  expect(plan(entriesOfLaneSql)).toEqual(['SEARCH outbox USING INDEX outbox_by_lane (lane=?)']);
  expect(plan(entriesOfTargetSql)).toEqual([
    'SEARCH outbox USING INDEX outbox_by_target (target_id=?)',
  ]);
  for (const [sql, index] of [
    [openModerationSql, 'moderation_by_state (stream=? AND kind=? AND is_open=?)'],
    [decidedSql, 'moderation_by_state (stream=? AND kind=? AND is_open=?)'],
    [moderationOfMemberSql, 'moderation_by_member (stream=? AND kind=? AND member_id=?)'],
    [ownModerationOfThreadSql, 'moderation_by_article (stream=? AND kind=? AND article_id=?)'],
    [publicLogPageSql, 'moderation_by_seq (stream=? AND kind=? AND seq<?)'],
  ] as const) {
    expect(plan(sql)).toEqual([`SEARCH moderation USING INDEX ${index}`]);
  }
  expect(plan(rowsWithEntriesSql)).toContainEqual(
    expect.stringContaining('(stream=? AND kind=? AND id=?)'),
  );
  const log = [
    expect.stringContaining(
      'SEARCH m USING INDEX moderation_by_seq (stream=? AND kind=? AND seq<?)',
    ),
    expect.stringContaining('SUBQUERY'),
    expect.stringContaining('moderation_by_reverted (stream=? AND reverts=?)'),
  ];
  expect(plan(logPageSql({}))).toEqual(log);
  expect(plan(logPageSql({ act: 'member.mute', from: '2026-11-24T10:00:00Z' }))).toEqual(log);
  expect(plan(logOfMemberSql)[0]).toContain('moderation_by_member (stream=? AND kind=?');
  expect(plan(countDeskSql)[0]).toContain('moderation_by_state (stream=? AND kind=? AND is_open=?');
  expect(plan(commentsBySeqSql)).toEqual([
    'SEARCH comments USING INDEX comments_by_thread (article_id=? AND seq>?)',
  ]);
  expect(plan(commentsFromSql)).toEqual([
    'SEARCH comments USING INDEX comments_by_place (article_id=? AND place>?)',
  ]);
  expect(plan(placesBeforeSql)).toEqual([
    'SEARCH comments USING COVERING INDEX comments_by_place (article_id=? AND place<?)',
  ]);
  expect(plan(articleSummariesSql)).toEqual([
    'SCAN a USING INDEX articles_by_activity',
    expect.stringMatching(/SEARCH r USING INDEX .*\(article_id=\?\)/),
    expect.stringMatching(/SEARCH s USING INDEX .*\(stream=\?\)/),
    expect.stringMatching(/SEARCH n USING PRIMARY KEY \(article_id=\?\)/),
    'CORRELATED SCALAR SUBQUERY 1',
    'SEARCH c USING COVERING INDEX comments_by_thread (article_id=?)',
  ]);
  const news = plan(countNewsSql).join('\n');
  expect(news).toContain('SEARCH c USING INDEX comments_by_thread (article_id=? AND seq>?)');
  expect(news).toContain('SEARCH own USING INDEX comments_by_author');
  expect(news).toContain('SEARCH reply USING INDEX comments_by_parent (parent_id=?)');
});

test('drafts are kept by the form in which they stand, and one without fields is forgotten', () => {
  db = openCache(':memory:').db;
  const top = { of: 'comment', articleId: articleId(1), parentId: null } as const;
  const reply = { of: 'comment', articleId: articleId(1), parentId: commentId(1) } as const;
  const edit = { of: 'edit', commentId: commentId(1) } as const;
  const article = { of: 'article', articleId: null } as const;
  saveDraft(db, top, { text: 'on the article' }, 1);
  saveDraft(db, reply, { text: 'on a comment' }, 1);
  saveDraft(db, reply, { text: 'on a comment, longer' }, 2);
  saveDraft(db, edit, { text: 'otherwise' }, 2);
  saveDraft(db, article, { headline: 'New', body: 'Words' }, 2);
  expect([top, reply, edit, article].map((place) => readDraft(db, place))).toEqual([
    { text: 'on the article' },
    { text: 'on a comment, longer' },
    { text: 'otherwise' },
    { headline: 'New', body: 'Words' },
  ]);
  saveDraft(db, top, {}, 3);
  expect(readDraft(db, top)).toBeNull();
});

test('drafts of one cache are taken into another where nothing stands, and dropped where they were', () => {
  const guest = openCache(':memory:').db;
  db = openCache(':memory:').db;
  const taken = { of: 'note', memberId: memberId(1) } as const;
  const blocked = { of: 'edit', commentId: commentId(1) } as const;
  saveDraft(guest, taken, { text: 'a' }, 1);
  saveDraft(guest, blocked, { text: 'b' }, 1);
  saveDraft(db, blocked, { text: 'there before' }, 1);
  dropDrafts(guest, takeDrafts(db, allDrafts(guest)));
  expect([taken, blocked].map((place) => readDraft(db, place)?.text)).toEqual([
    'a',
    'there before',
  ]);
  expect([taken, blocked].map((place) => readDraft(guest, place)?.text)).toEqual([undefined, 'b']);
  guest.close();
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
