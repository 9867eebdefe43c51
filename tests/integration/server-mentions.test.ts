// Calling members by name, over real sockets: who is told, and when it is taken back.
import { v7 } from 'uuid';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { hold, holdAll } from './held-comments.ts';
import { arrives, closeWhole, startPeopledServer } from './peopled-server.ts';
import type { Follower } from './socket-client.ts';
import { type MemberClient, post, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: MemberClient;
let mia: MemberClient;
let ann: MemberClient;
let ben: MemberClient;
let articleId: string;
let annsOwn: Follower;
beforeEach(async () => {
  ({ server, admin, mia, ann, ben, articleId } = await startPeopledServer());
  annsOwn = await ann.follow('me');
});
afterEach(() => closeWhole(server));

const edit = (member: MemberClient, id: string, body: string) =>
  member.ask('comment.edit', { id, body });
const on = (id: string) => annsOwn.row('mention', id)?.on;
const told = (id: string, isOn: boolean) => arrives(() => expect(on(id)).toBe(isOn));

test('[G1] [G2] [G3] whoever is called has it in their own stream, without following the thread', async () => {
  const longer = await server.join('Ann Marie');
  const longersOwn = await longer.follow('me');
  const comment = await post(ben, articleId, 'Well, @ann, and @ANN again: look. @Nobody knows.');
  expect(comment.mentions).toEqual([{ id: ann.id, name: 'Ann' }]);
  await arrives(() =>
    expect(annsOwn.row('mention', comment.id)).toMatchObject({
      articleId,
      number: comment.number,
      seq: comment.seq,
      author: { id: ben.id, name: 'Ben' },
      on: true,
    }),
  );
  expect(JSON.stringify(annsOwn.all('mention'))).not.toContain('look');
  const other = await post(ben, articleId, 'And @Ann Marie was there.');
  expect(other.mentions).toEqual([{ id: longer.id, name: 'Ann Marie' }]);
  await arrives(() => expect(longersOwn.row('mention', other.id)?.on).toBe(true));
  expect(on(other.id)).toBeUndefined();
  // A device that comes later reads it as well.
  const phone = await server.connect({ token: ann.token });
  expect((await phone.follow('me')).row('mention', comment.id)?.on).toBe(true);
});

test('[G3] oneself one does not call, and a comment that calls nobody names nobody', async () => {
  const own = await post(ann, articleId, 'I, @Ann, say so.');
  expect(own.mentions).toEqual([{ id: ann.id, name: 'Ann' }]);
  expect(await post(ann, articleId, 'mail ann@ben.example')).not.toHaveProperty('mentions');
  const after = await post(ben, articleId, '@Ann');
  await told(after.id, true);
  expect(annsOwn.all('mention').map(({ id }) => id)).toEqual([after.id]);
});

test('[G4] a comment calls no more than it may', async () => {
  const names = Array.from({ length: limits.mentions }, (_, index) => `Guest ${index}`);
  for (const name of names) await server.join(name);
  const comment = await post(ben, articleId, `${names.map((name) => `@${name},`).join(' ')} @Ann!`);
  expect(comment.mentions?.map(({ name }) => name)).toEqual(names);
  // Nor do those whom it names after an edit learn of it: so many were told already.
  await edit(ben, comment.id, '@Ann!');
  const after = await post(ben, articleId, '@Ann');
  await told(after.id, true);
  expect(on(comment.id)).toBeUndefined();
});

test('[G5] whoever ignores the author is not told, and the row does not show it', async () => {
  await ann.ask('member.ignore', { memberId: ben.id, on: true });
  const unseen = await post(ben, articleId, '@Ann, do you read me?');
  expect(unseen.mentions).toEqual([{ id: ann.id, name: 'Ann' }]);
  await edit(ben, unseen.id, '@Ann, do you read me now?');
  const heard = await post(mia, articleId, '@Ann, hello');
  await told(heard.id, true);
  expect(on(unseen.id)).toBeUndefined();
  // What was not told then is not told later by an edit either.
  await ann.ask('member.ignore', { memberId: ben.id, on: false });
  await edit(ben, unseen.id, '@Ann, and now?');
  const last = await post(ben, articleId, '@Ann');
  await told(last.id, true);
  expect(on(unseen.id)).toBeUndefined();
});

test('[G6] an edit tells whom it calls newly, and withdraws the rest; nobody is told twice', async () => {
  const miasOwn = await mia.follow('me');
  const comment = await post(ben, articleId, '@Ann, look');
  await told(comment.id, true);
  const { rev } = annsOwn.row('mention', comment.id) ?? {};
  await edit(ben, comment.id, '@Ann and @Mia, look');
  await arrives(() => expect(miasOwn.row('mention', comment.id)?.on).toBe(true));
  expect(annsOwn.row('mention', comment.id)?.rev).toBe(rev);
  await edit(ben, comment.id, '@Mia, look');
  await told(comment.id, false);
  const before = annsOwn.row('mention', comment.id);
  await edit(ben, comment.id, '@Mia and @Ann, look');
  await told(comment.id, true);
  // The same call as before, not a new one.
  expect(annsOwn.row('mention', comment.id)?.at).toBe(before?.at);
});

test('[G7] what is withheld withdraws its calls, and what is restored calls again', async () => {
  const hidden = await post(ben, articleId, '@Ann, hidden');
  const own = await post(ben, articleId, '@Ann, regretted');
  await told(own.id, true);
  await mia.ask('comment.hide', { id: hidden.id, reason: 'harassment' });
  await told(hidden.id, false);
  await mia.ask('comment.restore', { id: hidden.id });
  await told(hidden.id, true);
  await ben.ask('comment.remove', { id: own.id });
  await told(own.id, false);
  const thread = await ann.follow(`thread:${articleId}`);
  expect(thread.row('comment', own.id)).not.toHaveProperty('mentions');
  // A mute that takes the last hour's comments along takes their calls along too.
  await mia.ask('member.mute', {
    memberId: ben.id,
    forSeconds: 60,
    reason: 'harassment',
    removeLastHour: true,
  });
  await told(hidden.id, false);
});

test('[G7] a call that comes back reaches nobody who has begun to ignore its author', async () => {
  const comment = await post(ben, articleId, '@Ann');
  await told(comment.id, true);
  await mia.ask('comment.hide', { id: comment.id, reason: 'harassment' });
  await told(comment.id, false);
  await ann.ask('member.ignore', { memberId: ben.id, on: true });
  await mia.ask('comment.restore', { id: comment.id });
  const after = await post(mia, articleId, '@Ann');
  await told(after.id, true);
  expect(on(comment.id)).toBe(false);
});

test('[G2] a held comment calls nobody until it is approved', async () => {
  await holdAll(admin);
  const { pending } = await hold(ben, articleId, '@Ann, when I may');
  const heard = await post(mia, articleId, '@Ann, a moderator’s');
  await told(heard.id, true);
  expect(on(pending.id)).toBeUndefined();
  const { comment } = await mia.ask('comment.approve', { id: pending.id });
  expect(comment.mentions).toEqual([{ id: ann.id, name: 'Ann' }]);
  await told(pending.id, true);
});

test('[G2] [M1] a call that races a mute is told exactly where its comment was committed', async () => {
  const ids = Array.from({ length: 20 }, () => v7());
  const answers = ids.map((id) =>
    ben
      .ask('comment.post', { id, articleId, parentId: null, body: '@Ann' })
      .then(() => true)
      .catch(() => false),
  );
  const mute = mia.ask('member.mute', { memberId: ben.id, forSeconds: 60, reason: 'harassment' });
  const committed = await Promise.all(answers);
  await mute;
  const last = await post(mia, articleId, '@Ann');
  await told(last.id, true);
  expect(ids.map((id) => on(id) === true)).toEqual(committed);
});
