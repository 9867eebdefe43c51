// Moderators and members, each with an engine of their own, over a real server: what one decides the
// other is told, with a line and without.
import { afterEach, expect, test } from 'vitest';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import type { RuleCondition } from '../../shared/protocol/rules.ts';
import { binds } from '../../shared/protocol/sanctions.ts';
import { startProxy } from './cutting-proxy.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  memoryKeychain,
  openEngine,
  openMember,
  startCommunity,
  type TestCommunity,
  type TestEngine,
  untilBodies,
  untilOffline,
  untilOnline,
  untilRefused,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

type Member = TestEngine & { communityId: CommunityId };

async function post(member: Member, community: TestCommunity, body: string): Promise<CommentId> {
  const { articleId } = community;
  const { communityId } = member;
  const request = { communityId, articleId, parentId: null, body };
  return (await member.ask('comment.post', request)).commentId;
}

async function idOf(member: Member): Promise<MemberId> {
  const { member: row } = await member.community();
  if (row === null) throw new Error('a guest');
  return row.id;
}

const deskOf = (moderator: Member) =>
  moderator.ask('desk.read', { communityId: moderator.communityId });
const logOf = async (moderator: Member) =>
  (
    await moderator.ask('log.read', {
      communityId: moderator.communityId,
      before: null,
      filter: {},
    })
  ).entries;
const sanctionsOf = async (member: Member) =>
  (await member.community()).sanctions.map(({ sanction }) => sanction);

test('[M1] [M2] a muted member is told why and until when, appeals, and is free again when it is accepted', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const commentId = await post(ada, community, 'a hateful text');
  await untilBodies(eve, articleId, ['a hateful text']);

  const memberId = await idOf(ada);
  const { actId } = await eve.ask('member.mute', {
    communityId: eve.communityId,
    memberId,
    commentId,
    forSeconds: 3_600,
    reason: 'hate',
    removeLastHour: true,
  });
  const [mute] = await eventually(async () => {
    const sanctions = await sanctionsOf(ada);
    expect(sanctions).toMatchObject([
      { id: actId, kind: 'mute', reason: 'hate', by: { role: 'moderator', moderator: null } },
    ]);
    return sanctions;
  });
  const { clockOffsetMs } = await ada.community();
  expect(Math.abs(clockOffsetMs)).toBeLessThan(1_000);
  expect(binds(mute!, Date.now() + clockOffsetMs)).toBe(true);
  expect(Date.parse(mute!.until!) - Date.parse(mute!.at)).toBe(3_600_000);
  await untilBodies(ada, articleId, [null]);

  const refusedId = await post(ada, community, 'still here');
  const { error } = await untilRefused(ada, articleId, refusedId);
  expect(error).toMatchObject({ code: 'muted', reason: 'hate', until: mute!.until });

  await community.stop();
  await untilOffline(ada);
  await ada.ask('appeal.write', {
    communityId: ada.communityId,
    sanctionId: actId,
    text: 'It was a joke.',
  });
  expect((await ada.community()).sanctions).toMatchObject([
    { sanction: { appeal: { text: 'It was a joke.' } }, appealDelivery: { state: 'waiting' } },
  ]);
  await community.start();
  for (const one of [ada, eve]) {
    await one.ask('community.reconnect', { communityId: one.communityId });
  }
  await eventually(async () => expect((await eve.community()).desk?.appeals).toBe(1));
  await eve.ask('appeal.decide', {
    communityId: eve.communityId,
    sanctionId: actId,
    accept: true,
    answer: 'Mind your words.',
  });
  await eventually(async () => expect(await sanctionsOf(ada)).toEqual([]));
  expect((await eve.community()).desk?.appeals).toBe(0);

  const held = (await ada.comments(articleId)).find(({ id }) => id === refusedId);
  const { entryId } = held!.delivery as { entryId: string };
  await ada.ask('outbox.retry', { communityId: ada.communityId, entryId });
  await untilBodies(eve, articleId, [null, 'still here']);
  expect((await logOf(eve)).map(({ act }) => act)).toEqual(['appeal.decide', 'member.mute']);
});

