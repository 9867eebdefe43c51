// Held comments in the engines of author, reader and moderator, over a real server.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  deskOf,
  eventually,
  openMember,
  post,
  startCommunity,
  untilBodies,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

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
