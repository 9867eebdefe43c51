// Moderation as a member meets it: held comments, reports, ignoring, mutes and refusals.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readDraft } from '../../main/engine/cache/drafts.ts';
import { countEntries } from '../../main/engine/outbox/entries.ts';
import {
  discardWrite,
  ignoreMember,
  postComment,
  reactToComment,
  removeComment,
  reportComment,
  retryWrite,
  writeAppeal,
} from '../../main/engine/writing.ts';
import type { OwnSanction } from '../../shared/bridge/moderation-views.ts';
import {
  actId,
  ada,
  at,
  fakeIgnored,
  fakeMute,
  fakeOwnReport,
  fakePending,
} from './fake-moderation.ts';
import { FakeReplica, first, lane, refuse, thread } from './fake-replica.ts';
import { commentId, fakeComment, memberId } from './fake-streams.ts';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(ada);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('[M8] one’s own held comment stands in the thread without a number until it is decided', async () => {
  fake = new FakeReplica(ada);
  fake.replica.connected(true);
  const id = postComment(fake.replica, {
    articleId: lane,
    parentId: null,
    body: 'waits to be seen',
  });
  const pending = fakePending({ id });
  await fake.sent[0]!.answer({ ok: true, value: { pending: { ...pending, rev: 1 } } });
  const held = () => fake.comments().find((comment) => comment.id === id);
  expect(held()).toMatchObject({
    number: null,
    seq: null,
    state: 'pending',
    body: 'waits to be seen',
    held: { state: 'pending', reason: '' },
    delivery: { state: 'sent' },
    mine: true,
  });
  fake.take('me', pending, {
    ...pending,
    state: 'rejected',
    decision: { by: null, reason: 'off_topic', at: at(3) },
  });
  expect(held()).toMatchObject({ held: { state: 'rejected', reason: 'off_topic' } });
  removeComment(fake.replica, { id });
  expect(held()).toMatchObject({ state: 'removed', pending: 'remove' });
  expect(fake.take('me', { ...pending, state: 'withdrawn', body: null }).settled).toHaveLength(1);
  expect(held()).toBeUndefined();
});

test('a held comment that was approved is shown as the comment that it has become', () => {
  fake = new FakeReplica(ada);
  const id = commentId(1001);
  fake.take('me', fakePending({ id }));
  fake.take(thread, { ...fakeComment(thread, 1, 'waits to be seen'), author: ada });
  expect(fake.comments().filter((comment) => comment.id === id)).toMatchObject([
    { number: '2', held: null, state: 'visible' },
  ]);
});

test('a report and whom one ignores show at once, and as the server has them', async () => {
  fake.replica.connected(true);
  reportComment(fake.replica, { id: first, reason: 'hate' });
  expect(fake.comments()).toMatchObject([{ myReport: { reason: 'hate', outcome: 'waiting' } }]);
  await fake.sent[0]!.answer({ ok: true, value: {} });
  expect(fake.comments()).toMatchObject([{ myReport: { reason: 'hate', outcome: 'open' } }]);
  fake.take('me', fakeOwnReport('acted'));
  expect(fake.comments()).toMatchObject([{ myReport: { reason: 'hate', outcome: 'acted' } }]);

  ignoreMember(fake.replica, { memberId: ada.id, on: true });
  expect(fake.comments()).toMatchObject([{ ignored: true }]);
  expect(fake.own().ignored).toEqual([{ id: ada.id, name: 'Ada' }]);
  expect(fake.take('me', fakeIgnored(true)).settled).toHaveLength(1);
  expect(fake.own().ignored).toEqual([{ id: ada.id, name: 'Ada' }]);
  ignoreMember(fake.replica, { memberId: ada.id, on: false });
  expect(fake.comments()).toMatchObject([{ ignored: false }]);
});

test('[W5] a report or a reaction that is refused says which of them it was', async () => {
  fake = new FakeReplica(ada);
  fake.replica.connected(true);
  reportComment(fake.replica, { id: first, reason: 'hate' });
  await fake.sent[0]!.answer(refuse('conflict'));
  expect(fake.comments()).toMatchObject([
    { pending: 'report', delivery: { state: 'refused' }, myReport: null },
  ]);
  const { entryId } = fake.comments()[0]!.delivery as { entryId: string };
  discardWrite(fake.replica, entryId);
  reactToComment(fake.replica, { id: first, reaction: 'agree', on: true });
  await fake.sent[1]!.answer(refuse('muted'));
  expect(fake.comments()).toMatchObject([{ pending: 'react', myReactions: [] }]);
});

