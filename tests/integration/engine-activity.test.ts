// How busy a thread was lately, as the engine counts it from its cache.
import { afterEach, expect, test } from 'vitest';
import { activitySql, activitySteps, stepMs } from '../../main/engine/cache/activity.ts';
import { openCache } from '../../main/engine/cache/database.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  openMember,
  post,
  startCommunity,
  untilBodies,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

test('comments are counted in steps of the last week, and none of what was removed', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const activityFor = ({ ask, communityId }: MemberEngine) =>
    ask('article.activity', { communityId, articleIds: [articleId] });
  // A thread that was quiet has no picture.
  expect(await activityFor(ada)).toEqual([]);
  for (const body of ['one', 'two', 'three']) await post(ada, community, body);
  await untilSent(ada);
  const [first] = await untilBodies(ada, articleId, ['one', 'two', 'three']);
  // Those before are of some days ago.
  await community.stop();
  await community.withStore((store) =>
    store.write(async (unit) => {
      unit.writing();
      await unit.db
        .updateTable('comments')
        .set({ created_at: Date.now() - 3 * stepMs - stepMs / 2 })
        .where('id', '=', first!.id)
        .execute();
    }),
  );
  await community.start();
  // One who has read none of it yet.
  const bob = await openMember(community, 'Bob');
  await bob.ask('thread.open', { communityId: bob.communityId, articleId });
  await eventually(async () => {
    const [found] = await activityFor(bob);
    expect(found?.counts).toHaveLength(activitySteps);
    expect(found?.counts.slice(-4)).toEqual([1, 0, 0, 2]);
    expect(found?.lastDay).toBe(3);
  });
  await ada.ask('comment.remove', { communityId: ada.communityId, commentId: first!.id });
  await eventually(async () => expect((await activityFor(bob))[0]?.lastDay).toBe(2));
});

test('the counting reads one thread alone', () => {
  const { db } = openCache(':memory:');
  const plan = db.prepare(`explain query plan ${activitySql}`).all({ id: 'x', from: 0, step: 1 });
  db.close();
  expect(plan.map((step) => (step as { detail: string }).detail).join('\n')).toMatch(
    /SEARCH comments USING INDEX \w+ \(article_id=\?/,
  );
});