test('[M7] [W5] decisions without a line wait through a restart and are done once', async () => {
  const community = await startCommunity();
  const { articleId, url } = community;
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const token = await community.token('Eve', 'moderator');
  const settings = { dataDir, keychain, token, role: 'moderator' } as const;
  const eve = await openMember(community, 'Eve', settings);
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  const first = await post(ada, community, 'a hateful text');
  const second = await post(ada, community, 'off topic');
  for (const commentId of [first, second]) {
    const report = { communityId: bob.communityId, commentId, reason: 'hate' };
    await eventually(() => bob.ask('comment.report', report));
  }
  await eventually(async () => expect((await eve.community()).desk?.reports).toBe(2));
  await untilBodies(eve, articleId, ['a hateful text', 'off topic']);
  const memberId = await idOf(ada);

  await community.stop();
  await untilOffline(eve);
  const { communityId } = eve;
  const hidden = await eve.ask('comment.hide', { communityId, commentId: first, reason: 'review' });
  const muted = await eve.ask('member.mute', {
    communityId,
    memberId,
    forSeconds: 600,
    reason: 'hate',
  });
  const dismissed = await eve.ask('report.dismiss', { communityId, commentId: second });
  const mistaken = await eve.ask('member.ban', {
    communityId,
    memberId,
    commentId: null,
    reason: 'spam',
    removeLastHour: false,
  });
  await eve.ask('act.undo', { communityId, actId: mistaken.actId });
  await eve.ask('note.add', { communityId, memberId, text: 'Third time.' });
  await eve.close();

  const again = { ...(await openEngine({ dataDir, keychain, url, token })), communityId };
  expect(await untilOffline(again)).toMatchObject({
    waiting: 4,
    desk: { reports: 0, pending: 0, appeals: 0 },
  });
  const desk = await deskOf(again);
  expect(desk.reports).toMatchObject([
    { id: first, waiting: { act: 'comment.hide', delivery: { state: 'waiting' } } },
    { id: second, waiting: { act: 'report.dismiss' } },
  ]);
  expect(desk.sanctions).toMatchObject([{ id: muted.actId, waiting: { act: 'member.mute' } }]);
  expect(await again.ask('member.profile', { communityId, memberId })).toMatchObject({
    member: { name: 'Ada' },
    described: null,
    notes: [{ text: 'Third time.', delivery: { state: 'waiting' } }],
  });

  await community.start();
  await again.ask('community.reconnect', { communityId });
  await untilSent(again);
  await eventually(async () => {
    const entries = await logOf(again);
    expect(entries.map(({ id }) => id).sort()).toEqual(
      [hidden, muted, dismissed].map(({ actId }) => actId).sort(),
    );
  });
  await eventually(async () => {
    const { sanctions, reports } = await deskOf(again);
    expect(sanctions).toHaveLength(1);
    const [mute] = sanctions;
    // From its commit on: what waited for the line lasts as long as was meant.
    expect(Date.parse(mute!.until!) - Date.parse(mute!.at)).toBe(600_000);
    expect(reports.map(({ id, decision }) => [id, decision?.act]).sort()).toEqual(
      [
        [first, 'comment.hide'],
        [second, 'report.dismiss'],
      ].sort(),
    );
  });
  await eventually(async () =>
    expect(await again.ask('member.profile', { communityId, memberId })).toMatchObject({
      described: { name: 'Ada', commentCount: 2 },
      log: [{ member: { name: 'Ada' } }, {}, {}],
      notes: [{ text: 'Third time.', delivery: { state: 'sent' } }],
    }),
  );
});

test('[M7] a removal that one’s own mute has overtaken is done, and is not refused', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const other = await post(ada, community, 'off topic');
  const commentId = await post(ada, community, 'a hateful text');
  await untilBodies(eve, articleId, ['off topic', 'a hateful text']);
  const memberId = await idOf(ada);
  await community.stop();
  await untilOffline(eve);
  const { communityId } = eve;
  // The mute is first in its lane, and the removal is behind another act in the thread's.
  await eve.ask('comment.hide', { communityId, commentId: other, reason: 'review' });
  const removal = await eve.ask('comment.remove', { communityId, commentId, reason: 'hate' });
  const muted = await eve.ask('member.mute', {
    communityId,
    memberId,
    commentId,
    forSeconds: 600,
    reason: 'hate',
    removeLastHour: true,
  });
  await community.start();
  await eve.ask('community.reconnect', { communityId });
  await untilSent(eve);
  await untilBodies(ada, articleId, [null, null]);
  // Both are taken back together, as the window offers.
  for (const actId of [removal!.actId, muted.actId]) {
    await eve.ask('act.undo', { communityId, actId });
  }
  await untilSent(eve);
  await untilBodies(ada, articleId, [null, 'a hateful text']);
});

