// Who is there at this moment, as connections with a thread in sight are told.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { roundFigure } from '../../server/live/presences.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, password, post, publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let articleId: ArticleId;

beforeEach(async () => {
  server = await TestServer.start();
  admin = await server.joinAdmin();
  articleId = (await publish(admin)) as ArticleId;
});
afterEach(() => server.close());

const read = async (client: SocketClient) => {
  await client.follow(`thread:${articleId}`);
  await client.ask('presence.attend', { articleIds: [articleId] });
};
const last = (client: SocketClient) => client.presences.at(-1);
const readers = (client: SocketClient) => last(client)?.readers;
const writers = (client: SocketClient) => last(client)?.typing.map(({ name }) => name);
const type = (client: SocketClient) => client.socket.emit('typing', { articleId, parentId: null });

describe('[X1] readers of a thread', () => {
  test('are people, not connections, and are told when they come and go', async () => {
    const ann = await server.join('Ann');
    await read(ann);
    await vi.waitFor(() => expect(readers(ann)).toBe(1));
    const guest = await server.connect();
    await read(guest);
    await vi.waitFor(() => expect(readers(guest)).toBe(2));
    const other = await server.connect({ token: ann.token });
    await read(other);
    await vi.waitFor(() => expect(readers(other)).toBe(2));
    await vi.waitFor(() => expect(readers(ann)).toBe(2), { timeout: 3_000 });
    const goings: ((who: SocketClient) => unknown)[] = [
      (who) => who.ask('presence.attend', { articleIds: [] }),
      (who) => who.ask('sync.close', { stream: `thread:${articleId}` }),
      (who) => who.close(),
    ];
    for (const go of goings) {
      const third = await server.connect();
      await read(third);
      await vi.waitFor(() => expect(readers(ann)).toBe(3), { timeout: 3_000 });
      await go(third);
      await vi.waitFor(() => expect(readers(ann)).toBe(2), { timeout: 3_000 });
    }
  });

  test('are told at most once a second, whoever comes and goes', async () => {
    const ann = await server.join('Ann');
    await read(ann);
    await vi.waitFor(() => expect(readers(ann)).toBe(1));
    const told = ann.presences.length;
    const began = performance.now();
    const crowd = await Promise.all(Array.from({ length: 30 }, () => server.connect()));
    for (const one of crowd) await read(one);
    await vi.waitFor(() => expect(readers(ann)).toBe(31), { timeout: 5_000 });
    const seconds = Math.ceil((performance.now() - began) / 1_000);
    expect(ann.presences.length - told).toBeLessThanOrEqual(seconds + 1);
  });

  test('of a thread that is in sight before it is followed are told when it is', async () => {
    const ann = await server.join('Ann');
    await ann.ask('presence.attend', { articleIds: [articleId] });
    expect(ann.presences).toEqual([]);
    await ann.follow(`thread:${articleId}`);
    await vi.waitFor(() => expect(readers(ann)).toBe(1));
  });

  test('[A5] are told to nobody who may not read', async () => {
    const ann = await server.join('Ann');
    const bob = await server.join('Bob');
    await read(ann);
    await read(bob);
    await server.withStore((store) =>
      store.write((unit) => {
        unit.writing();
        return unit.db.updateTable('community').set({ guests_read: 0 }).execute();
      }),
    );
    await admin.ask('member.ban', {
      memberId: bob.id,
      reason: 'hate',
    });
    await vi.waitFor(() => expect(readers(ann)).toBe(1), { timeout: 3_000 });
    const told = bob.presences.length;
    await read(admin);
    await vi.waitFor(() => expect(readers(ann)).toBe(2), { timeout: 3_000 });
    expect(bob.presences).toHaveLength(told);
  });

  test('stand in round figures where they are many', () => {
    expect([0, 7, 99, 100, 104, 149, 1_234, 98_765].map(roundFigure)).toEqual([
      0, 7, 99, 100, 100, 150, 1_200, 99_000,
    ]);
  });
});

