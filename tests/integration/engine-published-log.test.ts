// The published log in a member’s engine, over a real server.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  eventually,
  openMember,
  post,
  startCommunity,
  untilBodies,
} from './engine-setup.ts';

afterEach(cleanUp);

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