test('[M7] [W2] an acknowledgement that is lost leaves one act', async () => {
  const community = await startCommunity();
  const proxy = await startProxy(community.url);
  try {
    const eve = await openMember(community, 'Eve', { url: proxy.url, role: 'moderator' });
    const ada = await openMember(community, 'Ada');
    const memberId = await idOf(ada);
    const { communityId } = eve;
    proxy.muteServer();
    const request = { communityId, memberId, forSeconds: 600, reason: 'spam' };
    const { actId } = await eve.ask('member.mute', request);
    await eventually(async () => expect(await sanctionsOf(ada)).toMatchObject([{ id: actId }]));
    expect((await deskOf(eve)).sanctions).toMatchObject([
      { id: actId, waiting: { delivery: { state: 'sending' } } },
    ]);
    // It may be done already: it is taken back behind it, and not given up.
    await eve.ask('act.undo', { communityId, actId });
    proxy.cut();
    await eve.ask('community.reconnect', { communityId });
    await untilSent(eve);
    await eventually(async () =>
      expect(await logOf(eve)).toMatchObject([
        { act: 'log.revert', reverts: actId },
        { id: actId, act: 'member.mute', reverted: true },
      ]),
    );
    await eventually(async () => expect(await sanctionsOf(ada)).toEqual([]));
  } finally {
    await proxy.close();
  }
});

test('[A5] a banned member reads on as a guest, appeals, and loses the desk', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const root = await openMember(community, 'Root', { role: 'admin' });
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const commentId = await post(ada, community, 'a text');
  await untilBodies(eve, articleId, ['a text']);
  await eve.ask('comment.report', { communityId: eve.communityId, commentId, reason: 'spam' });
  await eventually(async () => expect((await deskOf(eve)).reports).toHaveLength(1));
  const memberId = await idOf(eve);
  const { actId } = await root.ask('member.ban', {
    communityId: root.communityId,
    memberId,
    commentId: null,
    reason: 'harassment',
    removeLastHour: false,
  });
  await eventually(async () =>
    expect(await sanctionsOf(eve)).toMatchObject([{ kind: 'ban', id: actId }]),
  );
  await eventually(async () =>
    expect(await deskOf(eve)).toMatchObject({ reports: [], complete: false }),
  );
  const refusedId = await post(eve, community, 'am I heard?');
  const { error } = await untilRefused(eve, articleId, refusedId);
  expect(error).toMatchObject({ code: 'banned', reason: 'harassment' });
  await post(ada, community, 'another text');
  await eventually(async () =>
    expect((await eve.comments(articleId)).map(({ body }) => body)).toContain('another text'),
  );
  await eve.ask('appeal.write', {
    communityId: eve.communityId,
    sanctionId: actId,
    text: 'A mistake.',
  });
  await eventually(async () => expect((await root.community()).desk?.appeals).toBe(1));
  await root.ask('member.unban', { communityId: root.communityId, memberId, reason: '' });
  await eventually(async () => expect(await sanctionsOf(eve)).toEqual([]));
  // The desk is there again without a new connection.
  await eventually(async () => expect((await deskOf(eve)).reports).toHaveLength(1));
});

