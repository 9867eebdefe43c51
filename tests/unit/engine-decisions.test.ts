// Decisions of the desk that wait or were refused: what shows of them, and what becomes of them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  actOnComment,
  actOnDesk,
  approveComment,
  deleteRule,
  undoAct,
} from '../../main/engine/moderating.ts';
import { countEntries } from '../../main/engine/outbox/entries.ts';
import { retryWrite } from '../../main/engine/writing.ts';
import {
  ada,
  at,
  eve,
  fakeLog,
  fakeMute,
  fakePending,
  fakeReport,
  fakeRule,
} from './fake-moderation.ts';
import { FakeReplica, first, refuse } from './fake-replica.ts';

let fake: FakeReplica;
beforeEach(() => {
  fake = new FakeReplica(eve);
});
afterEach(() => {
  fake.close();
  expect(fake.failures).toEqual([]);
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
