// The desk in the cache, and what the view is shown of it under what waits.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { actOnComment, actOnDesk, addNote } from '../../main/engine/moderating.ts';
import { countEntries, entriesOfLane } from '../../main/engine/outbox/entries.ts';
import { reactToComment } from '../../main/engine/writing.ts';
import {
  actId,
  ada,
  at,
  communityId,
  eve,
  fakeLog,
  fakeMute,
  fakePending,
  fakeReport,
} from './fake-moderation.ts';
import { FakeReplica, first, lane, memberRow, refuse } from './fake-replica.ts';
import { commentId } from './fake-streams.ts';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(eve);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
});

test('[S8] [M5] a removal takes the text out of the desk as well, a hiding does not', () => {
  fake.take('desk', fakeReport());
  const revocation = {
    kind: 'revocation',
    id: first,
    rev: 0,
    articleId: lane,
    commentRev: 2,
    removal: { by: 'moderator', reason: 'hate' },
  } as const;
  fake.take('feed', { ...revocation, state: 'hidden' });
  expect(fake.comments()).toMatchObject([{ state: 'hidden', body: null }]);
  expect(fake.desk().reports).toMatchObject([{ body: 'a hateful text' }]);
  const applied = fake.take('feed', { ...revocation, commentRev: 3, state: 'removed' });
  expect(applied.desk).toBe(true);
  expect(fake.desk().reports).toMatchObject([{ body: null, commentState: 'removed' }]);
});

test('[S8] [M5] what was approved and removed meanwhile waits on no desk with its text', () => {
  fake.take('desk', fakePending(), fakePending({ id: commentId(6), body: 'still waits' }));
  const applied = fake.take('feed', {
    kind: 'revocation',
    id: commentId(5),
    rev: 0,
    articleId: lane,
    commentRev: 2,
    state: 'removed',
    removal: { by: 'moderator', reason: 'hate' },
  });
  expect(applied.desk).toBe(true);
  expect(fake.desk().pending).toMatchObject([{ body: 'still waits' }]);
  // The desk's own row, when it comes, says what was decided; a revocation after it changes nothing.
  const decision = { by: eve, reason: '', at: at(9) };
  fake.take('desk', fakePending({ state: 'approved', body: null, decision }));
  expect(fake.desk().pending).toMatchObject([{ state: 'pending' }, { state: 'approved' }]);
});

test('the desk: what is open first and oldest first, then what was decided', () => {
  const decided = (index: number, minute: number) =>
    fakeReport({
      id: commentId(index),
      decision: { act: 'report.dismiss', by: eve, at: at(minute) },
    });
  fake.take(
    'desk',
    decided(1, 5),
    decided(2, 9),
    fakeReport({ id: commentId(3), reports: [], createdAt: at(8) }),
    fakeReport({ id: commentId(4), reports: [], createdAt: at(2) }),
    fakePending({ id: commentId(6), createdAt: at(7) }),
    fakePending({ id: commentId(7), createdAt: at(3) }),
    fakePending({ id: commentId(8), state: 'approved', body: null }),
  );
  expect(fake.desk().reports.map(({ id }) => id)).toEqual([4, 3, 2, 1].map(commentId));
  expect(fake.desk().pending.map(({ id }) => id)).toEqual([7, 6, 8].map(commentId));
  expect(fake.own().desk).toEqual({ reports: 2, pending: 2, appeals: 0 });
  const approve = actOnComment(fake.replica, {
    kind: 'comment.approve',
    request: { id: commentId(6) },
  });
  expect(entriesOfLane(fake.db, lane)).toHaveLength(1);
  expect(fake.desk().pending[1]).toMatchObject({
    waiting: { actId: approve, act: 'comment.approve' },
  });
  expect(fake.own().desk?.pending).toBe(1);
});

test('mutes on the desk: those that bind or have an open appeal, with what waits', () => {
  const appeal = { text: 'please', at: at(9), state: 'open', answer: '' } as const;
  fake.take(
    'desk',
    fakeMute({ id: actId(1), until: at(20) }),
    fakeMute({ id: actId(2), until: at(20), appeal, at: at(2) }),
    fakeMute({ id: actId(3), until: null, at: at(3) }),
    fakeMute({ id: actId(4), until: null, endedAt: at(10) }),
  );
  expect(fake.desk().sanctions.map(({ id }) => id)).toEqual([actId(3), actId(2)]);
  expect(fake.own().desk?.appeals).toBe(1);
  const lift = actOnDesk(fake.replica, {
    kind: 'member.unmute',
    request: { memberId: ada.id, articleId: null, reason: '' },
  });
  const mute = actOnDesk(fake.replica, {
    kind: 'member.mute',
    request: { memberId: ada.id, articleId: lane, forSeconds: 600, reason: 'spam' },
  });
  expect(fake.desk().sanctions).toMatchObject([
    {
      id: mute,
      member: { name: 'Ada' },
      articleId: lane,
      until: at(40),
      by: { moderator: { name: 'Eve' } },
      waiting: { act: 'member.mute' },
    },
    { id: actId(3), waiting: { actId: lift, act: 'member.unmute' } },
    { id: actId(2) },
  ]);
});

test("a moderator's row that says member takes the desk away with all that it held", async () => {
  fake.replica.connected(true);
  fake.take('desk', fakeReport(), fakeLog(1));
  // Decided before, with no desk to show any more what becomes of it.
  actOnDesk(fake.replica, {
    kind: 'member.mute',
    request: { memberId: ada.id, forSeconds: 600, reason: 'spam' },
  });
  actOnComment(fake.replica, { kind: 'comment.hide', request: { id: first, reason: 'review' } });
  addNote(fake.replica, { memberId: ada.id, text: 'a note' });
  reactToComment(fake.replica, { id: first, reaction: 'agree', on: true });
  fake.replica.takeRows([{ ...memberRow(eve), rev: 8, role: 'member' }]);
  await fake.sent[0]!.answer(refuse('forbidden'));
  await fake.sent[1]!.answer(refuse('forbidden'));
  expect(fake.sent.map(({ write }) => write.kind)).toEqual([
    'member.mute',
    'comment.hide',
    'comment.react',
  ]);
  expect(countEntries(fake.db)).toEqual({ waiting: 1, refused: 0 });
  expect(fake.comments()).toMatchObject([{ state: 'visible', delivery: { state: 'sent' } }]);
  expect(fake.own().desk).toBeNull();
  expect(fake.desk()).toMatchObject({ reports: [], complete: false });
  expect(fake.log().entries).toEqual([]);
});

test('the desk is told once for many in a moment', async () => {
  const hide = () =>
    actOnComment(fake.replica, { kind: 'comment.hide', request: { id: first, reason: 'review' } });
  for (let index = 0; index < 20; index += 1) hide();
  await expect.poll(() => fake.told.filter(({ topic }) => topic === 'desk')).toHaveLength(1);
  expect(fake.told).toContainEqual({ topic: 'thread', communityId, articleId: lane, ids: [first] });
});
