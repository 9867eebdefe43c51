// Accounts over real sockets: registering, signing in and out, and how one becomes an admin.
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MemberClient, password, publish, TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;

beforeAll(async () => {
  server = await TestServer.start({ name: 'Riverside' });
  admin = await server.joinAdmin();
});
afterAll(() => server.close());

describe('accounts', () => {
  test('a registered member is signed in, and signs in again by name in any case', async () => {
    const cleo = await server.join('Cleo Straße');
    expect((await cleo.ask('community.describe', {})).member?.name).toBe('Cleo Straße');
    const again = await server.connect();
    const session = await again.ask('account.signIn', { name: 'CLEO STRASSE', password });
    expect(session.member.name).toBe('Cleo Straße');
    expect(session.token).not.toBe(cleo.token);
  });

  test('names are unique under case folding and compatibility forms', async () => {
    const client = await server.connect();
    await server.join('Zoë');
    for (const name of ['zoë', 'ZOË', 'Zoe\u0308', 'ｚｏë']) {
      expect(await client.refusal('account.register', { name, password })).toMatchObject({
        code: 'conflict',
        field: 'name',
      });
    }
  });

  test('what is no name or no password is refused with the field', async () => {
    const client = await server.connect();
    const register = (name: string, secret: string) =>
      client.refusal('account.register', { name, password: secret });
    expect(await register('a', password)).toMatchObject({ code: 'invalid', field: 'name' });
    expect(await register(' spaced', password)).toMatchObject({ code: 'invalid', field: 'name' });
    expect(await register('x'.repeat(33), password)).toMatchObject({ code: 'too_long' });
    expect(await register('Fine', 'short')).toMatchObject({ code: 'invalid', field: 'password' });
  });

  test('a wrong name and a wrong password get the same answer', async () => {
    const client = await server.connect();
    const wrongName = await client.refusal('account.signIn', { name: 'Nobody', password });
    const wrongPassword = await client.refusal('account.signIn', { name: 'Admin', password: 'x' });
    expect(wrongName).toEqual(wrongPassword);
    expect(wrongName.code).toBe('unauthenticated');
  });

  test('[A3] a token that was signed out is dead at once, on every connection', async () => {
    const dora = await server.join('Dora');
    const other = await server.connect({ token: dora.token });
    const articleId = await publish(admin);
    const gone = other.disconnected();
    await dora.ask('account.signOut', {});
    await gone;
    expect(other.notices).toMatchObject([{ code: 'signed_out' }]);
    await expect(server.connect({ token: dora.token })).rejects.toMatchObject({
      wire: { code: 'unauthenticated' },
    });
    expect((await dora.ask('community.describe', {})).member).toBeNull();
    expect(
      await dora.refusal('comment.post', { id: v7(), articleId, parentId: null, body: 'x' }),
    ).toMatchObject({ code: 'unauthenticated' });
    expect(await dora.refusal('sync.open', { stream: 'me', after: 0 })).toMatchObject({
      code: 'unauthenticated',
    });
  });

  test('the claim link makes an admin once', async () => {
    const claimed = await TestServer.start();
    const invite = new URL(claimed.running.claim ?? '').searchParams.get('invite') ?? '';
    const boss = await claimed.join('Boss', invite);
    expect((await boss.ask('community.describe', {})).member?.role).toBe('admin');
    const late = await claimed.connect();
    expect(
      await late.refusal('account.register', { name: 'Late', password, invite }),
    ).toMatchObject({ code: 'forbidden', field: 'invite' });
    await claimed.close();
  });

  test('a closed community takes nobody but its first admin; an invited one asks for an invite', async () => {
    const closed = await TestServer.start({ registration: 'closed' });
    const client = await closed.connect();
    expect(await client.refusal('account.register', { name: 'Eve', password })).toMatchObject({
      code: 'forbidden',
    });
    await closed.joinAdmin();
    await closed.close();
    const invited = await TestServer.start({ registration: 'invite' });
    const other = await invited.connect();
    expect(await other.refusal('account.register', { name: 'Eve', password })).toMatchObject({
      code: 'forbidden',
      field: 'invite',
    });
    await invited.close();
  });
});
