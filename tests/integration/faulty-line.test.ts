// The line of a chaos run before a real server: each fault does to real connections what it says.
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { FaultyLine } from '../chaos/faulty-line.ts';
import { SocketClient } from './socket-client.ts';
import { publish, TestServer } from './test-server.ts';

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function setUp() {
  const server = await TestServer.start();
  cleanups.push(() => server.close());
  const line = await FaultyLine.open(() => server.running.port);
  cleanups.push(() => line.close());
  const client = await SocketClient.connect(line.url);
  cleanups.push(async () => client.close());
  return { server, line, client };
}

test('an honest line carries everything, and nothing is counted', async () => {
  const { line, client } = await setUp();
  await client.ask('community.describe', {});
  expect(line.counts).toEqual({ cut: 0, dropped: 0, doubled: 0, delayed: 0, late: 0 });
});

test('it doubles packets in both directions', async () => {
  const { line, client } = await setUp();
  line.strike({ kind: 'double', direction: 'up', forMs: 60_000 });
  line.strike({ kind: 'double', direction: 'down', forMs: 60_000 });
  await client.ask('community.describe', {});
  // One request, and an answer to each of the two that arrived; the second may still be coming.
  await client.ask('community.describe', {});
  expect(line.counts.doubled).toBeGreaterThanOrEqual(4);
  expect(client.socket.connected).toBe(true);
});

test('it delays packets and lets them go in their order', async () => {
  const { line, client } = await setUp();
  line.strike({ kind: 'delay', direction: 'down', forMs: 60_000 });
  const answers: string[] = [];
  const asked = ['one', 'two'].map(async (name) => {
    await client.send('community.describe', {});
    answers.push(name);
  });
  await expect.poll(() => line.counts.delayed).toBeGreaterThanOrEqual(2);
  expect(answers).toEqual([]);
  line.mend();
  await Promise.all(asked);
  expect(answers).toEqual(['one', 'two']);
});

test('it loses packets, and cuts the connection on which it has', async () => {
  const { line, client } = await setUp();
  line.strike({ kind: 'drop', direction: 'up', forMs: 60_000 });
  client.socket.emit('community.describe', {}, () => undefined);
  await expect.poll(() => line.counts.dropped).toBe(1);
  line.mend();
  await client.disconnected();
  expect(line.counts.cut).toBe(1);
});

test.for(['up', 'down'] as const)(
  'it cuts in the middle of a frame on the way %s',
  async (direction) => {
    const { line, client } = await setUp();
    line.strike({ kind: 'cutInFrame', direction });
    client.socket.emit('community.describe', {}, () => undefined);
    await client.disconnected();
    expect(line.counts.cut).toBe(1);
  },
);

test('it lets nothing through while it is down', async () => {
  const { line, client } = await setUp();
  line.strike({ kind: 'sever', forMs: 60_000 });
  await client.disconnected();
  await expect(SocketClient.connect(line.url)).rejects.toThrow();
  line.mend();
  const again = await SocketClient.connect(line.url);
  again.close();
});

test('it brings late what was said on a connection that is over', async () => {
  const { line, client } = await setUp();
  line.strike({ kind: 'late', forMs: 50 });
  client.socket.emit('community.describe', {}, () => undefined);
  await client.disconnected();
  await expect.poll(() => line.counts.late).toBeGreaterThanOrEqual(1);
});

test('[W2] [S4] writes and changes that arrive twice do nothing twice', async () => {
  const { server, line } = await setUp();
  const admin = await server.joinAdmin();
  const articleId = await publish(admin);
  const { token } = await server.join('Ada');
  const ada = await SocketClient.connect(line.url, { token });
  cleanups.push(async () => ada.close());
  const thread = await ada.follow(`thread:${articleId}`);
  for (const direction of ['up', 'down'] as const) {
    line.strike({ kind: 'double', direction, forMs: 60_000 });
  }
  const ids = [v7(), v7()] as const;
  for (const id of ids) await ada.ask('comment.post', { id, articleId, parentId: null, body: id });
  await ada.ask('comment.edit', { id: ids[0], body: 'changed' });
  await ada.ask('comment.react', { id: ids[1], reaction: 'agree', on: true });
  await ada.ask('comment.remove', { id: ids[1] });
  const rows = () =>
    thread
      .all('comment')
      .map(({ number, body, state }) => ({ number, body, state }))
      .sort((one, other) => one.number.localeCompare(other.number));
  await expect.poll(rows).toEqual([
    { number: '1', body: 'changed', state: 'visible' },
    { number: '2', body: null, state: 'removed' },
  ]);
  // Five writes: no more revs were given than these have moved.
  expect(thread.cursor).toBe(5);
  expect(thread.gaps).toBe(0);
});
