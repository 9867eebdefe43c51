// Names behind an `@`, from the cache: whom one may mean, and whom a comment that waits will call.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { putComment } from '../../main/engine/cache/comments.ts';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { authorsBeginningSql, recentAuthorsSql } from '../../main/engine/cache/mentions.ts';
import { putModeration } from '../../main/engine/cache/moderation.ts';
import { unseenAmongSql, unseenToYouSql } from '../../main/engine/cache/to-you.ts';
import { mentionCandidates, mentionedHere } from '../../main/engine/mentioning.ts';
import { mostCandidates } from '../../shared/bridge/mention-candidates.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { articleId, commentId, fakeComment, memberId } from './fake-streams.ts';

let db: Cache;
let written = 0;
const me = {
  member: {
    kind: 'member' as const,
    id: memberId(99),
    rev: 1,
    name: 'Me',
    role: 'member' as const,
    joinedAt: '2026-11-24T09:00:00.000Z',
  },
  isSending: () => false,
};

function wrote(author: number, name: string, article = 1): void {
  written += 1;
  putComment(db, {
    ...fakeComment(threadStream(articleId(article)), written, 'a text'),
    id: commentId(written),
    rev: written,
    author: { id: memberId(author), name, role: 'member' },
  });
}

beforeEach(() => {
  db = openCache(':memory:').db;
  written = 0;
  wrote(1, 'Ada King');
  wrote(2, 'Zoë Ångström');
  wrote(3, 'Ådne');
  wrote(4, 'Adam', 2);
  wrote(5, 'Cem van Dijk', 2);
  wrote(99, 'Me');
});
afterEach(() => db.close());

const named = (typed: string, article = 1) =>
  mentionCandidates(db, me, articleId(article), typed).map(({ name }) => name);

test('before anything is typed they are those who wrote last in the thread, oneself left out', () => {
  expect(named('')).toEqual(['Ådne', 'Zoë Ångström', 'Ada King']);
  wrote(1, 'Ada King');
  expect(named('')).toEqual(['Ada King', 'Ådne', 'Zoë Ångström']);
  expect(named('', 3)).toEqual([]);
});

test('those of the thread come before others, whatever the case and the accents', () => {
  expect(named('AD')).toEqual(['Ada King', 'Ådne', 'Adam']);
  expect(named('ad', 2)).toEqual(['Adam', 'Ada King', 'Ådne']);
  expect(named('zoe ang')).toEqual(['Zoë Ångström']);
  expect(named('dij')).toEqual(['Cem van Dijk']);
  expect(named('van d')).toEqual(['Cem van Dijk']);
  expect(named('%')).toEqual([]);
});

test('a name that was written out and left is no beginning of itself any more', () => {
  expect(named('ada king')).toEqual(['Ada King']);
  expect(named('ada king ')).toEqual([]);
  expect(named('ada king said')).toEqual([]);
});

test('whom one ignores one is not offered', () => {
  putModeration(db, 'me', {
    kind: 'ignored',
    id: memberId(1),
    rev: 1,
    name: 'Ada King',
    on: true,
  });
  expect(named('ad')).toEqual(['Ådne', 'Adam']);
  expect(named('')).toEqual(['Ådne', 'Zoë Ångström']);
});

test('no more are offered than are read', () => {
  for (let index = 0; index < 20; index += 1) wrote(200 + index, `Bo ${index}`);
  expect(named('bo')).toHaveLength(mostCandidates);
  expect(named('')).toHaveLength(mostCandidates);
});

test('[G1] a comment that waits names whom it will call, as far as they were met', () => {
  expect(mentionedHere(db, '@ADA KING, @Adne and @Ådne! `@Adam` @Nobody')).toEqual([
    { id: memberId(1), name: 'Ada King' },
    { id: memberId(3), name: 'Ådne' },
  ]);
  expect(mentionedHere(db, 'nobody')).toEqual([]);
});

test('names and what is to oneself are found by indexes', () => {
  const plan = (sql: string) =>
    db
      .prepare(`explain query plan ${sql.replaceAll(/:\w+|\?/g, "'[]'")}`)
      .all()
      .map((step) => (step as { detail: string }).detail)
      .join('\n');
  expect(plan(recentAuthorsSql)).toBe(
    'SEARCH comments USING INDEX comments_by_thread (article_id=?)',
  );
  expect(plan(authorsBeginningSql)).toContain('SEARCH a USING INDEX authors_by_name');
  expect(plan(authorsBeginningSql)).toContain('comments_by_author (author_id=? AND article_id=?)');
  for (const sql of [unseenToYouSql, unseenAmongSql]) {
    expect(plan(sql)).not.toMatch(/SCAN (?!t|json_each|m\b|value|\d)/);
  }
  expect(plan(unseenToYouSql)).toContain('comments_by_parent');
});