test('[M7] two moderators on one report see each other, and the second is told what the first did', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const mia = await openMember(community, 'Mia', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const commentId = await post(ada, community, 'a hateful text');
  await untilBodies(mia, articleId, ['a hateful text']);
  await mia.ask('comment.report', { communityId: mia.communityId, commentId, reason: 'hate' });
  await eventually(async () => expect((await deskOf(eve)).reports).toHaveLength(1));

  await eve.ask('desk.attend', { communityId: eve.communityId, commentId });
  await mia.ask('desk.attend', { communityId: mia.communityId, commentId });
  await eventually(async () => {
    expect((await deskOf(mia)).attendance.moderators).toMatchObject([{ name: 'Eve', commentId }]);
    expect((await deskOf(eve)).attendance.moderators).toMatchObject([{ name: 'Mia', commentId }]);
  });
  // Forgotten with the connection, and told again with the next.
  await eve.ask('community.reconnect', { communityId: eve.communityId });
  await untilOnline(eve);
  await eventually(async () =>
    expect((await deskOf(mia)).attendance.moderators).toMatchObject([{ name: 'Eve', commentId }]),
  );
  await eve.ask('desk.attend', { communityId: eve.communityId, commentId: null });
  await eventually(async () => expect((await deskOf(mia)).attendance.moderators).toEqual([]));

  await community.stop();
  await untilOffline(mia);
  const late = { communityId: mia.communityId, commentId, reason: 'review' };
  await mia.ask('comment.hide', late);
  await community.start();
  await eve.ask('community.reconnect', { communityId: eve.communityId });
  await eve.ask('comment.hide', { ...late, communityId: eve.communityId });
  await untilSent(eve);
  await mia.ask('community.reconnect', { communityId: mia.communityId });
  const { error } = await untilRefused(mia, articleId, commentId);
  expect(error.code).toBe('conflict');
  expect(error.message).toContain('Eve');
  await eventually(async () =>
    expect((await deskOf(mia)).reports).toMatchObject([
      {
        decision: { act: 'comment.hide', by: { name: 'Eve' } },
        waiting: { delivery: { state: 'refused' } },
      },
    ]),
  );
  // A hidden comment's text is the moderators' to examine, and stands in no thread.
  expect(await mia.ask('comment.examine', { communityId: mia.communityId, commentId })).toEqual({
    body: 'a hateful text',
  });
  await untilBodies(ada, articleId, [null]);
});

test('[M8] a held comment is its author’s and the desk’s alone until it is approved', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  const holding = { hold: 'all' } as const;
  await eve.ask('article.setHolding', { communityId: eve.communityId, articleId, holding });
  await eventually(async () =>
    expect(
      await ada.ask('article.read', { communityId: ada.communityId, articleId }),
    ).toMatchObject({ holding }),
  );
  const first = await post(ada, community, 'may it be seen?');
  const second = await post(ada, community, 'and this?');
  await untilSent(ada);
  await eventually(async () =>
    expect(await ada.comments(articleId)).toMatchObject([
      { state: 'pending', number: null, held: { state: 'pending' }, body: 'may it be seen?' },
      { state: 'pending', held: { state: 'pending' } },
    ]),
  );
  expect(await bob.comments(articleId)).toEqual([]);
  await eventually(async () => expect((await eve.community()).desk?.pending).toBe(2));
  const on = { communityId: eve.communityId };
  await eve.ask('comment.approve', { ...on, commentId: first });
  await eve.ask('comment.reject', { ...on, commentId: second, reason: 'off_topic' });
  await untilBodies(bob, articleId, ['may it be seen?']);
  await eventually(async () =>
    expect(await ada.comments(articleId)).toMatchObject([
      { id: first, number: '1', held: null, state: 'visible' },
      { id: second, held: { state: 'rejected', reason: 'off_topic' }, body: 'and this?' },
    ]),
  );
  await eventually(async () =>
    expect((await deskOf(eve)).pending.map(({ id, state }) => [id, state]).sort()).toEqual(
      [
        [first, 'approved'],
        [second, 'rejected'],
      ].sort(),
    ),
  );
  expect((await eve.community()).desk?.pending).toBe(0);
});

