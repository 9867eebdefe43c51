// Ignoring a member, in two engines of one account over a real server.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  eventually,
  memberIdOf,
  openMember,
  post,
  startCommunity,
  untilBodies,
} from './engine-setup.ts';

afterEach(cleanUp);

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
  const memberId = await memberIdOf(ada);
  await bob.ask('member.ignore', { communityId: bob.communityId, memberId, on: true });
  expect(await bob.comments(articleId)).toMatchObject([{ ignored: true }]);
  elsewhere.notices.length = 0;
  await eventually(async () => {
    expect(await elsewhere.comments(articleId)).toMatchObject([{ ignored: true }]);
    expect((await elsewhere.community()).ignored).toEqual([{ id: memberId, name: 'Ada' }]);
  });
});
