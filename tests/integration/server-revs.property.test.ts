// Many clients writing at once: whatever they do and in whatever order it arrives, the streams stay
// gapless, the numbers right, and everybody who follows ends with what the server has.
import fc from 'fast-check';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { Row, StreamName } from '../../shared/protocol/sync.ts';
import { compareNumbers } from '../../shared/thread/numbering.ts';
import { inNumberedOrder } from '../../shared/thread/order.ts';
import type { Follower, SocketClient } from './socket-client.ts';
import { post, publish, TestServer } from './test-server.ts';

const WRITERS = 32;
const SEED = 20_261_124;

type Step =
  | { do: 'post'; article: number; parent: number | null }
  | { do: 'edit' | 'remove' | 'again'; own: number }
  | { do: 'react'; to: number; on: boolean }
  | { do: 'look'; article: number };

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('post' as const),
      article: fc.nat(1),
      parent: fc.option(fc.nat(1_000), { nil: null }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('edit' as const, 'remove' as const, 'again' as const),
      own: fc.nat(1_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('react' as const),
      to: fc.nat(1_000),
      on: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('look' as const), article: fc.nat(1) }),
  },
);

let server: TestServer;
let admin: SocketClient;
let writers: SocketClient[];

beforeAll(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  writers = await Promise.all(
    Array.from({ length: WRITERS }, (_, index) => server.join(`Writer ${index}`)),
  );
}, 60_000);
afterAll(() => server.close());

/** What one writer does, one thing after the other; refusals are part of it. */
async function act(
  writer: SocketClient,
  steps: Step[],
  articles: string[],
  known: CommentRow[],
): Promise<void> {
  const own: { request: Record<string, unknown>; row: CommentRow }[] = [];
  for (const step of steps) {
    if (step.do === 'post') {
      const articleId = articles[step.article] ?? '';
      const parents = known.filter((row) => row.articleId === articleId);
      const parent = step.parent === null ? undefined : parents[step.parent % parents.length];
      const request = {
        id: v7(),
        articleId,
        parentId: parent?.id ?? null,
        body: `written as ${own.length}`,
      };
      const answer = await writer.send('comment.post', request);
      if (!answer.ok) {
        expect(answer.error.code).toBe('conflict');
        continue;
      }
      const row = answer.comment as CommentRow;
      own.push({ request, row });
      known.push(row);
    } else if (step.do === 'look') {
      await writer.follow(`thread:${articles[step.article]}`);
    } else if (step.do === 'react') {
      const target = known[step.to % Math.max(1, known.length)];
      if (!target) continue;
      const answer = await writer.send('comment.react', {
        id: target.id,
        reaction: 'agree',
        on: step.on,
      });
      if (!answer.ok) expect(answer.error.code).toBe('conflict');
    } else {
      const mine = own[step.own % Math.max(1, own.length)];
      if (!mine) continue;
      if (step.do === 'again') {
        const answer = await writer.send('comment.post', mine.request);
        expect(answer).toMatchObject({ ok: true, comment: { number: mine.row.number } });
      } else if (step.do === 'edit') {
        const body = `edited ${v7()}`;
        const answer = await writer.send('comment.edit', { id: mine.row.id, body });
        if (!answer.ok) expect(answer.error.code).toBe('conflict');
      } else {
        await writer.ask('comment.remove', { id: mine.row.id });
      }
    }
  }
}

function comments(rows: Iterable<Row>): CommentRow[] {
  return [...rows].filter((row) => row.kind === 'comment');
}

