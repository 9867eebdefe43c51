// Streams over real sockets: who may follow them, their pages, and what comes live.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addComment } from '../../server/store/comments.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { limits } from '../../shared/limits.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { startPeopledServer } from './peopled-server.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, password, post, publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let guest: SocketClient;

beforeAll(async () => {
  ({ server, admin, ann, ben } = await startPeopledServer());
  guest = await server.connect();
});
afterAll(() => server.close());

describe('streams', () => {
  test('[S7] guests read the feed and threads, and no `me`', async () => {
    const articleId = await publish(admin);
    await guest.follow('feed');
    await guest.follow(`thread:${articleId}`);
    expect(await guest.refusal('sync.open', { stream: 'me', after: 0 })).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await guest.refusal('sync.open', { stream: `thread:${v7()}`, after: 0 })).toMatchObject({
      code: 'not_found',
      field: 'stream',
    });
    for (const stream of ['desk', 'log']) {
      expect(await guest.refusal('sync.open', { stream, after: 0 })).toMatchObject({
        code: 'unauthenticated',
      });
    }
    expect(await guest.refusal('sync.open', { stream: 'inbox', after: 0 })).toMatchObject({
      code: 'invalid',
      field: 'stream',
    });
    expect(await guest.refusal('sync.open', { stream: 'feed', after: -1 })).toMatchObject({
      code: 'invalid',
      field: 'after',
    });
  });

  test('[S3][S5] pages hold every row in rev order, and the last one says so', async () => {
    const articleId = await publish(admin);
    const total = limits.pageRows + 3;
    for (let start = 0; start < total; start += 100) {
      const count = Math.min(100, total - start);
      await Promise.all(Array.from({ length: count }, () => post(ann, articleId, 'x')));
    }
    const stream = `thread:${articleId}` as const;
    const first = await guest.ask('sync.open', { stream, after: 0 });
    expect(first.more).toBe(true);
    expect(first.changes.rows).toHaveLength(limits.pageRows);
    expect(first.changes.to).toBe(limits.pageRows);
    expect(first.changes.rows.map(({ rev }) => rev)).toEqual(
      Array.from({ length: limits.pageRows }, (_, index) => index + 1),
    );
    const last = await guest.ask('sync.open', { stream, after: first.changes.to });
    expect(last.more).toBe(false);
    expect(last.changes).toMatchObject({ from: limits.pageRows, to: total });
    const none = await guest.ask('sync.open', { stream, after: total });
    expect(none).toMatchObject({ changes: { from: total, to: total, rows: [] }, more: false });
  });

  test('[S3] a page of very long texts is cut, and the next goes on', async () => {
    const articleId = await publish(admin);
    const body = 'y'.repeat(limits.commentBody);
    await Promise.all(Array.from({ length: 130 }, () => post(ann, articleId, body)));
    const first = await guest.ask('sync.open', { stream: `thread:${articleId}`, after: 0 });
    expect(first.more).toBe(true);
    expect(first.changes.rows.length).toBeLessThan(130);
    const thread = await (await server.connect()).follow(`thread:${articleId}`);
    expect(thread.rows.size).toBe(130);
  });

  test('[S3][S6] what one posts reaches those who follow, and not those who have closed', async () => {
    const articleId = await publish(admin);
    const stream = `thread:${articleId}` as const;
    const follower = await server.connect();
    const gone = await server.connect();
    const thread = await follower.follow(stream);
    await gone.follow(stream);
    await gone.ask('sync.close', { stream });
    const feed = await follower.follow('feed');
    const comment = await post(ann, articleId, 'hello');
    await vi.waitFor(() => expect(thread.rows.get(comment.id)).toEqual(comment));
    await vi.waitFor(
      () => expect(feed.rows.get(articleId)).toMatchObject({ commentCount: 1, lastSeq: 1 }),
      { timeout: 5_000 },
    );
    expect(gone.changes).toEqual([]);
    expect(thread.gaps).toBe(0);
  });

  test('a new article is in the feed at once, and a correction too', async () => {
    const follower = await server.connect();
    const feed = await follower.follow('feed');
    const id = await publish(admin, 'Fresh');
    await vi.waitFor(() => expect(feed.rows.get(id)).toMatchObject({ headline: 'Fresh' }));
    await admin.ask('article.revise', { id, headline: 'Fresher' });
    await vi.waitFor(() => expect(feed.rows.get(id)).toMatchObject({ headline: 'Fresher' }));
  });

  test('[S7] a reaction reaches the other connections of the same member, and nobody else', async () => {
    const articleId = await publish(admin);
    const comment = await post(ann, articleId, 'x');
    const device = await server.connect({ token: ben.token });
    const me = await device.follow('me');
    const anns = await server.connect({ token: ann.token });
    const other = await anns.follow('me');
    await ben.ask('comment.react', { id: comment.id, reaction: 'thanks', on: true });
    await vi.waitFor(() =>
      expect(me.rows.get(comment.id)).toMatchObject({ reactions: ['thanks'] }),
    );
    expect(other.rows.has(comment.id)).toBe(false);
    expect(device.changes.every(({ stream }) => stream === 'me')).toBe(true);
  });

  test('[S3][S6] what another process writes reaches those who follow, however much it is', async () => {
    const articleId = await publish(admin);
    const follower = await server.connect();
    const thread = await follower.follow(`thread:${articleId}`);
    const total = limits.pageRows * 2 + 7;
    const { member } = await ann.ask('community.describe', {});
    const other = await openDataFolder(server.dataDir);
    await other.write(async (unit) => {
      for (let count = 0; count < total; count += 1) {
        await addComment(unit, {
          id: v7() as CommentId,
          articleId: articleId as ArticleId,
          parent: null,
          author: { author_id: member!.id, author_name: 'Ann', author_role: 'member' },
          body: `imported ${count}`,
          postedHash: '',
          createdAt: unit.now,
        });
      }
    });
    await other.close();
    await vi.waitFor(() => expect(thread.cursor).toBe(total), { timeout: 10_000 });
    expect(thread.rows.size).toBe(total);
    expect(thread.gaps).toBe(0);
    const next = await post(ann, articleId, 'and on');
    expect(next).toMatchObject({ rev: total + 1, seq: total + 1 });
    await vi.waitFor(() => expect(thread.rows.get(next.id)).toEqual(next));
  });

  test('a community that is not for guests shows them nothing, live neither', async () => {
    const closed = await TestServer.start();
    const boss = await closed.joinAdmin();
    const articleId = await publish(boss);
    const file = new Sqlite(join(closed.dataDir, 'community.db'));
    file.exec('update community set guests_read = 0');
    file.close();
    const stranger = await closed.connect();
    for (const stream of ['feed', `thread:${articleId}`, 'me'] as const) {
      expect(await stranger.refusal('sync.open', { stream, after: 0 })).toMatchObject({
        code: 'unauthenticated',
      });
    }
    await boss.follow(`thread:${articleId}`);
    const leaving = await closed.connect({ token: boss.token });
    await leaving.follow('feed');
    await leaving.ask('account.signOut', {});
    const boss2 = await closed.connect();
    await boss2.ask('account.signIn', { name: 'Admin', password });
    const watcher = await boss2.follow('feed');
    const fresh = await publish(boss2, 'Fresh');
    await vi.waitFor(() => expect(watcher.rows.has(fresh)).toBe(true));
    expect(leaving.changes).toEqual([]);
    await closed.close();
  });

  test('one connection follows a bounded number of streams', async () => {
    const client = await server.connect();
    const ids: string[] = [];
    for (let start = 0; start < limits.openStreams + 1; start += 50) {
      ids.push(...(await Promise.all(Array.from({ length: 50 }, () => publish(admin)))));
    }
    for (const id of ids.slice(0, limits.openStreams)) {
      await client.ask('sync.open', { stream: `thread:${id}` as const, after: 0 });
    }
    const one = `thread:${ids[limits.openStreams]}` as const;
    expect(await client.refusal('sync.open', { stream: one, after: 0 })).toMatchObject({
      code: 'rate_limited',
    });
    await client.ask('sync.close', { stream: `thread:${ids[0]}` as const });
    await client.ask('sync.open', { stream: one, after: 0 });
  });
});
