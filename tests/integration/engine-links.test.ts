// What a link names, found on this device: against a real server.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  eventually,
  openMember,
  post,
  startCommunity,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

test('a link names the community by its host and the comment by its number, as far as they are here', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const { host } = new URL(community.url);
  const writer = await openMember(community, 'Bob');
  const { ask, communityId } = writer;
  const parentId = await post(writer, community, 'one');
  const reply = await ask('comment.post', { communityId, articleId, parentId, body: 'two' });
  await untilSent(writer);

  const find = (number: string | null, at = articleId) =>
    ask('link.find', { host, articleId: at, number });
  await ask('thread.open', { communityId, articleId });
  await eventually(async () => expect(await find('1.1')).toMatchObject({ isWhole: true }));
  const here = { communityId, isHere: true, isWhole: true };
  expect(await find('1.1')).toEqual({ ...here, commentId: reply.commentId });
  expect(await find('1')).toEqual({ ...here, commentId: parentId });
  expect(await find(null)).toEqual({ ...here, commentId: null });
  // "11" and "1.1" are other comments.
  expect(await find('11')).toEqual({ ...here, commentId: null });

  const missing = '01890000-0000-7000-8000-000000000000' as typeof articleId;
  expect(await find('1', missing)).toMatchObject({ communityId, isHere: false, commentId: null });
  expect(await ask('link.find', { host: 'elsewhere.org', articleId, number: '1' })).toMatchObject({
    communityId: null,
    isHere: false,
  });
});
