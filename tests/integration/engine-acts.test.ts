// Moderators’ acts from an engine over a real server, with a line and without: each is done once, and
// taken back.
import { afterEach, expect, test } from 'vitest';
import { startProxy } from './cutting-proxy.ts';
import {
  cleanUp,
  deskOf,
  eventually,
  logOf,
  makeFolder,
  memberIdOf,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  sanctionsOf,
  startCommunity,
  untilBodies,
  untilOffline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

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
  const memberId = await memberIdOf(ada);

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
  const memberId = await memberIdOf(ada);
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
    const memberId = await memberIdOf(ada);
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
