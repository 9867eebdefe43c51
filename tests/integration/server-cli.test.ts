// The command line as a real process: its ready line, its exit codes, its accounts, its end.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SocketClient } from './socket-client.ts';
import { password } from './test-server.ts';

const cli = resolve(import.meta.dirname, '../../server/cli.ts');
let dataDir: string;
const running = new Set<ChildProcess>();

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'parley-cli-'));
});
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
  await rm(dataDir, { recursive: true, force: true });
});

function parleyServer(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  running.add(child);
  const code = new Promise<number | null>((done) => child.once('exit', (status) => done(status)));
  return { child, code };
}

async function run(args: string[], options: { env?: Record<string, string>; input?: string } = {}) {
  const { child, code } = parleyServer(args, options.env);
  child.stdin.end(options.input ?? '');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, stdout, stderr };
}

async function startServer(args: string[] = [], env: Record<string, string> = {}) {
  const { child, code } = parleyServer(['start', '--data', dataDir, '--port', '0', ...args], env);
  const errors: string[] = [];
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  const lines: string[] = [];
  const ready = await new Promise<{ ready: boolean; url: string; claim?: string }>((done, fail) => {
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      done(JSON.parse(line));
    });
    child.once('exit', (status) => fail(new Error(`exit ${status}: ${errors.join('\n')}`)));
  });
  return { child, code, ready, lines, errors };
}

describe('start', () => {
  test('says in one line that it is ready, with the claim link until there is an admin', async () => {
    const first = await startServer();
    expect(first.ready).toMatchObject({
      ready: true,
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      claim: expect.stringMatching(/^parley:\/\/127\.0\.0\.1:\d+\/\?invite=[\w-]{43}$/),
    });
    await vi.waitFor(() => expect(first.errors.join('\n')).toContain(first.ready.claim));
    const invite = new URL(first.ready.claim ?? '').searchParams.get('invite') ?? '';
    const client = await SocketClient.connect(first.ready.url);
    const { token } = await client.ask('account.register', { name: 'Boss', password, invite });
    first.child.kill('SIGTERM');
    expect(await first.code).toBe(0);
    expect(first.lines).toHaveLength(1);

    const second = await startServer();
    expect(second.ready).not.toHaveProperty('claim');
    const again = await SocketClient.connect(second.ready.url, { token });
    expect((await again.ask('community.describe', {})).member).toMatchObject({ role: 'admin' });
    second.child.kill('SIGINT');
    expect(await second.code).toBe(0);
  });

  test('a claim that nobody used is replaced at the next start', async () => {
    const first = await startServer();
    first.child.kill('SIGTERM');
    await first.code;
    const second = await startServer();
    const old = new URL(first.ready.claim ?? '').searchParams.get('invite') ?? '';
    const client = await SocketClient.connect(second.ready.url);
    expect(
      await client.refusal('account.register', { name: 'Late', password, invite: old }),
    ).toMatchObject({ code: 'forbidden' });
    client.close();
  });

  test('[W1] SIGTERM finishes what was acknowledged, says goodbye and ends with 0', async () => {
    const server = await startServer();
    const invite = new URL(server.ready.claim ?? '').searchParams.get('invite') ?? '';
    const client = await SocketClient.connect(server.ready.url);
    await client.ask('account.register', { name: 'Boss', password, invite });
    const articleId = v7();
    await client.ask('article.publish', { id: articleId, headline: 'h', body: 'b' });
    const answers = Array.from({ length: 50 }, () =>
      client
        .send('comment.post', { id: v7(), articleId, parentId: null, body: 'x' })
        .catch(() => null),
    );
    server.child.kill('SIGTERM');
    await client.disconnected();
    expect(client.notices).toMatchObject([{ code: 'server_stopping' }]);
    expect(await server.code).toBe(0);
    const acknowledged = (await Promise.all(answers)).filter((answer) => answer?.ok === true);
    const next = await startServer();
    const reader = await SocketClient.connect(next.ready.url);
    const thread = await reader.follow(`thread:${articleId}`);
    expect(thread.rows.size).toBeGreaterThanOrEqual(acknowledged.length);
    reader.close();
  });

  test('[W1] what was acknowledged is there after the process was killed', async () => {
    const server = await startServer();
    const invite = new URL(server.ready.claim ?? '').searchParams.get('invite') ?? '';
    const client = await SocketClient.connect(server.ready.url);
    await client.ask('account.register', { name: 'Boss', password, invite });
    const articleId = v7();
    await client.ask('article.publish', { id: articleId, headline: 'h', body: 'b' });
    const acknowledged: string[] = [];
    const posting = Array.from({ length: 100 }, async () => {
      const id = v7();
      const request = { id, articleId, parentId: null, body: 'x' };
      const answer = await client.send('comment.post', request).catch(() => null);
      if (answer?.ok) acknowledged.push(id);
      if (acknowledged.length >= 20) server.child.kill('SIGKILL');
    });
    await Promise.all(posting);
    await server.code;
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    const next = await startServer();
    const reader = await SocketClient.connect(next.ready.url);
    const thread = await reader.follow(`thread:${articleId}`);
    expect(acknowledged.filter((id) => !thread.rows.has(id))).toEqual([]);
    reader.close();
  });

  test('settings come from the environment too, and say the community’s name', async () => {
    const server = await startServer([], {
      PARLEY_NAME: 'Riverside',
      PARLEY_REGISTRATION: 'closed',
    });
    const client = await SocketClient.connect(server.ready.url);
    expect((await client.ask('community.describe', {})).community).toMatchObject({
      name: 'Riverside',
      registration: 'closed',
    });
    client.close();
  });

  test('health and readiness are answered over HTTP', async () => {
    const { ready } = await startServer();
    expect((await fetch(`${ready.url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${ready.url}/readyz`)).json()).toEqual({ ready: true });
    expect((await fetch(`${ready.url}/elsewhere`)).status).toBe(404);
  });

  test('a second server on the same folder, and a taken port, are clear errors with 1', async () => {
    const server = await startServer();
    const second = await run(['start', '--data', dataDir, '--port', '0']);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain('already runs on the data folder');
    const other = await mkdtemp(join(tmpdir(), 'parley-cli-'));
    const port = new URL(server.ready.url).port;
    const taken = await run(['start', '--data', other, '--port', port]);
    expect(taken.code).toBe(1);
    expect(taken.stderr).toContain('EADDRINUSE');
    await rm(other, { recursive: true, force: true });
  });
});

