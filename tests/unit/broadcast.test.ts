// What goes out when: over a real store, with the clock and the sockets in the test's hand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Broadcast } from '../../server/live/broadcast.ts';
import type { LiveServer } from '../../server/live/sockets.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import type { Store } from '../../server/store/store.ts';
import { type StoredStream, storedMe, storedThread } from '../../server/store/streams.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';

const threads = Array.from({ length: 4 }, () => storedThread(v7() as ArticleId));
const me = storedMe(v7() as MemberId);

let folder: string;
let store: Store;
let io: LiveServer;
let broadcast: Broadcast;
/** The rooms to which packets went, in order. */
let sent: string[];
let onSent: (room: string) => void;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'performance'] });
  folder = mkdtempSync(join(tmpdir(), 'parley-broadcast-'));
  store = await openDataFolder(folder);
  io = new Server();
  sent = [];
  onSent = () => {};
  io.of('/').adapter.broadcast = (_packet, { rooms }) => {
    for (const room of rooms) {
      sent.push(String(room));
      onSent(String(room));
    }
  };
  broadcast = new Broadcast(io, store, pino({ level: 'silent' }));
  for (const stream of [...threads, me, 'desk', 'feed'] as StoredStream[]) {
    const head = stream === 'feed' ? 1 : 0;
    expect(broadcast.follows(stream, head)).toBe(true);
  }
  // To follow a stream is to look at it once.
  await vi.advanceTimersByTimeAsync(1_000);
  sent = [];
});
afterEach(async () => {
  await broadcast.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  vi.useRealTimers();
});

async function write(streams: StoredStream[], urgent: StoredStream[] = []): Promise<void> {
  const { moved } = await store.write(async (unit) => {
    for (const stream of streams) await unit.nextRev(stream);
    for (const stream of urgent) {
      await unit.nextRev(stream);
      unit.urgent(stream);
    }
  });
  broadcast.moved(moved);
}

/** Lets everything happen that needs no clock. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

test('[M6] what is urgent goes out without the clock moving on; the rest waits for its round', async () => {
  const [first, second] = threads;
  await write([first!]);
  await vi.advanceTimersByTimeAsync(20);
  await settle();
  expect(sent).toEqual([first]);
  // A round has just ended, so the next is a window away.
  await write([first!, second!], [me, 'desk']);
  await settle();
  expect(sent).toEqual([first, me, 'desk']);
  await vi.advanceTimersByTimeAsync(20);
  await settle();
  expect(sent.slice(3).sort()).toEqual([first, second].sort());
});

test('[M6] the shorter way first: the member whom it touches, the desk, the thread, the feed', async () => {
  await write([], ['feed', threads[0]!, 'desk', me]);
  await settle();
  expect(sent).toEqual([me, 'desk', threads[0], 'feed']);
});

test('[M6] between the streams of a round that is under way', async () => {
  let written: Promise<void> | null = null;
  onSent = () => {
    written ??= write([], [me]);
  };
  await write(threads);
  await vi.advanceTimersByTimeAsync(20);
  await settle();
  await written;
  await settle();
  expect(sent).toHaveLength(threads.length + 1);
  expect(sent.indexOf(me)).toBeLessThan(threads.length);
});

test('an urgent stream is not sent once more by the round that it waited for', async () => {
  await write([threads[0]!]);
  await write([], [threads[0]!]);
  await settle();
  expect(sent).toEqual([threads[0]]);
  await vi.advanceTimersByTimeAsync(1_000);
  await settle();
  expect(sent).toEqual([threads[0]]);
});

test('nobody follows: nothing is sent', async () => {
  await write([], [storedMe(v7() as MemberId)]);
  await settle();
  expect(sent).toEqual([]);
});