test('an ignoring that is refused is simply not so', async () => {
  fake.replica.connected(true);
  ignoreMember(fake.replica, { memberId: memberId(3), on: true });
  expect(fake.own().ignored).toMatchObject([{ id: memberId(3) }]);
  await fake.sent[0]!.answer(refuse('banned'));
  expect(fake.own().ignored).toEqual([]);
  expect(countEntries(fake.db)).toEqual({ waiting: 0, refused: 0 });
});

test('[M2] one’s own mutes until they end, and an appeal that waits to be sent', async () => {
  fake = new FakeReplica(ada);
  fake.take(
    'me',
    fakeMute({ id: actId(1), by: { role: 'moderator', moderator: null } }),
    fakeMute({ id: actId(2), until: at(29) }),
    fakeMute({ id: actId(3), until: null, endedAt: at(5) }),
  );
  expect(fake.own().sanctions).toMatchObject([
    { sanction: { id: actId(1) }, appealDelivery: null },
  ]);
  writeAppeal(fake.replica, { sanctionId: actId(1), text: 'It was a joke.' });
  expect(fake.own().sanctions).toMatchObject([
    {
      sanction: { appeal: { text: 'It was a joke.', state: 'open' } },
      appealDelivery: { state: 'waiting' },
    },
  ]);
  const appeal = { text: 'It was a joke.', at: at(31), state: 'open', answer: '' } as const;
  expect(fake.take('me', fakeMute({ id: actId(1), appeal })).settled).toHaveLength(1);
  expect(fake.own().sanctions).toMatchObject([{ appealDelivery: { state: 'sent' } }]);
});

test('[D1] an appeal that was refused goes back into its draft when it is given up', async () => {
  fake = new FakeReplica(ada);
  fake.replica.connected(true);
  fake.take('me', fakeMute({ id: actId(1) }));
  writeAppeal(fake.replica, { sanctionId: actId(1), text: 'It was a joke.' });
  await fake.sent[0]!.answer(refuse('forbidden'));
  const [{ appealDelivery }] = fake.own().sanctions as [OwnSanction];
  expect(appealDelivery?.state).toBe('refused');
  const draft = { of: 'appeal', sanctionId: actId(1) } as const;
  const { entryId } = appealDelivery as { entryId: string };
  expect(discardWrite(fake.replica, entryId)).toEqual({ body: 'It was a joke.', draft });
  expect(readDraft(fake.db, draft)).toEqual({ text: 'It was a joke.' });
  expect(fake.own().sanctions).toMatchObject([{ appealDelivery: null }]);
});

test('an appeal against what has ended meanwhile is moot, and leaves nothing behind', async () => {
  fake = new FakeReplica(ada);
  fake.replica.connected(true);
  fake.take('me', fakeMute({ id: actId(1), until: at(29) }));
  writeAppeal(fake.replica, { sanctionId: actId(1), text: 'It was a joke.' });
  await fake.sent[0]!.answer(refuse('conflict'));
  expect(fake.own().sanctions).toEqual([]);
  expect(countEntries(fake.db)).toEqual({ waiting: 0, refused: 0 });
});

test('[W5] a comment that was refused by a rule, a mute or a ban keeps its text', async () => {
  fake = new FakeReplica(ada);
  fake.replica.connected(true);
  for (const code of ['rule', 'muted', 'banned'] as const) {
    const id = postComment(fake.replica, {
      articleId: lane,
      parentId: null,
      body: `text for ${code}`,
    });
    await fake.sent
      .at(-1)!
      .answer({ ok: false, error: { code, message: code, reason: 'Be kind.' } });
    const refused = fake.comments().find((comment) => comment.id === id)!;
    expect(refused).toMatchObject({
      body: `text for ${code}`,
      delivery: { state: 'refused', error: { code, reason: 'Be kind.' } },
    });
    const { entryId } = refused.delivery as { entryId: string };
    retryWrite(fake.replica, entryId);
    expect(fake.sent.at(-1)?.write).toMatchObject({ request: { id } });
    await fake.sent.at(-1)!.answer(refuse(code));
    expect(discardWrite(fake.replica, entryId)).toMatchObject({ body: `text for ${code}` });
  }
});