describe('[X2] who is writing', () => {
  test('is told to the readers until they post or stop', { timeout: 30_000 }, async () => {
    const ann = await server.join('Ann');
    const bob = await server.join('Bob');
    await read(ann);
    await read(bob);
    type(bob);
    await vi.waitFor(() => expect(writers(ann)).toEqual(['Bob']), { timeout: 3_000 });
    await post(bob, articleId, 'Said');
    await vi.waitFor(() => expect(writers(ann)).toEqual([]), { timeout: 3_000 });
    type(bob);
    await vi.waitFor(() => expect(writers(ann)).toEqual(['Bob']), { timeout: 3_000 });
    // Nobody says that they have stopped.
    await vi.waitFor(() => expect(writers(ann)).toEqual([]), { timeout: 15_000 });
  });

  test('is no guest, nobody who is elsewhere, nothing that does not parse', async () => {
    const ann = await server.join('Ann');
    const bob = await server.join('Bob');
    const guest = await server.connect();
    await read(ann);
    await read(guest);
    type(guest);
    type(bob);
    ann.socket.emit('typing', { articleId: 'x' });
    ann.socket.emit('typing');
    await bob.follow(`thread:${articleId}`);
    await vi.waitFor(() => expect(readers(ann)).toBe(2), { timeout: 3_000 });
    // Whatever of it had been taken would be told by the time that somebody else's is.
    await read(bob);
    type(bob);
    await vi.waitFor(() => expect(writers(ann)).toEqual(['Bob']), { timeout: 3_000 });
    expect(writers(guest)).toEqual(['Bob']);
  });

  test('[M1] is never somebody who is muted there, from the mute on', async () => {
    const ann = await server.join('Ann');
    const bob = await server.join('Bob');
    const eve = await server.join('Eve');
    await read(ann);
    await read(bob);
    await read(eve);
    type(bob);
    await vi.waitFor(() => expect(writers(ann)).toEqual(['Bob']), { timeout: 3_000 });
    await admin.ask('member.mute', {
      memberId: bob.id,
      forSeconds: 600,
      reason: 'spam',
      articleId,
    });
    await vi.waitFor(() => expect(writers(ann)).toEqual([]), { timeout: 3_000 });
    const told = ann.presences.length;
    type(bob);
    await bob.ask('community.describe', {});
    type(eve);
    await vi.waitFor(() => expect(writers(ann)).toEqual(['Eve']), { timeout: 3_000 });
    expect(ann.presences.slice(told).flatMap(({ typing }) => typing)).not.toContainEqual(
      expect.objectContaining({ name: 'Bob' }),
    );
  });

  test('is said by nobody more often than the server lets them', async () => {
    await server.close();
    server = await TestServer.start({}, { typingPerConnection: { count: 1, seconds: 60 } });
    admin = await server.joinAdmin();
    articleId = (await publish(admin)) as ArticleId;
    const ann = await server.join('Ann');
    const bob = await server.join('Bob');
    await read(ann);
    await read(bob);
    type(bob);
    await vi.waitFor(() => expect(writers(ann)).toEqual(['Bob']), { timeout: 3_000 });
    await post(bob, articleId, 'Said');
    await vi.waitFor(() => expect(writers(ann)).toEqual([]), { timeout: 3_000 });
    const told = ann.presences.length;
    type(bob);
    await read(await server.connect());
    await vi.waitFor(() => expect(readers(ann)).toBe(3), { timeout: 3_000 });
    expect(ann.presences.slice(told).flatMap(({ typing }) => typing)).toEqual([]);
  });
});

test('[X3] a community says how many are there, guests too, and not who only asks', async () => {
  const ann = await server.join('Ann');
  await ann.follow('feed');
  const other = await server.connect();
  await other.ask('account.signIn', { name: 'Ann', password });
  await other.follow('feed');
  const guest = await server.connect();
  await guest.follow('feed');
  const asking = await server.connect();
  const present = async () => (await asking.ask('community.describe', {})).present;
  await vi.waitFor(async () => expect(await present()).toBe(2), { timeout: 3_000 });
  guest.close();
  await vi.waitFor(async () => expect(await present()).toBe(1), { timeout: 3_000 });
});
