// The engine as main sees it, against a process that the test plays.
import { expect, test, vi } from 'vitest';
import { askedAgain } from '../../main/asked-again.ts';
import type { FromEngine, ToEngine } from '../../main/engine/messages.ts';
import { EngineClient } from '../../main/engine-client.ts';
import type { EngineEvents } from '../../main/engine-process.ts';
import { openKeychain } from '../../main/keychain.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { nowhere } from '../../shared/bridge/view-place.ts';
import { articleId } from './fake-streams.ts';

const noKeychain = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
};

function playedEngine(proxyKnown: Promise<void> = Promise.resolve()) {
  const processes: { said: ToEngine[]; events: EngineEvents; killed: boolean }[] = [];
  const onChange = vi.fn();
  const onRestart = vi.fn();
  const onGone = vi.fn();
  const client = new EngineClient({
    start: (events) => {
      const started = { said: [] as ToEngine[], events, killed: false };
      processes.push(started);
      return {
        send: (message) => started.said.push(message),
        kill: () => {
          started.killed = true;
        },
      };
    },
    dataDir: '/data',
    clientVersion: '1.2.3',
    session: null,
    keychain: openKeychain('/nowhere/secrets.json', noKeychain, () => undefined),
    proxyFor: async (url) => {
      await proxyKnown;
      return `PROXY proxy-of-${new URL(url).host}`;
    },
    onChange,
    onRestart,
    onGone,
    log: () => undefined,
  });
  const running = () => processes.at(-1)!;
  const says = (message: FromEngine) => running().events.onMessage(message);
  return { client, processes, running, says, onChange, onRestart, onGone };
}

test('a call waits until the engine is ready and gets its own answer', async () => {
  const { client, running, says } = playedEngine();
  const first = client.call('community.list', {});
  const second = client.call('community.add', { address: 'talk.example.org' });
  expect(running().said.map((message) => message.type)).toEqual(['start']);
  says({ type: 'ready' });
  expect(running().said.map((message) => message.type)).toEqual(['start', 'call', 'call']);
  says({ type: 'answer', id: 2, answer: 'the second' });
  says({ type: 'answer', id: 1, answer: 'the first' });
  expect(await first).toBe('the first');
  expect(await second).toBe('the second');
});

test('when the engine ends by itself its calls are unavailable, and it is started again', async () => {
  const { client, processes, running, says, onRestart, onGone } = playedEngine();
  says({ type: 'ready' });
  const lost = client.call('community.list', {});
  running().events.onEnd('exit code 1');
  expect(JSON.parse(await lost)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(processes).toHaveLength(2);
  expect(onRestart).toHaveBeenCalledOnce();
  says({ type: 'ready' });
  const next = client.call('community.list', {});
  says({ type: 'answer', id: 2, answer: 'the next' });
  expect(await next).toBe('the next');
  expect(onGone).not.toHaveBeenCalled();
});

test('an engine that ends again and again is given up, and that is said', async () => {
  const { client, processes, running, onGone } = playedEngine();
  for (let end = 0; end < 3; end += 1) running().events.onEnd('exit code 1');
  expect(processes).toHaveLength(3);
  expect(onGone).toHaveBeenCalledOnce();
  expect(JSON.parse(await client.call('community.list', {}))).toMatchObject({
    ok: false,
    error: { code: 'unavailable' },
  });
});

test('stopping waits for the end of the process and refuses calls from then on', async () => {
  const { client, running, says, onGone } = playedEngine();
  says({ type: 'ready' });
  const stopped = client.stop();
  expect(running().said.at(-1)).toEqual({ type: 'stop' });
  expect(JSON.parse(await client.call('community.list', {}))).toMatchObject({ ok: false });
  says({ type: 'stopped' });
  running().events.onEnd('exit code 0');
  await stopped;
  expect(onGone).not.toHaveBeenCalled();
});

test('a message that is none is left out', () => {
  const { running, onChange } = playedEngine();
  running().events.onMessage({ type: 'change', notice: { topic: 'everything' } });
  running().events.onMessage('ready');
  expect(onChange).not.toHaveBeenCalled();
});

test('the engine is told which proxy the system has', async () => {
  const { running, says } = playedEngine();
  says({ type: 'ready' });
  says({ type: 'proxy', id: 7, url: 'https://talk.example.org/' });
  await vi.waitFor(() =>
    expect(running().said).toContainEqual({
      type: 'proxyAnswer',
      id: 7,
      ways: 'PROXY proxy-of-talk.example.org',
    }),
  );
});

test('an engine that was started anew is not told what another has asked', async () => {
  const known = Promise.withResolvers<void>();
  const { running, says } = playedEngine(known.promise);
  says({ type: 'ready' });
  says({ type: 'proxy', id: 1, url: 'https://one.example.org/' });
  running().events.onEnd('exit code 1');
  says({ type: 'ready' });
  says({ type: 'proxy', id: 1, url: 'https://two.example.org/' });
  known.resolve();
  await vi.waitFor(() => expect(running().said.at(-1)?.type).toBe('proxyAnswer'));
  expect(running().said.filter(({ type }) => type === 'proxyAnswer')).toEqual([
    { type: 'proxyAnswer', id: 1, ways: 'PROXY proxy-of-two.example.org' },
  ]);
});

test('after another engine has started, each window asks again for what it shows', () => {
  const communityId = 'oak' as CommunityId;
  const place = { communityId, articleId: articleId(1) };
  const list = { communityId, articleId: null };
  expect(askedAgain([place, list, place, nowhere])).toEqual([
    { topic: 'communities' },
    { topic: 'articles', communityId, ids: [articleId(1)] },
    { topic: 'desk', communityId },
    { topic: 'storage', communityId },
    { topic: 'thread', communityId, articleId: articleId(1), ids: null },
    { topic: 'articles', communityId, ids: [] },
  ]);
});