describe('wrong use', () => {
  test.each([
    ['no data folder', ['start'], {}, '--data'],
    ['a port that is none', ['start', '--data', 'x', '--port', '70000'], {}, '--port'],
    [
      'a port from the environment',
      ['start', '--data', 'x'],
      { PARLEY_PORT: 'abc' },
      'PARLEY_PORT',
    ],
    ['an unknown mode', ['start', '--data', 'x', '--registration', 'maybe'], {}, '--registration'],
    ['an unknown option', ['start', '--bogus'], {}, '--bogus'],
    ['an unknown command', ['bogus'], {}, 'bogus'],
    ['an account without a name', ['admin', 'create', '--data', 'x'], {}, '--name'],
    ['no password', ['admin', 'create', '--data', 'x', '--name', 'Ann'], {}, '--password-stdin'],
  ])('%s: a line on standard error and 2', async (_what, args, env, expected) => {
    const { code, stdout, stderr } = await run(args, { env });
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(expected);
  });

  test('a weak password and a role that is none are said both at once', async () => {
    const { code, stderr } = await run(
      ['admin', 'create', '--data', dataDir, '--name', 'Ann', '--role', 'king', '--password-stdin'],
      { input: 'short\n' },
    );
    expect(code).toBe(2);
    expect(stderr).toContain('--role must be one of');
    expect(stderr).toContain('the password must have at least 10 characters');
  });
});

describe('admin', () => {
  const create = (name: string, ...more: string[]) =>
    run(
      ['admin', 'create', '--data', dataDir, '--name', name, '--password-stdin', '--json', ...more],
      {
        input: `${password}\n`,
      },
    );

  test('makes an account and promotes one, beside a running server', async () => {
    const server = await startServer();
    const client = await SocketClient.connect(server.ready.url);
    const { member } = await client.ask('account.register', { name: 'Ann', password });
    const me = await client.follow('me');
    const promoted = await create('ann', '--role', 'moderator');
    expect(JSON.parse(promoted.stdout)).toEqual({ name: 'Ann', role: 'moderator', created: false });
    // Written by another process, and it still arrives.
    await vi.waitFor(() => expect(me.rows.get(member.id)).toMatchObject({ role: 'moderator' }), {
      timeout: 10_000,
    });
    await client.ask('article.publish', { id: v7(), headline: 'h', body: 'b' });
    const made = await create('Ben');
    expect(JSON.parse(made.stdout)).toEqual({ name: 'Ben', role: 'admin', created: true });
    const session = await client.ask('account.signIn', { name: 'Ben', password });
    expect(session.member.role).toBe('admin');
    client.close();
  });

  test('opens sessions for members that exist, and for nobody else', async () => {
    for (const name of ['Ann', 'Ben']) await create(name);
    const words = ['admin', 'token', '--data', dataDir, '--json', '--name'];
    const opened = await run([...words, 'Ben', 'Ann']);
    const lines = opened.stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line).name)).toEqual(['Ben', 'Ann']);
    const { token } = JSON.parse(lines[1] ?? '');
    expect(await run([...words, 'Ben', 'Eve'])).toMatchObject({ code: 1, stdout: '' });
    const server = await startServer();
    const client = await SocketClient.connect(server.ready.url, { token });
    expect((await client.ask('community.describe', {})).member).toMatchObject({ name: 'Ann' });
    client.close();
  });
});
