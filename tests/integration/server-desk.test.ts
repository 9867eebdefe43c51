// The streams `desk` and `log`: who follows them, what happens to those who no longer may, what goes
// out before what, and who is on which comment.
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startPeopledServer } from './peopled-server.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let articleId: string;

beforeEach(async () => {
  ({ server, admin, mia, ann, articleId } = await startPeopledServer());
});
afterEach(() => server.close());

describe('who may follow', () => {
  test('[S7] the desk is for moderators and admins', async () => {
    await mia.follow('desk');
    await admin.follow('desk');
    expect(await ann.refusal('sync.open', { stream: 'desk', after: 0 })).toMatchObject({
      code: 'forbidden',
    });
    const guest = await server.connect();
    expect(await guest.refusal('sync.open', { stream: 'desk', after: 0 })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('[S7][M9] the log is for members once it is published, without names, and no longer after', async () => {
    expect(await ann.refusal('sync.open', { stream: 'log', after: 0 })).toMatchObject({
      code: 'forbidden',
    });
    await mia.follow('log');
    await admin.ask('community.setModeration', { publishesLog: true });
    const log = await ann.follow('log');
    const guest = await server.connect();
    expect(await guest.refusal('sync.open', { stream: 'log', after: 0 })).toMatchObject({
      code: 'unauthenticated',
    });
    const { id } = await post(ann, articleId, 'x');
    await mia.ask('comment.hide', { id, reason: 'Ann is my neighbour' });
    await vi.waitFor(() =>
      expect(log.all('publicLog').find(({ act }) => act === 'comment.hide')).toMatchObject({
        role: 'moderator',
        articleId,
        reason: 'other',
      }),
    );
    expect(JSON.stringify([...log.rows.values()])).not.toMatch(/Mia|Ann|neighbour/);
    await admin.ask('community.setModeration', { publishesLog: false });
    const { cursor } = log;
    const moderators = await mia.follow('log');
    await mia.ask('comment.restore', { id });
    await vi.waitFor(() => expect(moderators.cursor).toBeGreaterThan(cursor + 1));
    // Nothing of what came after it was published no more.
    expect(log.all('publicLog').some(({ act }) => act === 'comment.restore')).toBe(false);
    expect(await ann.refusal('sync.open', { stream: 'log', after: 0 })).toMatchObject({
      code: 'forbidden',
    });
  });

  test('[S7] a moderator who is made a member loses the desk’s room', async () => {
    const mias = await mia.follow('desk');
    const admins = await admin.follow('desk');
    await server.setRole('Mia', 'member');
    const { id } = await post(ann, articleId, 'x');
    await admin.ask('comment.hide', { id, reason: 'review' });
    await vi.waitFor(() => expect(admins.all('log')).toHaveLength(1));
    // What is pushed to one connection arrives in order: after this answer nothing is under way.
    await mia.ask('community.describe', {});
    expect(mias.all('log')).toEqual([]);
    expect(await mia.refusal('sync.open', { stream: 'desk', after: 0 })).toMatchObject({
      code: 'forbidden',
    });
    await server.setRole('Mia', 'moderator');
    const back = await mia.follow('desk');
    expect(back.all('log')).toHaveLength(1);
  });

  test('[A5] a banned moderator loses the desk, and reads as a guest', async () => {
    const mias = await mia.follow('desk');
    await mia.follow('feed');
    const me = await mia.follow('me');
    const admins = await admin.follow('desk');
    await admin.ask('member.ban', { memberId: mia.id, reason: 'hate' });
    await vi.waitFor(() => expect(me.all('ban')).toHaveLength(1));
    await vi.waitFor(() => expect(admins.all('ban')).toHaveLength(1));
    await mia.ask('community.describe', {});
    expect(mias.all('ban')).toEqual([]);
    for (const stream of ['desk', 'log']) {
      expect(await mia.refusal('sync.open', { stream, after: 0 })).toMatchObject({
        code: 'banned',
        reason: 'hate',
      });
    }
    expect(await mia.refusal('desk.attend', { commentId: null })).toMatchObject({ code: 'banned' });
    await mia.follow('feed');
    await mia.follow(`thread:${articleId}`);
  });

  test('[A5] where guests do not read, a banned member is told nothing more but their own', async () => {
    await server.withStore((store) =>
      store.write(async (unit) => {
        await unit.db.updateTable('community').set({ guests_read: 0 }).execute();
      }),
    );
    const thread = await ann.follow(`thread:${articleId}`);
    const me = await ann.follow('me');
    await post(ann, articleId, 'before');
    await vi.waitFor(() => expect(thread.cursor).toBe(1));
    await mia.ask('member.ban', { memberId: ann.id, reason: 'hate' });
    await vi.waitFor(() => expect(me.all('ban')).toHaveLength(1));
    const mias = await mia.follow(`thread:${articleId}`);
    await post(mia, articleId, 'after');
    await vi.waitFor(() => expect(mias.cursor).toBe(2));
    await ann.ask('community.describe', {});
    expect(thread.cursor).toBe(1);
    for (const stream of ['feed', `thread:${articleId}`]) {
      expect(await ann.refusal('sync.open', { stream, after: 0 })).toMatchObject({
        code: 'banned',
      });
    }
  });
});

describe('what goes out first', () => {
  test('[M6] what moderation sends waits for no window and for no batch', async () => {
    // A crowd and a flood, so that the window between two rounds grows well beyond its shortest.
    const crowd = await Promise.all(Array.from({ length: 150 }, () => server.connect()));
    await Promise.all(crowd.map((reader) => reader.follow(`thread:${articleId}`)));
    const memberId = ann.id;
    const { id } = await post(ann, articleId, 'x');
    const me = await ann.follow('me');
    const watcher = await ann.follow(`thread:${articleId}`);
    let isFlowing = true;
    const flood = (async () => {
      while (isFlowing) {
        await Promise.all(Array.from({ length: 10 }, () => post(mia, articleId, 'flowing')));
      }
    })();
    await vi.waitFor(() => expect(watcher.rows.size).toBeGreaterThan(100), { timeout: 20_000 });

    const order: string[] = [];
    ann.socket.on('changes', ({ stream, rows }: { stream: string; rows: { kind: string }[] }) => {
      if (rows.some(({ kind }) => kind === 'mute')) order.push(stream);
      if (rows.some((row) => 'id' in row && row.id === id)) order.push(stream);
    });
    const started = performance.now();
    await admin.ask('member.mute', {
      memberId,
      forSeconds: 60,
      reason: 'hate',
      removeLastHour: true,
    });
    await vi.waitFor(() => expect(me.all('mute')).toHaveLength(1), { interval: 1 });
    await vi.waitFor(() => expect(watcher.row('comment', id)?.state).toBe('removed'), {
      interval: 1,
    });
    const took = performance.now() - started;
    isFlowing = false;
    await flood;
    expect(order).toContain('me');
    expect(order.indexOf('me')).toBeLessThan(order.indexOf(`thread:${articleId}`));
    // Far from a figure: on a busy machine a window alone may last longer than this should.
    expect(took).toBeLessThan(2_000);
    for (const reader of crowd) reader.close();
  }, 60_000);

  test('[M6][S3] an urgent change that is larger than a page goes out whole', async () => {
    const rows = await Promise.all(
      Array.from({ length: 40 }, (_, index) => post(ann, articleId, `${index}`)),
    );
    const reader = await server.connect();
    const thread = await reader.follow(`thread:${articleId}`);
    const feed = await reader.follow('feed');
    await mia.ask('member.mute', {
      memberId: ann.id,
      forSeconds: 3_600,
      reason: 'spam',
      removeLastHour: true,
    });
    await vi.waitFor(() => {
      for (const { id } of rows) {
        expect(thread.row('comment', id)).toMatchObject({ state: 'removed', body: null });
        expect(feed.row('revocation', id)).toMatchObject({ state: 'removed' });
      }
    });
    expect(feed.row('article', articleId)).toMatchObject({ commentCount: 0 });
    expect(thread.gaps + feed.gaps).toBe(0);
  });
});

describe('who is on what', () => {
  const attending = (...expected: [string, string][]) =>
    expected.map(([name, commentId]) => expect.objectContaining({ name, commentId }));

  test('moderators on the desk see each other, and who comes later sees who is there', async () => {
    const one = v7();
    const two = v7();
    await mia.follow('desk');
    expect(mia.attendance).toEqual({ moderators: [] });
    await admin.follow('desk');
    await admin.ask('desk.attend', { commentId: one });
    await vi.waitFor(() => expect(mia.attendance?.moderators).toEqual(attending(['Admin', one])));
    await mia.ask('desk.attend', { commentId: one });
    await vi.waitFor(() =>
      expect(admin.attendance?.moderators).toEqual(attending(['Admin', one], ['Mia', one])),
    );
    await admin.ask('desk.attend', { commentId: two });
    await vi.waitFor(() =>
      expect(mia.attendance?.moderators).toContainEqual(attending(['Admin', two])[0]),
    );
    const late = await server.connect({ token: admin.token });
    await late.follow('desk');
    expect(late.attendance?.moderators).toHaveLength(2);
    await admin.ask('desk.attend', { commentId: null });
    await vi.waitFor(() => expect(late.attendance?.moderators).toEqual(attending(['Mia', one])));
  });

  test('one who goes is forgotten: by closing the desk, signing out, or with the line', async () => {
    await admin.follow('desk');
    const goings: ((who: SocketClient) => unknown)[] = [
      (who) => who.ask('sync.close', { stream: 'desk' }),
      (who) => who.ask('account.signOut', {}),
      (who) => who.close(),
    ];
    for (const go of goings) {
      const device = await server.connect();
      await device.ask('account.signIn', { name: 'Mia', password: 'correct horse battery' });
      await device.follow('desk');
      const commentId = v7();
      await device.ask('desk.attend', { commentId });
      await vi.waitFor(() =>
        expect(admin.attendance?.moderators).toEqual(attending(['Mia', commentId])),
      );
      await go(device);
      await vi.waitFor(() => expect(admin.attendance?.moderators).toEqual([]));
    }
  });

  test('[S7] who is made a member meanwhile is told no more', async () => {
    await mia.follow('desk');
    await admin.follow('desk');
    await server.setRole('Mia', 'member');
    await admin.ask('desk.attend', { commentId: v7() });
    await vi.waitFor(() => expect(admin.attendance?.moderators).toHaveLength(1));
    await mia.ask('community.describe', {});
    expect(mia.attendance).toEqual({ moderators: [] });
  });

  test('[A1] members neither attend nor are told', async () => {
    expect(await ann.refusal('desk.attend', { commentId: v7() })).toMatchObject({
      code: 'forbidden',
    });
    await admin.follow('desk');
    await admin.ask('desk.attend', { commentId: v7() });
    await vi.waitFor(() => expect(admin.attendance?.moderators).toHaveLength(1));
    await ann.ask('community.describe', {});
    expect(ann.attendance).toBeNull();
  });
});
