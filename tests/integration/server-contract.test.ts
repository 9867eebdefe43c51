// The door of a real server over real sockets: handshakes, requests that are none, and limits.
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { errorCodes } from '../../shared/protocol/errors.ts';
import type { SocketClient } from './socket-client.ts';
import { type MemberClient, password, post, publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let ann: MemberClient;
let guest: SocketClient;

beforeAll(async () => {
  server = await TestServer.start({ name: 'Riverside' });
  admin = await server.joinAdmin();
  ann = await server.join('Ann');
  guest = await server.connect();
});
afterAll(() => server.close());

describe('connecting', () => {
  test('[E6] another protocol is refused, and the message says which side is older', async () => {
    const client = { name: 'test', version: '0' };
    await expect(server.connect({ auth: { protocol: 2, client } })).rejects.toMatchObject({
      wire: {
        code: 'protocol_unsupported',
        message: expect.stringMatching(/server \(\d+\.\d+\.\d+\).*the server is older/),
      },
    });
    await expect(server.connect({ auth: { protocol: 0, shape: 'old' } })).rejects.toMatchObject({
      wire: { code: 'protocol_unsupported', message: expect.stringContaining('the app is older') },
    });
  });

  test('[E1] a handshake that does not parse is refused as invalid, with the field', async () => {
    await expect(server.connect({ auth: { protocol: 1 } })).rejects.toMatchObject({
      wire: { code: 'invalid', field: 'client' },
    });
    await expect(server.connect({ auth: {} })).rejects.toMatchObject({
      wire: { code: 'invalid', field: 'protocol' },
    });
  });

  test('[A2] an invented token is refused', async () => {
    await expect(server.connect({ token: 'invented' })).rejects.toMatchObject({
      wire: { code: 'unauthenticated' },
    });
  });

  test('a guest and a member are told where they are and who they are', async () => {
    const asGuest = await guest.ask('community.describe', {});
    expect(asGuest).toMatchObject({
      community: { name: 'Riverside', registration: 'open', guestsRead: true },
      member: null,
    });
    const again = await server.connect({ token: ann.token });
    const asMember = await again.ask('community.describe', {});
    expect(asMember.member).toMatchObject({ name: 'Ann', role: 'member' });
  });
});

describe('requests that are none', () => {
  test('[E2] an unknown request is not found, whatever its name', async () => {
    for (const name of ['comment.bless', '__proto__', 'constructor', 'toString', '']) {
      expect(await ann.refusal(name, {})).toMatchObject({ code: 'not_found' });
    }
  });

  test.each([
    ['nothing at all', [], undefined],
    ['two objects', [{}, {}], undefined],
    ['a text', ['text'], undefined],
    ['null', [null], undefined],
    ['an empty object', [{}], 'id'],
    [
      'an unknown field',
      [{ id: v7(), body: 'x', articleId: v7(), parentId: null, role: 'admin' }],
      'role',
    ],
    ['no UUID', [{ id: 'x', body: 'x', articleId: v7(), parentId: null }], 'id'],
    ['a body that is a number', [{ id: v7(), body: 5, articleId: v7(), parentId: null }], 'body'],
    ['binary', [Buffer.from('x')], 'id'],
  ])(
    '[E1][E3] a post of %s is invalid, names the field, and the connection lives',
    async (_what, args, field) => {
      const refusal = await ann.refusal('comment.post', ...args);
      expect(refusal.code).toBe('invalid');
      expect(refusal.field).toBe(field);
      expect(errorCodes).toContain(refusal.code);
      expect(refusal.message).toMatch(/\.$/);
      expect(ann.socket.connected).toBe(true);
    },
  );

  test('[E1] a field inside a list is named by its path', async () => {
    const refusal = await admin.refusal('article.publish', {
      id: v7(),
      headline: 'h',
      body: 'b',
      sources: [{ name: 'fine' }, { name: 'bad', url: 'javascript:alert(1)' }],
    });
    expect(refusal).toMatchObject({
      code: 'invalid',
      field: 'sources.1.url',
      message: expect.stringContaining('http'),
    });
  });

  test('a request without an acknowledgement is dropped and harms nothing', async () => {
    ann.socket.emit('comment.post');
    ann.socket.emit('comment.post', { id: v7() });
    ann.socket.emit('no.such', 1, 2, 3);
    expect(await ann.ask('community.describe', {})).toBeDefined();
  });

  test('[E4] a body that is blank or too long is refused', async () => {
    const articleId = await publish(admin);
    const say = (body: string) =>
      ann.refusal('comment.post', { id: v7(), articleId, parentId: null, body });
    for (const body of ['', ' \n\t ', '\u200b\u2800\ufe0f']) {
      expect(await say(body)).toMatchObject({ code: 'invalid', field: 'body' });
    }
    expect(await say('x'.repeat(limits.commentBody + 1))).toMatchObject({
      code: 'too_long',
      field: 'body',
      message: expect.stringContaining(String(limits.commentBody)),
    });
    expect(await say('\ud800')).toMatchObject({ code: 'invalid', field: 'body' });
    const longest = await post(ann, articleId, 'x'.repeat(limits.commentBody));
    expect(longest.body).toHaveLength(limits.commentBody);
  });

  test('HTML in a body is text and comes back as it was written', async () => {
    const articleId = await publish(admin);
    const body = '<script>alert("x")</script> & <b>bold</b>';
    expect((await post(ann, articleId, body)).body).toBe(body);
  });
});

describe('limits', () => {
  test('connections, requests, writes and passwords are bounded, each with a time to wait', async () => {
    const strict = await TestServer.start(
      {},
      {
        connectionsPerAddress: 2,
        requestsPerConnection: { count: 12, seconds: 60 },
        writesPerMember: { count: 2, seconds: 60 },
        passwordsPerAddress: { count: 2, seconds: 60 },
      },
    );
    const boss = await strict.joinAdmin();
    const articleId = await publish(boss);
    await post(boss, articleId, 'one');
    const write = { id: v7(), articleId, parentId: null, body: 'two' };
    expect(await boss.refusal('comment.post', write)).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: expect.any(Number),
    });
    const second = await strict.connect();
    await expect(strict.connect()).rejects.toMatchObject({ wire: { code: 'rate_limited' } });
    const signIn = { name: 'Nobody', password };
    expect(await second.refusal('account.signIn', signIn)).toMatchObject({
      code: 'unauthenticated',
    });
    expect(await second.refusal('account.signIn', signIn)).toMatchObject({ code: 'rate_limited' });
    for (let count = 0; count < 10; count += 1) await second.ask('community.describe', {});
    expect(await second.refusal('community.describe', {})).toMatchObject({ code: 'rate_limited' });
    await strict.close();
  });
});
