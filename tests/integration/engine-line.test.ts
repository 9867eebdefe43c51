// What the engine says of the line, and of addresses at which no community answers.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  eventually,
  openEngine,
  openMember,
  startCommunity,
  untilOffline,
  untilOnline,
} from './engine-setup.ts';

afterEach(cleanUp);

/** A server that takes no app, as one of another time would. */
async function startRefusing(data: object) {
  const http = createServer();
  const io = new Server(http);
  let handshakes = 0;
  io.use((_socket, next) => {
    handshakes += 1;
    next(Object.assign(new Error('refused'), { data }));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    handshakes: () => handshakes,
    close: () => io.close(),
  };
}

const tooOld = {
  code: 'protocol_unsupported',
  message: 'This server speaks protocol 2, this app 1: the app is older.',
};

test('[E6] a server of another protocol is said so, once, and not asked again and again', async () => {
  const server = await startRefusing(tooOld);
  try {
    const engine = await openEngine({ url: server.url, token: 'a token' });
    await eventually(async () =>
      expect(await engine.community()).toMatchObject({
        line: { state: 'refused', error: tooOld, savedAt: null },
        needsSignIn: false,
      }),
    );
    expect(server.handshakes()).toBe(1);
    const { id: communityId } = await engine.community();
    await engine.ask('community.reconnect', { communityId });
    await eventually(() => expect(server.handshakes()).toBe(2));
    expect(await engine.engine.call('community.add', { address: server.url })).toMatchObject({
      ok: true,
    });
    const other = await openEngine({});
    expect(await other.engine.call('community.add', { address: server.url })).toEqual({
      ok: false,
      error: tooOld,
    });
    expect(await other.ask('community.list', {})).toEqual([]);
  } finally {
    await server.close();
  }
});

test('a dead token is given up, and guests who may not read are told so', async () => {
  const server = await startRefusing({ code: 'unauthenticated', message: 'Sign in first.' });
  try {
    const engine = await openEngine({ url: server.url, token: 'dead' });
    await eventually(async () =>
      expect(await engine.community()).toMatchObject({
        line: { state: 'refused', error: { code: 'unauthenticated' } },
      }),
    );
    // Once with the token, once as a guest, and no more.
    expect(server.handshakes()).toBe(2);
  } finally {
    await server.close();
  }
});

test('the line comes back by itself', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  await community.stop();
  await untilOffline(ada);
  await community.start();
  await untilOnline(ada);
  expect(ada.notices).toContainEqual({ topic: 'communities' });
});

test('a community is added once, by a link with an invite as well, and can be forgotten', async () => {
  const community = await startCommunity();
  const engine = await openEngine({});
  const { host } = new URL(community.url);
  const first = await engine.ask('community.add', { address: host });
  const link = `parley://${host}/?invite=abc`;
  const second = await engine.ask('community.add', { address: link });
  expect(second.community.id).toBe(first.community.id);
  expect(second.invite).toBe('abc');
  expect(await engine.ask('community.list', {})).toHaveLength(1);
  await engine.ask('community.forget', { communityId: first.community.id });
  expect(await engine.ask('community.list', {})).toEqual([]);
  expect(
    await engine.engine.call('article.list', { communityId: first.community.id }),
  ).toMatchObject({ ok: false, error: { code: 'not_found' } });
});

test('[E3] a call that does not parse is answered with its field', async () => {
  const engine = await openEngine({});
  expect(await engine.engine.call('article.list', { communityId: 'NOT AN ID' })).toMatchObject({
    ok: false,
    error: { code: 'invalid', field: 'communityId' },
  });
  expect(
    await engine.engine.call('outbox.rewrite', {
      communityId: 'a',
      entryId: 'b',
      body: 'x'.repeat(10_001),
    }),
  ).toMatchObject({ ok: false, error: { code: 'too_long', field: 'body' } });
});
