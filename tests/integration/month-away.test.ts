// A month away: one of a member's devices is there all along, the other comes back after thousands of
// changes and ends with the same. In short on each run; PARLEY_MONTH=full makes the month of the
// design: 50,000 changes, of which 5,000 removals and 2,000 comments edited twice.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { commentsOfThread } from '../../main/engine/cache/comments.ts';
import { type Cache, closeCache, openCache } from '../../main/engine/cache/database.ts';
import { commentsAfter } from '../../server/store/comments.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { cleanUp, makeFolder, openEngine, type TestEngine } from './engine-setup.ts';
import { type MemberClient, publish, TestServer } from './test-server.ts';

const isFull = process.env.PARLEY_MONTH === 'full';
const month = isFull
  ? { changes: 50_000, removed: 5_000, edited: 2_000, before: 3_000 }
  : { changes: 5_000, removed: 500, edited: 200, before: 300 };
const SEED = 20_261_127;
const THREADS = 12;
const WRITERS = 8;
const AT_ONCE = 64;
const LONGEST_MS = isFull ? 900_000 : 120_000;

afterEach(cleanUp);

type Step =
  | { do: 'post'; comment: number; thread: number; writer: number; parent: number | null }
  | { do: 'edit'; comment: number; text: string }
  | { do: 'remove'; comment: number; byModerator: boolean };

/** What happens, in batches whose steps do not rest on each other. */
function planOf(random: () => number) {
  const batches: Step[][] = [];
  const threadOf: number[] = [];
  const writerOf: number[] = [];
  const edits = new Map<number, number>();
  const removed = new Set<number>();
  const pick = (below: number) => Math.floor(random() * below);

  function postIn(batch: Step[], known: number, touched: Set<number>): void {
    const answered = known === 0 || random() < 0.4 ? null : known - 1 - pick(Math.min(known, 400));
    const parent = answered === null || removed.has(answered) ? null : answered;
    const thread = parent === null ? pick(THREADS) : (threadOf[parent] ?? 0);
    // It is not to be removed while it is answered.
    if (parent !== null) touched.add(parent);
    const comment = threadOf.length;
    threadOf.push(thread);
    writerOf.push(pick(WRITERS));
    batch.push({ do: 'post', comment, thread, writer: writerOf[comment] ?? 0, parent });
  }

  while (threadOf.length < month.before) {
    const batch: Step[] = [];
    const known = threadOf.length;
    while (batch.length < AT_ONCE && threadOf.length < month.before) {
      postIn(batch, known, new Set());
    }
    batches.push(batch);
  }
  const awayFrom = batches.length;

  const left = { removed: month.removed, again: month.edited, edited: month.edited };
  for (let done = 0; done < month.changes; ) {
    const batch: Step[] = [];
    const known = threadOf.length;
    const touched = new Set<number>();
    while (batch.length < AT_ONCE && done + batch.length < month.changes) {
      const rest = month.changes - done - batch.length;
      const kind = random() * rest;
      const target = pick(known);
      const isFree = !touched.has(target) && !removed.has(target);
      if (kind < left.removed) {
        // Those that are edited twice stay, so that each number is as it was asked for.
        if (!isFree || edits.has(target)) continue;
        removed.add(target);
        touched.add(target);
        left.removed -= 1;
        batch.push({ do: 'remove', comment: target, byModerator: random() < 0.5 });
      } else if (kind < left.removed + left.edited) {
        if (!isFree || edits.has(target)) continue;
        edits.set(target, 1);
        touched.add(target);
        left.edited -= 1;
        batch.push({ do: 'edit', comment: target, text: 'Said better' });
      } else if (kind < left.removed + left.edited + left.again) {
        const once = [...edits].find(([comment, times]) => times === 1 && !touched.has(comment));
        // The others may be edited once more in the next batch.
        if (once === undefined) break;
        edits.set(once[0], 2);
        touched.add(once[0]);
        left.again -= 1;
        batch.push({ do: 'edit', comment: once[0], text: 'Said best' });
      } else {
        postIn(batch, known, touched);
      }
    }
    done += batch.length;
    batches.push(batch);
  }
  return { before: batches.slice(0, awayFrom), away: batches.slice(awayFrom), writerOf, removed };
}

/** A word that stands in the comment's text, whatever it is edited to, and nowhere else. */
const markOf = (comment: number) => `zq${String(comment).padStart(6, '0')}qz`;

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How far each stream of a database, the server's or a cache, stands. */
function standing(path: string, column: 'rev' | 'cursor'): Map<string, number> {
  const file = new Sqlite(path, { readonly: true });
  try {
    const name = column === 'rev' ? 'name' : 'stream';
    const rows = file
      .prepare<[], { name: string; at: number }>(
        `select ${name} as name, ${column} as at from streams`,
      )
      .all();
    return new Map(rows.map(({ name, at }) => [name, at]));
  } finally {
    file.close();
  }
}

function cacheIn(dataDir: string): string {
  const [file] = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.db') && !name.endsWith('guest.db'),
  );
  if (file === undefined) throw new Error('there is no cache yet');
  return join(dataDir, file);
}

