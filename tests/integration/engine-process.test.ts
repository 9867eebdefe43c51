// The engine as main starts it: a process of its own that is spoken to in messages alone.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type FromEngine, fromEngineSchema, type ToEngine } from '../../main/engine/messages.ts';
import { cleanUp, eventually, makeFolder, startCommunity } from './engine-setup.ts';

let child: ChildProcess | null = null;
afterEach(async () => {
  child?.kill('SIGKILL');
  await cleanUp();
});

function startProcess() {
  const heard: FromEngine[] = [];
  child = fork(resolve(import.meta.dirname, '../../main/engine/engine-main.ts'), {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const started = child;
  const say = (message: ToEngine) => started.send(message);
  started.on('message', (raw) => {
    const message = fromEngineSchema.parse(raw);
    heard.push(message);
    // A system without a keychain: the account lasts for the run.
    if (message.type === 'keychain') {
      say({ type: 'keychainAnswer', id: message.id, secret: null, kept: false });
    }
    if (message.type === 'proxy') say({ type: 'proxyAnswer', id: message.id, ways: 'DIRECT' });
  });
  const answerTo = (id: number) =>
    eventually(() => {
      const found = heard.find((message) => message.type === 'answer' && message.id === id);
      if (found?.type !== 'answer') throw new Error(`no answer to ${id}`);
      return JSON.parse(found.answer);
    });
  return { process: started, heard, say, answerTo };
}

test('it starts, answers, tells of changes, asks for the keychain and ends when told to', async () => {
  const community = await startCommunity();
  const engine = startProcess();
  const dataDir = await makeFolder();
  engine.say({ type: 'start', dataDir, clientVersion: '0.0.1', session: null });
  await eventually(() => expect(engine.heard).toContainEqual({ type: 'ready' }));
  const address = community.url;
  engine.say({ type: 'call', id: 1, name: 'community.add', request: { address } });
  const added = await engine.answerTo(1);
  expect(added).toMatchObject({ ok: true, value: { community: { url: community.url } } });
  const { id: communityId } = (added as { value: { community: { id: string } } }).value.community;
  const account = { communityId, name: 'Ada', password: 'a long password' };
  engine.say({ type: 'call', id: 2, name: 'account.register', request: account });
  expect(await engine.answerTo(2)).toMatchObject({ ok: true, value: { name: 'Ada' } });
  expect(engine.heard).toContainEqual(expect.objectContaining({ type: 'keychain', verb: 'write' }));
  engine.say({ type: 'call', id: 3, name: 'community.list', request: {} });
  expect(await engine.answerTo(3)).toMatchObject({ ok: true, value: [{ tokenKept: false }] });
  await eventually(() =>
    expect(engine.heard).toContainEqual({ type: 'change', notice: { topic: 'communities' } }),
  );
  const ended = once(engine.process, 'exit');
  engine.say({ type: 'stop' });
  expect(await ended).toEqual([0, null]);
  expect(engine.heard.at(-1)).toEqual({ type: 'stopped' });
});

test('it ends when main is gone without a word', async () => {
  const engine = startProcess();
  const dataDir = await makeFolder();
  engine.say({ type: 'start', dataDir, clientVersion: '0.0.1', session: null });
  await eventually(() => expect(engine.heard).toContainEqual({ type: 'ready' }));
  const ended = once(engine.process, 'exit');
  engine.process.disconnect();
  expect(await ended).toEqual([0, null]);
});
