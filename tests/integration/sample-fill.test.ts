// The sample fills an empty community once, and stands there as it was written.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importWxr } from '../../server/import/import-wxr.ts';
import { sampleCommunity } from '../../server/sample/community.ts';
import { fillWithSample } from '../../server/sample/fill.ts';
import { parseThread } from '../../server/sample/sample-article.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { parleyServer, type Ran } from './command-line.ts';
import { brokenInvariants, dump, openDatabase, thread } from './community-database.ts';

const { articles } = sampleCommunity;
const written = articles.map((article) => ({ article, comments: parseThread(article.thread) }));
const authors = new Set(written.flatMap(({ comments }) => comments.map(({ author }) => author)));
const commentCount = written.reduce((sum, { comments }) => sum + comments.length, 0);

let folder: string;
let dataDir: string;
let first: Ran;
let before: number;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-sample-'));
  dataDir = join(folder, 'data');
  before = Date.now();
  first = await parleyServer('sample', '--data', dataDir, '--json');
});
afterAll(() => rmSync(folder, { recursive: true }));

function rows<T>(sql: string, ...values: unknown[]): T[] {
  const db = openDatabase(dataDir);
  try {
    return db.prepare(sql).all(...values) as T[];
  } finally {
    db.close();
  }
}

test('says what it has done', () => {
  expect(first.code).toBe(0);
  expect(JSON.parse(first.stdout)).toEqual({
    filled: true,
    articles: articles.length,
    comments: commentCount,
    authors: authors.size,
  });
});

test('[S1] [N1] [N3] streams, numbers and counters hold', () => {
  expect(brokenInvariants(dataDir)).toEqual([]);
});

describe.each(written)('$article.headline', ({ article, comments }) => {
  test('[N1] has the written numbers, authors and texts', () => {
    expect(
      thread(dataDir, article.headline).map(({ number, author, body }) => ({
        number,
        author,
        body,
      })),
    ).toEqual(comments.map(({ number, author, body }) => ({ number, author, body })));
  });

  test('is as old as it says, and nothing of it lies in the future', () => {
    const [row] = rows<{
      published_at: number;
      mode: string;
      slow_seconds: number;
      newest: number;
    }>(
      `select published_at, mode, slow_seconds,
              (select max(created_at) from comments c where c.article_id = a.id) as newest
       from articles a where headline = ?`,
      article.headline,
    );
    expect(row).toMatchObject({ mode: article.mode, slow_seconds: article.slowSeconds ?? 0 });
    const age = article.publishedMinutesAgo * 60_000;
    expect(row!.published_at).toBeGreaterThanOrEqual(before - age);
    expect(row!.published_at).toBeLessThanOrEqual(Date.now() - age);
    expect(row!.newest).toBeLessThanOrEqual(Date.now());
  });

  test('has as many agreements as written, none by the author', () => {
    const counted = rows<{ number: string; agrees: number; own: number }>(
      `select number, coalesce(json_extract(reactions, '$.agree'), 0) as agrees,
              (select count(*) from reactions r
               where r.comment_id = c.id and r.member_id = c.author_id) as own
       from comments c join articles a on a.id = c.article_id where a.headline = ? order by seq`,
      article.headline,
    );
    expect(counted).toEqual(comments.map(({ number, agrees }) => ({ number, agrees, own: 0 })));
  });

  test('keeps its correction, and each comment the revision that it was written under', () => {
    const { correction } = article;
    const [row] = rows<{ revision: number; body: string; headline: string; deck: string }>(
      'select revision, headline, deck, body from articles where headline = ?',
      article.headline,
    );
    expect(row!.revision).toBe(correction ? 2 : 1);
    const revisions = rows<{ number: string; revision: number }>(
      `select number, article_revision as revision
       from comments c join articles a on a.id = c.article_id where a.headline = ? order by seq`,
      article.headline,
    );
    expect(revisions).toEqual(
      comments.map(({ number, minutesAfter }) => ({
        number,
        revision: correction && minutesAfter >= correction.minutesAfter ? 2 : 1,
      })),
    );
    if (!correction) return;
    expect(row![correction.field]).toBe(
      article[correction.field].replace(correction.from, () => correction.to),
    );
    const [kept] = rows<{ note: string; before: string }>(
      `select note, before from article_revisions r join articles a on a.id = r.article_id
       where a.headline = ?`,
      article.headline,
    );
    expect(kept!.note).toBe(correction.note);
    expect(JSON.parse(kept!.before)).toEqual({ [correction.field]: article[correction.field] });
  });
});

test('the reactions on comments are the reactions of members', () => {
  expect(
    rows(`select c.number from comments c where coalesce(json_extract(c.reactions, '$.agree'), 0)
          <> (select count(*) from reactions r where r.comment_id = c.id)`),
  ).toEqual([]);
});

test('the community has its name, its rules and its moderator', () => {
  const { name, description, rules, moderator } = sampleCommunity;
  expect(rows('select name, description, rules from community')).toEqual([
    { name, description, rules },
  ]);
  expect(rows("select name from members where role <> 'member'")).toEqual([{ name: moderator }]);
  expect(
    rows<{ role: string }>(
      'select distinct author_role as role from comments where author_name = ?',
      moderator,
    ),
  ).toEqual([{ role: 'moderator' }]);
});

test('a second time nothing changes, and it says so', async () => {
  const filled = dump(dataDir);
  const { code, stderr } = await parleyServer('sample', '--data', dataDir);
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'The community is not empty: nothing was changed.\n',
  });
  expect(dump(dataDir)).toEqual(filled);
});

test('a community with an article of its own is left alone', async () => {
  const own = join(folder, 'own');
  await importWxr(join(import.meta.dirname, '../fixtures/wxr/lock-keeper.xml'), () =>
    openDataFolder(own),
  );
  const filled = dump(own);
  const store = await openDataFolder(own);
  expect(await fillWithSample(store)).toBeNull();
  await store.close();
  expect(dump(own)).toEqual(filled);
});