test(
  '[S5][S6][S8][M5] after a month away a device is as one that was there all along',
  async () => {
    const server = await TestServer.start();
    try {
      const { before, away: whileAway, writerOf, removed } = planOf(randomFrom(SEED));
      const admin = await server.joinAdmin();
      const ada = await server.join('Ada');
      const writers = await Promise.all(
        Array.from({ length: WRITERS }, (_, index) => server.join(`Writer ${index}`)),
      );
      const threads: string[] = [];
      while (threads.length < THREADS) threads.push(await publish(admin, `On ${threads.length}`));
      const ids: string[] = [];

      const writerFor = (comment: number) => writers[writerOf[comment] ?? 0] as MemberClient;
      const take = (step: Step): Promise<unknown> => {
        const id = ids[step.comment] ?? v7();
        ids[step.comment] = id;
        switch (step.do) {
          case 'post':
            return writerFor(step.comment).ask('comment.post', {
              id,
              articleId: threads[step.thread] ?? '',
              parentId: step.parent === null ? null : (ids[step.parent] ?? ''),
              body: `What I think of it, ${markOf(step.comment)}, is soon said.`,
            });
          case 'edit':
            return writerFor(step.comment).ask('comment.edit', {
              id,
              body: `${step.text}: ${markOf(step.comment)}.`,
            });
          case 'remove':
            return step.byModerator
              ? admin.ask('comment.remove', { id, reason: 'off the subject' })
              : writerFor(step.comment).ask('comment.remove', { id });
        }
      };
      const happen = async (batches: Step[][]) => {
        for (const batch of batches) await Promise.all(batch.map(take));
      };

      const device = async (dataDir: string) =>
        openEngine({ dataDir, url: server.url, token: ada.token });
      const streams = ['feed', ...threads.map((id) => `thread:${id}`)];
      const caughtUp = (dataDir: string) =>
        expect
          .poll(
            () => {
              const heads = standing(join(server.dataDir, 'community.db'), 'rev');
              const cursors = standing(cacheIn(dataDir), 'cursor');
              return streams.filter((name) => (cursors.get(name) ?? 0) !== (heads.get(name) ?? 0));
            },
            { timeout: LONGEST_MS, interval: 50 },
          )
          .toEqual([]);
      const begun = async (engine: TestEngine, dataDir: string) => {
        await engine.ask('community.list', {});
        await expect.poll(() => cacheExists(dataDir), { timeout: 10_000 }).toBe(true);
        await caughtUp(dataDir);
      };

      const stayedDir = await makeFolder();
      const awayDir = await makeFolder();
      await happen(before);
      const stayed = await device(stayedDir);
      const leaving = await device(awayDir);
      await begun(stayed, stayedDir);
      await begun(leaving, awayDir);
      await leaving.close();

      const left = performance.now();
      await happen(whileAway);
      await caughtUp(stayedDir);
      const back = performance.now();
      const returned = await device(awayDir);
      await caughtUp(awayDir);
      const took = performance.now() - back;
      if (isFull) {
        console.info(
          `${month.changes} changes in ${Math.round(back - left)} ms, caught up in ${Math.round(took)} ms`,
        );
      }
      await returned.close();
      await stayed.close();

      const rows = (path: string) => {
        const { db } = openCache(path);
        try {
          return { threads: threads.map((id) => threadOf(db, id)), rest: restOf(db) };
        } finally {
          closeCache(db);
        }
      };
      const atHome = rows(cacheIn(stayedDir));
      const wasAway = rows(cacheIn(awayDir));
      expect(wasAway.threads).toEqual(atHome.threads);
      expect(wasAway.rest).toEqual(atHome.rest);
      const served = await server.withStore((store) =>
        store.read(async (db) => {
          const all: CommentRow[][] = [];
          for (const id of threads) all.push(await commentsAfter(db, id as ArticleId, 0, 100_000));
          return all;
        }),
      );
      expect(wasAway.threads).toEqual(served.map(inOrder));
      const cached = wasAway.threads.flat();
      expect(cached).toHaveLength(ids.length);
      expect(cached.filter(({ body }) => body === null)).toHaveLength(month.removed);
      expect(cached.filter(({ body }) => body?.startsWith('Said best'))).toHaveLength(month.edited);

      const found = marksIn(awayDir);
      expect(found.size).toBe(ids.length - month.removed);
      for (const comment of removed) expect(found.has(markOf(comment))).toBe(false);
    } finally {
      await server.close();
    }
  },
  LONGEST_MS,
);

function cacheExists(dataDir: string): boolean {
  try {
    return standing(cacheIn(dataDir), 'cursor').size > 0;
  } catch {
    return false;
  }
}

function inOrder(rows: CommentRow[]): CommentRow[] {
  return [...rows].sort((a, b) => a.seq - b.seq);
}

const threadOf = (db: Cache, id: string) => inOrder(commentsOfThread(db, id as ArticleId));

/** All that came of the server besides comments, and how far. */
function restOf(db: Cache) {
  const all = (table: string, order: string) =>
    db.prepare(`select * from ${table} order by ${order}`).all();
  return {
    articles: all('articles', 'id'),
    community: all('community', 'id'),
    members: all('members', 'id'),
    reactions: all('own_reactions', 'comment_id'),
    moderation: all('moderation', 'stream, kind, id'),
    streams: db.prepare('select stream, cursor, complete from streams order by stream').all(),
  };
}

/** Every mark that stands in any file of the folder, whatever the file is. */
function marksIn(folder: string): Set<string> {
  const marks = new Set<string>();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!file.isFile()) continue;
    const text = readFileSync(join(file.parentPath, file.name), 'latin1');
    for (const [mark] of text.matchAll(/zq\d{6}qz/g)) marks.add(mark);
  }
  return marks;
}
