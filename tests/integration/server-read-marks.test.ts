// How far members have read, over real sockets.
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anHour, arrives, closeWhole, startPeopledServer } from './peopled-server.ts';
import { type MemberClient, post, publish, TestServer } from './test-server.ts';

let server: TestServer;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
beforeEach(async () => {
  ({ server, mia, ann, ben, articleId } = await startPeopledServer());
  for (const body of ['one', 'two', 'three']) await post(ben, articleId, body);
});
afterEach(() => closeWhole(server));

test('[R1] a mark never moves back nor beyond the last comment, whichever device tells it', async () => {
  const me = await ann.follow('me');
  const phone = await server.connect({ token: ann.token });
  const onPhone = await phone.follow('me');
  const { read } = await ann.ask('thread.markRead', { articleId, seq: 2 });
  expect(read).toMatchObject({ kind: 'read', id: articleId, seq: 2 });
  for (const follower of [me, onPhone]) {
    await arrives(() => expect(follower.row('read', articleId)).toEqual(read));
  }
  // Told late, or twice: answered as it stands, and nothing moves.
  const head = onPhone.cursor;
  for (const seq of [0, 1, 2]) {
    expect(await phone.ask('thread.markRead', { articleId, seq })).toEqual({ read });
  }
  const further = await phone.ask('thread.markRead', { articleId, seq: 99 });
  expect(further.read).toMatchObject({ seq: 3, rev: head + 1 });
  await arrives(() => expect(me.row('read', articleId)).toEqual(further.read));
  // A device that comes later reads the mark as it is now.
  const tablet = await server.connect({ token: ann.token });
  expect((await tablet.follow('me')).all('read')).toEqual([further.read]);
});

test('[R1] nobody else learns how far somebody has read', async () => {
  const bens = await ben.follow('me');
  const head = bens.cursor;
  const desk = await mia.follow('desk');
  const deskHead = desk.cursor;
  await ann.ask('thread.markRead', { articleId, seq: 1 });
  await ben.ask('thread.markRead', { articleId, seq: 3 });
  await arrives(() => expect(bens.row('read', articleId)).toMatchObject({ seq: 3 }));
  expect(bens.cursor).toBe(head + 1);
  expect(desk.cursor).toBe(deskHead);
});

test('[R3] a guest’s and a banned member’s marks are refused; a muted member’s are kept', async () => {
  const guest = await server.connect();
  expect(await guest.refusal('thread.markRead', { articleId, seq: 1 })).toMatchObject({
    code: 'unauthenticated',
  });
  await mia.ask('member.mute', { memberId: ann.id, ...anHour });
  expect(await ann.ask('thread.markRead', { articleId, seq: 1 })).toMatchObject({
    read: { seq: 1 },
  });
  await mia.ask('member.ban', { memberId: ann.id, reason: 'threat' });
  expect(await ann.refusal('thread.markRead', { articleId, seq: 2 })).toMatchObject({
    code: 'banned',
  });
  expect(await ben.refusal('thread.markRead', { articleId: v7(), seq: 1 })).toMatchObject({
    code: 'not_found',
    field: 'articleId',
  });
  expect(await ben.refusal('thread.markRead', { articleId, seq: -1 })).toMatchObject({
    code: 'invalid',
    field: 'seq',
  });
});

test('marks have a rate of their own: reading takes nothing from what a member may write', async () => {
  const strict = await TestServer.start(
    {},
    { writesPerMember: { count: 2, seconds: 60 }, marksPerMember: { count: 1, seconds: 60 } },
  );
  try {
    const boss = await strict.joinAdmin();
    const id = await publish(boss);
    await boss.ask('thread.markRead', { articleId: id, seq: 0 });
    expect(await boss.refusal('thread.markRead', { articleId: id, seq: 0 })).toMatchObject({
      code: 'rate_limited',
      retryAfterMs: expect.any(Number),
    });
    await post(boss, id, 'still written');
  } finally {
    await strict.close();
  }
});