test('[S7] whoever is no moderator any more keeps nothing of the desk', async () => {
  const community = await startCommunity();
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const token = await community.token('Eve', 'moderator');
  const eve = await openMember(community, 'Eve', { dataDir, keychain, token, role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const commentId = await post(ada, community, 'a text');
  await untilBodies(eve, community.articleId, ['a text']);
  await eve.ask('comment.report', { communityId: eve.communityId, commentId, reason: 'spam' });
  await eventually(async () => expect((await deskOf(eve)).reports).toHaveLength(1));
  await community.token('Eve', 'member');
  await eve.ask('community.reconnect', { communityId: eve.communityId });
  await eventually(async () => expect((await eve.community()).desk).toBeNull());
  expect(await deskOf(eve)).toMatchObject({ reports: [], complete: false });
  expect(
    await eve.engine.call('comment.hide', {
      communityId: eve.communityId,
      commentId,
      reason: 'spam',
    }),
  ).toMatchObject({ ok: false, error: { code: 'forbidden' } });
});

test('[M9] the published log is read without names, and only where it is published', async () => {
  const community = await startCommunity();
  const root = await openMember(community, 'Root', { role: 'admin' });
  const ada = await openMember(community, 'Ada');
  const read = () =>
    ada.engine.call('publicLog.read', { communityId: ada.communityId, before: null });
  expect(await read()).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  const commentId = await post(ada, community, 'a hateful text');
  await untilBodies(root, community.articleId, ['a hateful text']);
  const on = { communityId: root.communityId };
  await root.ask('comment.remove', { ...on, commentId, reason: 'Ada is a liar' });
  await root.ask('community.setModeration', { ...on, publishesLog: true });
  await eventually(async () => expect((await ada.community()).community?.publishesLog).toBe(true));
  const entries = await eventually(async () => {
    const answer = await read();
    if (!answer.ok || answer.value.entries.length < 2) throw new Error(JSON.stringify(answer));
    return answer.value.entries;
  });
  expect(entries).toMatchObject([
    { act: 'community.setModeration' },
    { act: 'comment.remove', role: 'admin', reason: 'other' },
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/Ada|Root/);
  await root.ask('community.setModeration', { ...on, publishesLog: false });
  await eventually(async () =>
    expect(await read()).toMatchObject({ ok: false, error: { code: 'forbidden' } }),
  );
});

test('[M12] an act that was done is taken back from the log', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const commentId = await post(ada, community, 'a text');
  await untilBodies(eve, articleId, ['a text']);
  const { communityId } = eve;
  const acted = await eve.ask('comment.remove', { communityId, commentId, reason: 'spam' });
  await untilBodies(ada, articleId, [null]);
  await untilSent(eve);
  await eve.ask('act.undo', { communityId, actId: acted!.actId });
  await untilBodies(ada, articleId, ['a text']);
  await eventually(async () =>
    expect(await logOf(eve)).toMatchObject([
      { act: 'log.revert', reverts: acted!.actId },
      { act: 'comment.remove', reverted: true, waiting: null },
    ]),
  );
});

test('whom a member ignores is folded away on every device of theirs', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const token = await community.token('Bob');
  const bob = await openMember(community, 'Bob', { token });
  const elsewhere = await openMember(community, 'Bob', { token });
  await post(ada, community, 'a text');
  await untilBodies(bob, articleId, ['a text']);
  await untilBodies(elsewhere, articleId, ['a text']);
  const memberId = await idOf(ada);
  await bob.ask('member.ignore', { communityId: bob.communityId, memberId, on: true });
  expect(await bob.comments(articleId)).toMatchObject([{ ignored: true }]);
  elsewhere.notices.length = 0;
  await eventually(async () => {
    expect(await elsewhere.comments(articleId)).toMatchObject([{ ignored: true }]);
    expect((await elsewhere.community()).ignored).toEqual([{ id: memberId, name: 'Ada' }]);
  });
});

test('a rule is tried by the server, and without one it is said so', async () => {
  const community = await startCommunity();
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  await post(ada, community, 'You ídíot!');
  await post(ada, community, 'A kind text');
  await untilSent(ada);
  const condition: RuleCondition = { on: 'words', words: ['idiot'], match: 'whole' };
  const rule = { communityId: eve.communityId, articleId: null, condition };
  expect(await eve.ask('rule.try', rule)).toMatchObject({ caught: 1, of: 2, members: 1 });
  const message = 'Be kind.';
  await eve.ask('rule.save', {
    ...rule,
    ruleId: null,
    name: 'Insults',
    enabled: true,
    consequence: { does: 'refuse', message },
  });
  await eventually(async () =>
    expect((await deskOf(eve)).rules).toMatchObject([{ name: 'Insults', waiting: null }]),
  );
  const refused = await post(ada, community, 'Another IDIOT');
  const { error } = await untilRefused(ada, community.articleId, refused);
  expect(error).toMatchObject({ code: 'rule', reason: message });
  await community.stop();
  await untilOffline(eve);
  const answer = await eve.engine.call('rule.try', rule);
  expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
});
