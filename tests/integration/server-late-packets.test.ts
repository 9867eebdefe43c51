// What a device had said on a connection that is over for it, and that reaches the server only after what
// it has said since: as behind a proxy that holds it back, or on the way to a server that stood still.
import { randomUUID } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { DeviceConnection } from '../../shared/protocol/events.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  openEngine,
  startCommunity,
  untilOnline,
} from './engine-setup.ts';
import { SocketClient } from './socket-client.ts';

afterEach(cleanUp);

/** Connects as Ada, at one device, for the first or another time. */
async function setUp() {
  const community = await startCommunity();
  const token = await community.token('Ada');
  const connect = (connection: DeviceConnection | undefined) => {
    const client = { name: 'test', version: '0' };
    const auth = { protocol: protocolVersion, client, token, ...(connection && { connection }) };
    return SocketClient.connect(community.url, { auth });
  };
  return { community, token, connect };
}

test('[W8] an edit that arrives on an earlier connection does not undo a later one', async () => {
  const { community, connect } = await setUp();
  const device = randomUUID();
  const first = await connect({ device, number: 1 });
  const id = v7();
  const { articleId } = community;
  await first.ask('comment.post', { id, articleId, parentId: null, body: 'One.' });
  const second = await connect({ device, number: 2 });
  await second.ask('comment.edit', { id, body: 'Two.' });
  await second.ask('comment.edit', { id, body: 'Three.' });
  // Whatever it still brings, nobody reads it any more.
  await first.disconnected();
  expect(first.notices).toContainEqual(expect.objectContaining({ code: 'overtaken' }));
  const thread = await second.follow(`thread:${articleId}`);
  expect(thread.row('comment', id)?.body).toBe('Three.');
  second.close();
});

test('[W8] a connection that was made earlier and arrives later is refused', async () => {
  const { connect } = await setUp();
  const device = randomUUID();
  const second = await connect({ device, number: 2 });
  await expect(connect({ device, number: 1 })).rejects.toMatchObject({
    wire: { code: 'conflict' },
  });
  // Not even when the later one has gone.
  second.close();
  await expect(connect({ device, number: 1 })).rejects.toMatchObject({
    wire: { code: 'conflict' },
  });
});

test('[W8] other devices of the account, and those that do not say which they are, stay', async () => {
  const { connect } = await setUp();
  const clients = await Promise.all([
    connect({ device: randomUUID(), number: 1 }),
    connect({ device: randomUUID(), number: 1 }),
    connect(undefined),
    connect(undefined),
  ]);
  for (const client of clients) {
    expect((await client.ask('community.describe', {})).member?.name).toBe('Ada');
    client.close();
  }
});

test('[W8] two apps on copies of one data folder become two devices, and both stay online', async () => {
  const { community, token } = await setUp();
  const dataDir = await makeFolder();
  const { url } = community;
  const original = await openEngine({ url, token, dataDir });
  await untilOnline(original);
  const copied = join(await makeFolder(), 'copy');
  await cp(dataDir, copied, { recursive: true });
  const copy = await openEngine({ url, token, dataDir: copied });
  await untilOnline(copy);
  const deviceIn = async (folder: string) => {
    const text = await readFile(join(folder, 'communities.json'), 'utf8');
    return z
      .object({ communities: z.tuple([z.object({ device: z.uuid() })]) })
      .parse(JSON.parse(text)).communities[0].device;
  };
  // The copy has overtaken the original, which comes back as a device of its own.
  await eventually(async () => expect(await deviceIn(dataDir)).not.toBe(await deviceIn(copied)));
  await untilOnline(original);
  const { articleId } = community;
  for (const engine of [original, copy]) {
    const communityId = await engine.id();
    const post = { communityId, articleId, parentId: null, body: 'Here.' };
    await engine.ask('comment.post', post);
  }
  await eventually(async () => {
    for (const engine of [original, copy]) {
      const comments = await engine.comments(articleId);
      expect(comments.map(({ number }) => number).sort()).toEqual(['1', '2']);
    }
  });
});
