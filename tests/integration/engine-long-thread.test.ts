// A long thread through the real engine: what fills a window first, then the rest, with what waits in its
// place and nothing lost that comes in between.
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { postComment } from '../../server/community/commenting.ts';
import { findSession, hashSecret } from '../../server/store/sessions.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { inNumberedOrder } from '../../shared/thread/order.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  openMember,
  post,
  startCommunity,
  type TestCommunity,
  untilOffline,
} from './engine-setup.ts';

afterEach(cleanUp);

/** Every third answers the one before it. */
async function fillThread(community: TestCommunity, count: number): Promise<CommentId[]> {
  const { articleId } = community;
  const token = await community.token('Cleo');
  return community.withStore(async (store) => {
    const ids: CommentId[] = [];
    for (let at = 0; at < count; at += 1) {
      const id = v7() as CommentId;
      const parentId = at % 3 === 2 ? (ids[at - 1] ?? null) : null;
      await store.write(async (unit) => {
        const session = await findSession(unit.db, hashSecret(token));
        return postComment(unit, session, { id, articleId, parentId, body: `text ${at}` });
      });
      ids.push(id);
    }
    return ids;
  });
}

const order = (comments: ThreadComment[]) =>
  inNumberedOrder(comments).map(({ comment }) => comment.id);

const openAt = ({ ask, communityId }: MemberEngine, community: TestCommunity, at?: CommentId) =>
  ask('thread.open', { communityId, articleId: community.articleId, at: at ?? null });

async function untilWhole(engine: MemberEngine, community: TestCommunity, count: number) {
  await eventually(async () => {
    const { complete } = await openAt(engine, community);
    const comments = await engine.comments(community.articleId);
    expect([complete, comments.length]).toEqual([true, count]);
  });
}

test('a window is a slice of the whole, and a waiting reply stands in it where it stands in the whole', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ids = await fillThread(community, 240);
  const ada = await openMember(community, 'Ada');
  await untilWhole(ada, community, 240);
  await community.stop();
  await untilOffline(ada);
  const reply = async (parentId: CommentId | undefined) => {
    const { communityId } = ada;
    const request = { communityId, articleId, parentId: parentId ?? null, body: 'waits' };
    return (await ada.ask('comment.post', request)).commentId;
  };
  const early = await reply(ids[4]);
  const late = await reply(ids[199]);
  const last = await reply(undefined);
  const all = order(await ada.comments(articleId));
  expect(all).toHaveLength(243);

  const first = await openAt(ada, community);
  expect(first).toMatchObject({ whole: false, lastSeq: 240, complete: true });
  expect(order(first.comments)).toEqual(all.slice(0, first.comments.length));
  const shown = order(first.comments);
  expect(shown).toContain(early);
  expect(shown).not.toContain(late);
  expect(shown).not.toContain(last);

  const middle = order((await openAt(ada, community, ids[199])).comments);
  expect(middle).toContain(late);
  const begin = all.indexOf(middle[0] as CommentId);
  expect(middle).toEqual(all.slice(begin, begin + middle.length));
});

test('what comes between the window and the rest is in the rest, or told of', async () => {
  const community = await startCommunity();
  const ids = await fillThread(community, 150);
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  await untilWhole(ada, community, 150);
  const window = await openAt(ada, community);
  expect(window.whole).toBe(false);
  const posted = await post(bob, community, 'in between');
  await eventually(() => {
    const told = ada.notices.flatMap((notice) =>
      notice.topic === 'thread' && notice.ids !== null ? notice.ids : [],
    );
    expect(told).toContain(posted);
  });
  const rest = await ada.comments(community.articleId);
  expect(order(rest)).toHaveLength(151);
  expect(rest.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids, posted]));
});
