// The database: its migrations, the plans of its hot queries, and the units of work that write it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type CompiledQuery, sql } from 'kysely';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CommitQueue } from '../../server/live/commit-queue.ts';
import { addArticle } from '../../server/store/articles.ts';
import { countsOf, writtenSince } from '../../server/store/comment-history.ts';
import { addComment, commentsAfter, lastPostAt } from '../../server/store/comments.ts';
import { lockDataFolder, openDataFolder } from '../../server/store/data-folder.ts';
import { addMember } from '../../server/store/members.ts';
import { migrate, migrations } from '../../server/store/migrate.ts';
import { findRevertOf } from '../../server/store/moderation-log.ts';
import { readPage } from '../../server/store/pages.ts';
import { addReport } from '../../server/store/reports.ts';
import { withheldAfter } from '../../server/store/revocations.ts';
import { unendedSanctions } from '../../server/store/sanctions.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { openStore, type Store } from '../../server/store/store.ts';
import { storedThread, streamHead } from '../../server/store/streams.ts';
import type { Moved } from '../../server/store/unit-of-work.ts';
import { nameKey } from '../../shared/members/name-key.ts';
import type { ActId, ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('migrations', () => {
  test('are in order, each with the next version', () => {
    expect(migrations.map(({ version }) => version)).toEqual(
      migrations.map((_, index) => index + 1),
    );
  });

  test('are applied once, each alone, and a failing one leaves nothing behind', async () => {
    const path = join(folder, 'test.db');
    const opened = openSqlite(path);
    expect(await migrate(opened.writer)).toBe(migrations.length);
    expect(await migrate(opened.writer)).toBe(migrations.length);
    const next = migrations.length + 1;
    const failing = {
      version: next,
      apply: async (db: Parameters<(typeof migrations)[0]['apply']>[0]) => {
        await db.schema.createTable('half').addColumn('id', 'integer').execute();
        throw new Error('half way');
      },
    };
    await expect(migrate(opened.writer, [...migrations, failing])).rejects.toThrow('half way');
    const tables = await sql<{ name: string }>`select name from sqlite_schema`.execute(
      opened.writer,
    );
    expect(tables.rows.map(({ name }) => name)).not.toContain('half');
    expect(await migrate(opened.writer)).toBe(migrations.length);
    await opened.close();
  });

  test('a database of a newer server is refused by name, and not touched', async () => {
    const path = join(folder, 'test.db');
    await (await openStore(path)).close();
    const file = new Sqlite(path);
    file.exec('update schema_version set version = 99');
    file.close();
    await expect(openStore(path)).rejects.toMatchObject({
      name: 'DatabaseTooNew',
      message: expect.stringContaining('99'),
    });
  });

  test('what is no database is an error', async () => {
    await expect(openStore(folder)).rejects.toThrow();
  });
});

test('the data folder takes one server at a time, and is free when it has ended', () => {
  const unlock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(
    expect.objectContaining({ name: 'DataFolderInUse' }),
  );
  unlock();
  lockDataFolder(folder)();
});

test('names are one under case folding and compatibility forms', () => {
  const same = [
    ['Straße', 'STRASSE'],
    ['ﬁn', 'Fin'],
    ['Zoë', 'zoe\u0308'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['Ⅳ', 'iv'],
  ];
  for (const [a = '', b = ''] of same) expect(nameKey(a)).toBe(nameKey(b));
  expect(nameKey('Ann')).not.toBe(nameKey('Anne'));
});

describe('with a community', () => {
  let store: Store;
  const articleId = v7() as ArticleId;
  const memberId = v7() as MemberId;

  beforeEach(async () => {
    store = await openDataFolder(folder, { name: 'Test' });
    await store.write(async (unit) => {
      await addMember(unit, {
        id: memberId,
        name: 'Ann',
        role: 'member',
        passwordHash: null,
        joinedAt: unit.now,
      });
      await addArticle(unit, {
        id: articleId,
        headline: 'h',
        deck: '',
        body: 'b',
        byline: '',
        sources: [],
        mode: 'open',
        slowSeconds: 0,
        publishedAt: unit.now,
        postedHash: '',
        publisherId: memberId,
      });
    });
  });
  afterEach(() => store.close());

  const comment = (body: string) => ({
    id: v7() as CommentId,
    articleId,
    parent: null,
    author: { author_id: memberId, author_name: 'Ann', author_role: 'member' as const },
    body,
    postedHash: body,
    createdAt: 1,
  });

  test('[S2] a transaction that fails moves no counter', async () => {
    const before = await store.read((db) => streamHead(db, 'feed'));
    await expect(
      store.write(async (unit) => {
        await addComment(unit, comment('lost'));
        throw new Error('too late');
      }),
    ).rejects.toThrow('too late');
    const after = await store.read(async (db) => ({
      feed: await streamHead(db, 'feed'),
      thread: await streamHead(db, storedThread(articleId)),
      rows: await commentsAfter(db, articleId, 0, 10),
    }));
    expect(after).toEqual({ feed: before, thread: 0, rows: [] });
  });

  test('[S1] many comments in one transaction take a rev each, and the article one', async () => {
    const before = await store.read((db) => streamHead(db, 'feed'));
    const { moved } = await store.write(async (unit) => {
      for (let count = 0; count < 5; count += 1) await addComment(unit, comment(`${count}`));
    });
    const page = await store.read((db) => readPage(db, storedThread(articleId), 0));
    expect(page.changes.rows.map(({ rev }) => rev)).toEqual([1, 2, 3, 4, 5]);
    expect(await store.read((db) => streamHead(db, 'feed'))).toBe(before + 1);
    expect(moved).toEqual([
      { stream: storedThread(articleId), onlyCounters: false, urgent: false },
      { stream: 'feed', onlyCounters: true, urgent: false },
    ]);
  });

  test('[W4] in a group each succeeds or fails alone, before it has written or after', async () => {
    const moved: Moved[] = [];
    const queue = new CommitQueue(store, (streams) => moved.push(...streams));
    const outcomes = await Promise.allSettled([
      queue.submit((unit) => addComment(unit, comment('one'))),
      queue.submit(async () => {
        throw new Error('refused at once');
      }),
      queue.submit(async (unit) => {
        await addComment(unit, comment('never'));
        throw new Error('failed half way');
      }),
      queue.submit((unit) => addComment(unit, comment('two'))),
    ]);
    await queue.drained();
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ]);
    const page = await store.read((db) => readPage(db, storedThread(articleId), 0));
    expect(page.changes.rows).toMatchObject([
      { body: 'one', seq: 1, number: '1', rev: 1 },
      { body: 'two', seq: 2, number: '2', rev: 2 },
    ]);
  });

  test('[W1] writes that arrive together are one commit, answered after it', async () => {
    let commits = 0;
    const counting: Store = {
      ...store,
      write: async (work) => {
        const written = await store.write(work);
        commits += 1;
        return written;
      },
    };
    const queue = new CommitQueue(counting, () => {}, 50);
    const seenAtAnswer = await Promise.all(
      Array.from({ length: 120 }, (_, index) =>
        queue.submit((unit) => addComment(unit, comment(`${index}`))).then(() => commits),
      ),
    );
    expect(commits).toBe(3);
    expect(seenAtAnswer[0]).toBe(1);
    expect(seenAtAnswer.at(-1)).toBe(3);
  });

  test.each([
    [
      'a page of a thread',
      'comments_by_rev',
      (db: Parameters<typeof commentsAfter>[0]) => commentsAfter(db, articleId, 3, 10),
    ],
    [
      'a member’s newest comment of a thread',
      'comments_by_author',
      (db: Parameters<typeof commentsAfter>[0]) => lastPostAt(db, articleId, memberId),
    ],
    [
      'a page of the feed',
      'articles_by_rev',
      (db: Parameters<typeof readPage>[0]) => readPage(db, 'feed', 0),
    ],
    [
      'what was withheld in a page of the feed',
      'comments_by_revocation',
      (db: Parameters<typeof readPage>[0]) => readPage(db, 'feed', 0),
    ],
    [
      'what was withheld since',
      'comments_by_revocation',
      (db: Parameters<typeof readPage>[0]) => withheldAfter(db, 0),
    ],
    [
      'a page of the desk',
      'sanctions_on_desk',
      (db: Parameters<typeof readPage>[0]) => readPage(db, 'desk', 0),
    ],
    [
      'a page of the published log',
      'PRIMARY KEY (rowid>?)',
      (db: Parameters<typeof readPage>[0]) => readPage(db, 'log', 0),
    ],
    [
      'a page of one’s own stream',
      'reactions_by_rev',
      (db: Parameters<typeof readPage>[0]) => readPage(db, `me:${memberId}`, 0),
    ],
    [
      'what of mutes and bans a member has',
      'sanctions_of_member',
      (db: Parameters<typeof readPage>[0]) => unendedSanctions(db, memberId),
    ],
    [
      'what a member wrote of late',
      'comments_by_writer',
      (db: Parameters<typeof readPage>[0]) => writtenSince(db, memberId, 1, null, 500),
    ],
    [
      'what a member wrote of late in a thread',
      'comments_by_author',
      (db: Parameters<typeof readPage>[0]) => writtenSince(db, memberId, 1, articleId, 500),
    ],
    [
      'what moderators know of a member',
      'comments_by_writer',
      (db: Parameters<typeof readPage>[0]) => countsOf(db, memberId),
    ],
    [
      'what has taken an act back',
      'moderation_log_reverts',
      (db: Parameters<typeof readPage>[0]) => findRevertOf(db, v7() as ActId),
    ],
  ] as const)('%s is read by the index %s, without sorting', async (_what, index, query) => {
    await store.write(async (unit) => {
      const reported = await addComment(unit, comment('reported'));
      await addReport(unit, { comment: reported, by: { memberId }, reason: 'spam', note: '' });
      await unit.nextRev('log');
    });
    const plans = await plansOf(query);
    expect(plans.some((plan) => plan.includes(index))).toBe(true);
    expect(plans.filter((plan) => /TEMP B-TREE|SCAN (?!community)/.test(plan))).toEqual([]);
  });

  /** What SQLite would do for each statement that the query runs. */
  async function plansOf(query: (db: never) => Promise<unknown>): Promise<string[]> {
    const statements: CompiledQuery[] = [];
    await store.read(async (db) => {
      const execute = db.executeQuery.bind(db);
      db.executeQuery = (query, options) => {
        statements.push(query as CompiledQuery);
        return execute(query, options);
      };
      await query(db as never);
    });
    const file = new Sqlite(join(folder, 'community.db'), { readonly: true });
    const plans = statements.flatMap(({ sql: text, parameters }) =>
      file
        .prepare<unknown[], { detail: string }>(`explain query plan ${text}`)
        .all(...parameters)
        .map(({ detail }) => detail),
    );
    file.close();
    return plans;
  }
});
