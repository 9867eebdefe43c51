// The desk in moderators’ engines over a real server: shared by those who are one, gone for those who
// are one no more.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  deskOf,
  eventually,
  makeFolder,
  memoryKeychain,
  openMember,
  post,
  startCommunity,
  untilBodies,
  untilOffline,
  untilOnline,
  untilRefused,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

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
