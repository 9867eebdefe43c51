// What moderators decide, in the outbox: under the act's id, in its lane, undone, refused, settled.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actOnComment, actOnDesk, approveComment, undoAct } from '../../main/engine/moderating.ts';
import { entriesOfLane, readEntry } from '../../main/engine/outbox/entries.ts';
import { targetOf } from '../../main/engine/outbox/writes.ts';
import { namedComments } from '../../main/engine/views/thread-view.ts';
import { ignoreMember, removeComment, retryWrite } from '../../main/engine/writing.ts';
import {
  actId,
  ada,
  eve,
  fakeIgnored,
  fakeLog,
  fakeMute,
  fakePending,
  fakeReport,
} from './fake-moderation.ts';
import { FakeReplica, first, lane, refuse, thread } from './fake-replica.ts';
import { fakeComment } from './fake-streams.ts';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(eve);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('[W5] an act stands in the outbox under its own id and leaves with its entry in the log', () => {
  const id = actOnDesk(fake.replica, {
    kind: 'member.mute',
    request: { memberId: ada.id, forSeconds: 3_600, reason: 'hate' },
  });
  expect(entriesOfLane(fake.db, 'desk')).toMatchObject([
    { entryId: id, request: { actId: id, forSeconds: 3_600 } },
  ]);
  expect(fake.take('desk', fakeLog(1, { id: actId(77) })).settled).toEqual([]);
  expect(fake.take('desk', fakeMute({ id }), fakeLog(2, { id })).settled).toEqual([id]);
  expect(entriesOfLane(fake.db, 'desk')).toEqual([]);
});

test('[W6] each lane goes in order, and lanes do not wait for each other', () => {
  fake.replica.connected(true);
  const hide = () =>
    actOnComment(fake.replica, { kind: 'comment.hide', request: { id: first, reason: 'review' } });
  const mute = () =>
    actOnDesk(fake.replica, {
      kind: 'member.mute',
      request: { memberId: ada.id, until: null, reason: 'hate' },
    });
  hide();
  mute();
  hide();
  ignoreMember(fake.replica, { memberId: ada.id, on: true });
  expect(fake.sent.map(({ write }) => write.kind)).toEqual([
    'comment.hide',
    'member.mute',
    'member.ignore',
  ]);
});

test('[W6] what the server has put off is not sent again because another lane goes on', async () => {
  fake.replica.connected(true);
  ignoreMember(fake.replica, { memberId: ada.id, on: true });
  actOnComment(fake.replica, { kind: 'comment.hide', request: { id: first, reason: 'review' } });
  const [ignore, hide] = fake.sent;
  await hide!.answer(refuse('rate_limited'));
  await ignore!.answer({ ok: true, value: { ignored: fakeIgnored(true) } });
  expect(entriesOfLane(fake.db, 'me')).toEqual([]);
  expect(fake.sent).toHaveLength(2);
});

test('[M7] what was not heard of is sent again under the same id', async () => {
  fake.replica.connected(true);
  const id = actOnDesk(fake.replica, {
    kind: 'member.ban',
    request: { memberId: ada.id, reason: 'threat' },
  });
  fake.replica.disconnected();
  await fake.sent[0]!.answer(refuse('unavailable'));
  fake.replica.connected(true);
  expect(fake.sent.map(({ write }) => 'actId' in write.request && write.request.actId)).toEqual([
    id,
    id,
  ]);
  await fake.sent[1]!.answer({
    ok: true,
    value: { ban: { ...fakeMute({ id }), kind: 'ban', rev: 4 } },
  });
  expect(readEntry(fake.db, id)).toBeNull();
  expect(fake.desk().sanctions).toMatchObject([{ kind: 'ban', id, waiting: null }]);
});

test('[M8] an approval names the row that was read, and no newer one', () => {
  fake.take('desk', fakePending({ id: first }));
  const id = approveComment(fake.replica, first);
  fake.take('desk', fakePending({ id: first, body: 'changed' }));
  expect(readEntry(fake.db, id)).toMatchObject({ request: { id: first, rev: 1 } });
});

test('only moderators decide, and a mute says how long', () => {
  expect(() =>
    actOnDesk(fake.replica, { kind: 'member.mute', request: { memberId: ada.id, reason: 'hate' } }),
  ).toThrow('forSeconds');
  fake = new FakeReplica(ada);
  expect(() =>
    actOnComment(fake.replica, { kind: 'comment.hide', request: { id: first, reason: 'hate' } }),
  ).toThrow('Only moderators');
});

test('a comment that is hidden, removed or brought back shows so at once', async () => {
  const hide = actOnComment(fake.replica, {
    kind: 'comment.hide',
    request: { id: first, reason: 'review' },
  });
  expect(fake.comments()).toMatchObject([
    {
      state: 'hidden',
      body: null,
      removal: { by: 'moderator', reason: 'review' },
      pending: 'hide',
      delivery: { state: 'waiting', entryId: hide },
    },
  ]);
  actOnComment(fake.replica, { kind: 'comment.restore', request: { id: first } });
  expect(fake.comments()).toMatchObject([
    { state: 'visible', body: 'a hateful text', removal: null },
  ]);
  undoAct(fake.replica, hide);
  expect(entriesOfLane(fake.db, lane).map(({ kind }) => kind)).toEqual(['comment.restore']);

  const removal = removeComment(fake.replica, { id: first, reason: 'hate' });
  expect(removal).not.toBeNull();
  expect(fake.comments()).toMatchObject([{ state: 'removed', body: null, pending: 'restore' }]);
});

