// Ignoring a member over real sockets.
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { arrives, closeWhole, startPeopledServer } from './peopled-server.ts';
import type { MemberClient, TestServer } from './test-server.ts';

let server: TestServer;
let ann: MemberClient;
let ben: MemberClient;
beforeEach(async () => {
  ({ server, ann, ben } = await startPeopledServer());
});
afterEach(() => closeWhole(server));

test('ignoring is for oneself: on every device of the account, known to nobody else', async () => {
  const me = await ann.follow('me');
  const phone = await server.connect({ token: ann.token });
  const onPhone = await phone.follow('me');
  const bens = await ben.follow('me');
  const head = bens.cursor;
  const { ignored } = await ann.ask('member.ignore', { memberId: ben.id, on: true });
  expect(ignored).toMatchObject({ id: ben.id, name: 'Ben', on: true });
  expect(await ann.ask('member.ignore', { memberId: ben.id, on: true })).toEqual({ ignored });
  for (const follower of [me, onPhone]) {
    await arrives(() => expect(follower.row('ignored', ben.id)).toEqual(ignored));
  }
  await phone.ask('member.ignore', { memberId: ben.id, on: false });
  await arrives(() => expect(me.row('ignored', ben.id)).toMatchObject({ on: false }));
  expect(bens.cursor).toBe(head);
  expect(await ann.refusal('member.ignore', { memberId: ann.id, on: true })).toMatchObject({
    code: 'invalid',
    field: 'memberId',
  });
  expect(await ann.refusal('member.ignore', { memberId: v7(), on: true })).toMatchObject({
    code: 'not_found',
  });
});
