// The desk and the log in the cache, and what the view is shown of them under what waits.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  actOnArticle,
  actOnComment,
  actOnDesk,
  addNote,
  approveComment,
  deleteNote,
  deleteRule,
  saveRule,
  undoAct,
} from '../../main/engine/moderating.ts';
import { countEntries, entriesOfLane } from '../../main/engine/outbox/entries.ts';
import { articleToRead } from '../../main/engine/views/article-view.ts';
import { communityToShow } from '../../main/engine/views/community-view.ts';
import { memberProfile } from '../../main/engine/views/desk-view.ts';
import { publicLogToRead } from '../../main/engine/views/log-view.ts';
import { reactToComment, retryWrite } from '../../main/engine/writing.ts';
import {
  actId,
  ada,
  at,
  communityId,
  eve,
  fakeLog,
  fakeMute,
  fakeNote,
  fakePending,
  fakePublicLog,
  fakeReport,
  fakeRule,
} from './fake-moderation.ts';
import { FakeReplica, first, lane, memberRow, now, refuse } from './fake-replica.ts';
import { commentId, memberId } from './fake-streams.ts';

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

test('[M7] what another has decided meanwhile stays listed while one’s own decision is refused', async () => {
  fake.replica.connected(true);
  const appeal = { text: 'please', at: at(9), state: 'open', answer: '' } as const;
  const mute = fakeMute({ until: null, appeal });
  fake.take('desk', mute);
  const answer = (accept: boolean) =>
    actOnDesk(fake.replica, {
      kind: 'appeal.decide',
      request: { sanctionId: mute.id, accept, answer: '' },
    });
  const mine = answer(false);
  fake.take('desk', { ...mute, endedAt: at(12), appeal: { ...appeal, state: 'accepted' } });
  await fake.sent[0]!.answer(refuse('conflict'));
  expect(fake.desk().sanctions).toMatchObject([
    { id: mute.id, endedAt: at(12), waiting: { actId: mine, act: 'appeal.decide' } },
  ]);
  undoAct(fake.replica, mine);
  expect(fake.desk().sanctions).toEqual([]);
});

test('[W5] a decision that was refused shows on what is over meanwhile, until it is given up', async () => {
  fake.replica.connected(true);
  const appeal = { text: 'please', at: at(9), state: 'open', answer: '' } as const;
  const mute = fakeMute({ until: at(20), appeal });
  fake.take('desk', mute, fakeRule(1, 'B words'));
  const request = { sanctionId: mute.id, accept: false, answer: '' };
  const mine = actOnDesk(fake.replica, { kind: 'appeal.decide', request });
  const deletion = deleteRule(fake.replica, fakeRule(1, '').id);
  const declined = { ...mute, appeal: { ...appeal, state: 'declined' } } as const;
  fake.take('desk', declined, { ...fakeRule(1, 'B words'), deleted: true });
  for (const { answer } of fake.sent) await answer(refuse('conflict'));
  expect(fake.desk()).toMatchObject({
    sanctions: [{ id: mute.id, waiting: { actId: mine } }],
    rules: [{ name: 'B words', deleted: true, waiting: { actId: deletion } }],
  });
  undoAct(fake.replica, mine);
  undoAct(fake.replica, deletion);
  expect(fake.desk()).toMatchObject({ sanctions: [], rules: [] });
});

test('[W5] a new decision takes the place of the one that was refused', async () => {
  fake.replica.connected(true);
  fake.take('desk', fakeReport());
  actOnComment(fake.replica, { kind: 'comment.restore', request: { id: first } });
  await fake.sent[0]!.answer(refuse('conflict'));
  const dismissal = actOnComment(fake.replica, { kind: 'report.dismiss', request: { id: first } });
  await fake.sent[1]!.answer({ ok: true, value: {} });
  fake.take('desk', fakeLog(1, { id: dismissal, act: 'report.dismiss' }));
  expect(fake.desk().reports).toMatchObject([{ waiting: null }]);
  expect(countEntries(fake.db)).toEqual({ waiting: 0, refused: 0 });
});

test('[M8] an approval that was refused is sent again for the text that is shown by now', async () => {
  fake.replica.connected(true);
  fake.take('desk', fakePending({ id: first }));
  const id = approveComment(fake.replica, first);
  fake.take('desk', fakePending({ id: first, body: 'changed' }));
  await fake.sent[0]!.answer(refuse('conflict'));
  retryWrite(fake.replica, id);
  expect(fake.sent.map(({ write }) => write.request)).toMatchObject([{ rev: 1 }, { rev: 2 }]);
});

