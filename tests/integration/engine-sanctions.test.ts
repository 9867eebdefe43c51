// A moderator’s engine and a member’s over a real server: mutes and bans, and the appeals against them.
import { afterEach, expect, test } from 'vitest';
import { binds } from '../../shared/protocol/binding.ts';
import {
  cleanUp,
  deskOf,
  eventually,
  logOf,
  memberIdOf,
  openMember,
  post,
  sanctionsOf,
  startCommunity,
  untilBodies,
  untilOffline,
  untilRefused,
} from './engine-setup.ts';

afterEach(cleanUp);

test('[M1] [M2] a muted member is told why and until when, appeals, and is free again when it is accepted', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const commentId = await post(ada, community, 'a hateful text');
  await untilBodies(eve, articleId, ['a hateful text']);

  const memberId = await memberIdOf(ada);
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
  const memberId = await memberIdOf(eve);
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