/** Rows without the removed, as the article counts them. */
async function expectSound(articleId: string, followers: Follower[]): Promise<void> {
  const reader = await server.connect();
  const stream: StreamName = `thread:${articleId}`;
  const truth = await reader.follow(stream);
  const rows = comments(truth.rows.values());
  const revs = rows.map(({ rev }) => rev).sort((a, b) => a - b);
  // A row that changed twice holds its last rev alone, so there may be fewer rows than revs.
  expect(new Set(revs).size).toBe(revs.length);
  expect(revs.at(-1) ?? 0).toBe(truth.cursor);
  // [N3]
  const bySeq = [...rows].sort((a, b) => a.seq - b.seq);
  expect(bySeq.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  // [N1] Each parent's replies are numbered from 1 in the order of their commits.
  const replies = new Map<string | null, number>();
  const numbers = new Map(rows.map((row) => [row.id as string, row.number]));
  for (const row of bySeq) {
    const ordinal = (replies.get(row.parentId) ?? 0) + 1;
    replies.set(row.parentId, ordinal);
    const parent = row.parentId === null ? '' : `${numbers.get(row.parentId)}.`;
    expect(row.number).toBe(`${parent}${ordinal}`);
  }
  const inOrder = inNumberedOrder(rows).map(({ comment }) => comment.number);
  expect(inOrder).toEqual([...inOrder].sort(compareNumbers));
  for (const follower of followers) {
    await vi.waitFor(() => expect(follower.cursor).toBe(truth.cursor), { timeout: 10_000 });
    expect(follower.rows).toEqual(truth.rows);
  }
  const feed = await reader.follow('feed');
  expect(feed.rows.get(articleId)).toMatchObject({
    commentCount: rows.filter(({ state }) => state !== 'removed').length,
    lastSeq: rows.length,
  });
  reader.close();
}

test(`[S1][S2][S6][N1][N2][N3] ${WRITERS} clients writing at once leave gapless streams and equal followers`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(stepArbitrary, { maxLength: 12 }), {
        minLength: WRITERS,
        maxLength: WRITERS,
      }),
      async (scripts) => {
        const articles = [await publish(admin), await publish(admin)];
        const known: CommentRow[] = [];
        const follower = await server.connect();
        const followers = await Promise.all(articles.map((id) => follower.follow(`thread:${id}`)));
        await Promise.all(
          scripts.map((steps, index) => act(writers[index]!, steps, articles, known)),
        );
        for (const [index, articleId] of articles.entries()) {
          await expectSound(articleId, [followers[index]!]);
        }
        follower.close();
      },
    ),
    { seed: SEED, numRuns: 6, endOnFailure: true },
  );
}, 120_000);

test(`[S1] every rev was given once: ${WRITERS} clients watch each one arrive`, async () => {
  const articleId = await publish(admin);
  const seen: Row[] = [];
  const watcher = await server.connect();
  const thread = await watcher.follow(`thread:${articleId}`);
  await Promise.all(
    writers.map(async (writer, index) => {
      for (let count = 0; count < 5; count += 1) await post(writer, articleId, `${index}`);
    }),
  );
  await vi.waitFor(() => expect(thread.cursor).toBe(WRITERS * 5));
  for (const changes of watcher.changes) {
    expect(changes.rows.every(({ rev }) => rev > changes.from && rev <= changes.to)).toBe(true);
    seen.push(...changes.rows);
  }
  expect(seen.map(({ rev }) => rev)).toEqual(
    Array.from({ length: WRITERS * 5 }, (_, index) => index + 1),
  );
  // [S3] Each packet goes on where the one before has ended.
  for (const [index, changes] of watcher.changes.entries()) {
    if (index > 0) expect(changes.from).toBe(watcher.changes[index - 1]?.to);
  }
}, 60_000);

test('[S6] a follower that loses, doubles and delays packets ends with the same rows', async () => {
  const articleId = await publish(admin);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('pass', 'lose', 'double', 'delay'), {
        minLength: 10,
        maxLength: 30,
      }),
      async (fates) => {
        const client = await server.connect();
        const thread = await client.follow(`thread:${articleId}`);
        const receive = thread.receive.bind(thread);
        const held: Parameters<typeof receive>[0][] = [];
        let next = 0;
        thread.receive = (changes) => {
          const fate = fates[next++ % fates.length];
          if (fate === 'lose') return;
          if (fate === 'delay') {
            held.push(changes);
            return;
          }
          receive(changes);
          if (fate === 'double') receive(changes);
          for (const late of held.splice(0)) receive(late);
        };
        for (const writer of writers.slice(0, 8)) await post(writer, articleId, 'x');
        thread.receive = receive;
        // One more packet that arrives shows a gap wherever one was left.
        const last = await post(admin, articleId, 'last');
        await vi.waitFor(() => expect(thread.rows.get(last.id)).toEqual(last));
        const truth = await (await server.connect()).follow(`thread:${articleId}`);
        expect(thread.rows).toEqual(truth.rows);
        client.close();
      },
    ),
    { seed: SEED, numRuns: 10, endOnFailure: true },
  );
}, 60_000);