test('[M6] no mute waits for a rule that is being tried', () => {
  fake.replica.connected(true);
  deleteRule(fake.replica, fakeRule(1, '').id);
  actOnDesk(fake.replica, {
    kind: 'member.mute',
    request: { memberId: ada.id, forSeconds: 600, reason: 'spam' },
  });
  expect(fake.sent.map(({ write }) => write.kind)).toEqual(['rule.delete', 'member.mute']);
});

test('rules and notes show as they will be, and a note that was never sent is given up', () => {
  fake.take('desk', fakeRule(1, 'B words'), fakeRule(2, 'C words'), fakeNote(1, 'first'));
  const { kind: _kind, rev: _rev, deleted: _deleted, by: _by, at: _at, ...rule } = fakeRule(1, 'D');
  const { id, ...fields } = rule;
  saveRule(fake.replica, id, fields);
  const added = saveRule(fake.replica, null, { ...fields, name: 'A words' });
  deleteRule(fake.replica, fakeRule(2, '').id);
  expect(
    fake.desk().rules.map(({ name, deleted, waiting }) => [name, deleted, waiting?.act]),
  ).toEqual([
    ['A words', false, 'rule.save'],
    ['C words', true, 'rule.delete'],
    ['D', false, 'rule.save'],
  ]);
  expect(added.ruleId).toBe(fake.desk().rules[0]?.id);

  const profile = () => memberProfile(fake.db, ada.id, fake.viewer(), null, now);
  const noteId = addNote(fake.replica, { memberId: ada.id, text: 'second' });
  expect(profile()?.notes).toMatchObject([
    { text: 'second', delivery: { state: 'waiting' } },
    { text: 'first', delivery: { state: 'sent' } },
  ]);
  deleteNote(fake.replica, noteId);
  deleteNote(fake.replica, fakeNote(1, '').id);
  expect(profile()?.notes).toEqual([]);
  expect(fake.take('desk', fakeNote(1, null)).settled).toHaveLength(1);
  expect(memberProfile(fake.db, memberId(44), fake.viewer(), null, now)).toBeNull();
});

test('the log is read in pages and filtered, and a published one without names', () => {
  const rows = Array.from({ length: 250 }, (_, index) =>
    fakeLog(index + 1, {
      act: index % 2 === 0 ? 'member.mute' : 'comment.hide',
      member: index % 5 === 0 ? { id: memberId(3), name: 'Cleo' } : null,
      articleId: index % 3 === 0 ? lane : null,
    }),
  );
  fake.take('desk', ...rows);
  const page = fake.log();
  expect(page.entries.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 100 }, (_, index) => 250 - index),
  );
  expect(page.more).toBe(true);
  expect(fake.log(51).entries).toHaveLength(50);
  expect(fake.log(51).more).toBe(false);
  expect(fake.log(null, { memberId: memberId(3) }).entries).toHaveLength(50);
  expect(fake.log(null, { memberId: memberId(3), act: 'member.mute' }).entries).toHaveLength(25);
  expect(fake.log(null, { articleId: lane }).entries).toHaveLength(84);
  expect(fake.log(null, { moderatorId: ada.id }).entries).toEqual([]);
  expect(fake.log(null, { from: at(10), to: at(20) }).entries.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 10 }, (_, index) => 19 - index),
  );
  fake.take('log', ...Array.from({ length: 120 }, (_, index) => fakePublicLog(index + 1)));
  const published = publicLogToRead(fake.db, null);
  expect(published.entries).toHaveLength(100);
  expect(published.more).toBe(true);
  expect(publicLogToRead(fake.db, published.entries.at(-1)!.id).entries).toHaveLength(20);
  expect(JSON.stringify(published)).not.toContain('Ada');
});

test('settings that wait show as they will be, and not once they were refused', async () => {
  fake.take('feed', {
    kind: 'community',
    id: 'community',
    rev: 0,
    name: 'The Test',
    description: '',
    rules: '',
    registration: 'open',
    guestsRead: true,
    holding: { hold: 'none' },
    publishesLog: false,
  });
  fake.replica.connected(true);
  actOnDesk(fake.replica, { kind: 'community.setModeration', request: { publishesLog: true } });
  actOnArticle(fake.replica, {
    kind: 'article.setHolding',
    request: { id: lane, holding: { hold: 'all' } },
  });
  expect(communityToShow(fake.db)).toMatchObject({ publishesLog: true, holding: { hold: 'none' } });
  expect(articleToRead(fake.db, lane, fake.viewer())).toMatchObject({ holding: { hold: 'all' } });
  await fake.sent[0]!.answer(refuse('forbidden'));
  expect(fake.desk().settings).toMatchObject({ delivery: { state: 'refused' } });
  await fake.sent[1]!.answer(refuse('forbidden'));
  expect(communityToShow(fake.db)?.publishesLog).toBe(false);
  expect(articleToRead(fake.db, lane, fake.viewer())).toMatchObject({
    holding: null,
    delivery: { state: 'refused' },
  });
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