test('a waiting restore shows the text of a hidden comment where the desk has it', () => {
  fake.take(thread, {
    ...fakeComment(thread, 0, null),
    state: 'hidden',
    removal: { by: 'moderator', reason: 'review' },
  });
  const id = actOnComment(fake.replica, { kind: 'comment.restore', request: { id: first } });
  expect(fake.comments()).toMatchObject([{ state: 'hidden', body: null, pending: 'restore' }]);
  fake.take('desk', fakeReport({ commentState: 'hidden' }));
  expect(namedComments(fake.db, lane, [first], fake.viewer())).toMatchObject([
    { state: 'visible', body: 'a hateful text', delivery: { state: 'waiting', entryId: id } },
  ]);
});

test('[W5] a refused act changes nothing that is shown, and stays with its reason', async () => {
  fake.replica.connected(true);
  fake.take('desk', fakeReport());
  const id = actOnComment(fake.replica, {
    kind: 'comment.hide',
    request: { id: first, reason: 'review' },
  });
  expect(fake.own().desk).toEqual({ reports: 0, pending: 0, appeals: 0 });
  await fake.sent[0]!.answer(refuse('conflict'));
  expect(fake.comments()).toMatchObject([
    { state: 'visible', body: 'a hateful text', pending: 'hide', delivery: { state: 'refused' } },
  ]);
  expect(fake.desk().reports).toMatchObject([
    { waiting: { actId: id, act: 'comment.hide', delivery: { error: { code: 'conflict' } } } },
  ]);
  expect(fake.own().desk).toEqual({ reports: 1, pending: 0, appeals: 0 });
  retryWrite(fake.replica, id);
  expect(fake.sent.map(({ write }) => targetOf(write))).toEqual([first, first]);
  await fake.sent[1]!.answer(refuse('conflict'));
  undoAct(fake.replica, id);
  expect(entriesOfLane(fake.db, lane)).toEqual([]);
});

test('[M12] undo gives up what was never sent, and takes back what may have been done', async () => {
  const mute = () =>
    actOnDesk(fake.replica, {
      kind: 'member.mute',
      request: { memberId: ada.id, forSeconds: 600, reason: 'spam' },
    });
  undoAct(fake.replica, mute());
  expect(entriesOfLane(fake.db, 'desk')).toEqual([]);

  fake.replica.connected(true);
  const underWay = mute();
  undoAct(fake.replica, underWay);
  undoAct(fake.replica, underWay);
  expect(entriesOfLane(fake.db, 'desk').map(({ kind }) => kind)).toEqual([
    'member.mute',
    'log.revert',
  ]);
  await fake.sent[0]!.answer({ ok: true, value: { mute: fakeMute({ id: underWay, rev: 1 }) } });
  expect(fake.sent[1]!.write).toMatchObject({
    kind: 'log.revert',
    request: { revertsId: underWay },
  });
  fake.take('desk', fakeMute({ id: underWay }), fakeLog(1, { id: underWay }));
  expect(fake.log().entries).toMatchObject([
    { id: underWay, reverted: false, waiting: { act: 'log.revert' } },
  ]);
  const revert = fake.sent[1]!.write.request as { actId: typeof underWay };
  const entry = { ...fakeLog(2), id: revert.actId, act: 'log.revert', reverts: underWay } as const;
  await fake.sent[1]!.answer({ ok: true, value: { log: { ...entry, rev: 9 } } });
  expect(fake.log().entries).toMatchObject([
    { act: 'log.revert', waiting: null },
    { id: underWay, reverted: true, waiting: null },
  ]);
  expect(() => undoAct(fake.replica, underWay)).toThrow('taken back already');
});

test('the undoing of an act that found nothing to do leaves nothing behind', async () => {
  fake.replica.connected(true);
  const lift = actOnDesk(fake.replica, {
    kind: 'member.unmute',
    request: { memberId: ada.id, articleId: null, reason: '' },
  });
  await fake.sent[0]!.answer({ ok: true, value: {} });
  undoAct(fake.replica, lift);
  expect(fake.sent[1]!.write).toMatchObject({ kind: 'log.revert', request: { revertsId: lift } });
  await fake.sent[1]!.answer(refuse('not_found'));
  expect(entriesOfLane(fake.db, 'desk')).toEqual([]);
});

test('an act that is refused after it was undone leaves nothing to be undone', async () => {
  fake.replica.connected(true);
  const id = actOnComment(fake.replica, {
    kind: 'comment.hide',
    request: { id: first, reason: 'review' },
  });
  undoAct(fake.replica, id);
  await fake.sent[0]!.answer(refuse('conflict'));
  expect(entriesOfLane(fake.db, lane)).toEqual([]);
  expect(fake.comments()).toMatchObject([{ state: 'visible', delivery: { state: 'sent' } }]);
});
