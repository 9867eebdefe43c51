// The thread that packs pages: it reads what was committed, outlives what fails, and ends with its server.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PackingThread } from '../../server/live/packing-thread.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import type { Store } from '../../server/store/store.ts';
import type { StoredStream } from '../../server/store/streams.ts';

const wholeFeed = { stream: 'feed', after: 0, told: null } as const;

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-test-'));
  store = await openDataFolder(folder, { name: 'Test' });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

test('[P2] it answers each with the page of the last commit, and small ones plain', async () => {
  const thread = new PackingThread(store.location, () => {});
  const [first, second] = await Promise.all([thread.open(wholeFeed), thread.open(wholeFeed)]);
  expect(first).toEqual(second);
  expect(first).toMatchObject({ more: false, answer: { changes: { rows: [{ name: 'Test' }] } } });
  await thread.close();
});

test('what fails is told to who asked, and the next is answered', async () => {
  const thread = new PackingThread(store.location, () => {});
  const impossible = { ...wholeFeed, stream: 'nothing' as StoredStream, after: -1 };
  await expect(thread.open(impossible)).rejects.toThrow();
  await expect(thread.open(wholeFeed)).resolves.toMatchObject({ more: false });
  await thread.close();
});

test('where the thread itself fails, who waits is told, and the next starts another', async () => {
  const thread = new PackingThread(join(folder, 'no-such.db'), () => {});
  await expect(thread.open(wholeFeed)).rejects.toThrow(/unable to open/);
  await expect(thread.open(wholeFeed)).rejects.toThrow(/unable to open/);
  await thread.close();
});

test('once closed it refuses who waits and who comes', async () => {
  const thread = new PackingThread(store.location, () => {});
  const waiting = expect(thread.open(wholeFeed)).rejects.toThrow('stopping');
  await thread.close();
  await waiting;
  await expect(thread.open(wholeFeed)).rejects.toThrow('stopping');
});
