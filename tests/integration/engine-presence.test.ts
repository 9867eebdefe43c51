// Who is there, as the engine tells its windows: asked of the server while a thread is in sight, and
// forgotten with the line.
import { afterEach, expect, test } from 'vitest';
import type { ThreadPresence } from '../../shared/bridge/presence.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  memberIdOf,
  openMember,
  saveDraft,
  startCommunity,
  type TestCommunity,
  untilOffline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

const views = { first: crypto.randomUUID(), second: crypto.randomUUID() };

const readIn = async (
  engine: MemberEngine,
  { articleId }: TestCommunity,
  viewId: string = views.first,
) => {
  const { communityId } = engine;
  await engine.ask('thread.open', { communityId, articleId });
  await engine.ask('presence.attend', { viewId, thread: { communityId, articleId } });
};
const presenceOf = ({ ask, communityId }: MemberEngine, { articleId }: TestCommunity) =>
  ask('presence.read', { communityId, articleId });
const untilPresence = (
  engine: MemberEngine,
  community: TestCommunity,
  expected: Partial<ThreadPresence>,
) => eventually(async () => expect(await presenceOf(engine, community)).toMatchObject(expected));

test('[X1] a thread is read as long as any window has it in sight', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  await readIn(ada, community);
  await readIn(bob, community);
  await untilPresence(ada, community, { readers: 2 });
  expect(ada.notices).toContainEqual({
    topic: 'presence',
    communityId: ada.communityId,
    articleId: community.articleId,
  });
  await readIn(bob, community, views.second);
  await bob.ask('presence.attend', { viewId: views.first, thread: null });
  await untilPresence(bob, community, { readers: 2 });
  await bob.ask('presence.attend', { viewId: views.second, thread: null });
  await untilPresence(ada, community, { readers: 1 });
  expect(await presenceOf(bob, community)).toEqual({ readers: 0, typing: [] });

  await readIn(bob, community);
  await untilPresence(ada, community, { readers: 2 });
  await community.stop();
  await untilOffline(ada);
  expect(await presenceOf(ada, community)).toEqual({ readers: 0, typing: [] });
  await community.start();
  // Nobody has to say anew what is in sight.
  await untilPresence(ada, community, { readers: 2 });
});

test('[X2] a comment that is being typed is told to others, and not of whom one ignores', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  await readIn(ada, community);
  await readIn(bob, community);
  await untilPresence(ada, community, { readers: 2 });
  const type = () => saveDraft(bob, { of: 'comment', articleId, parentId: null }, 'Half a w');
  await type();
  await untilPresence(ada, community, { typing: ['Bob'] });
  expect((await presenceOf(bob, community)).typing).toEqual([]);
  const { communityId } = ada;
  await ada.ask('member.ignore', { communityId, memberId: await memberIdOf(bob), on: true });
  await untilSent(ada);
  expect((await presenceOf(ada, community)).typing).toEqual([]);
  await ada.ask('member.ignore', { communityId, memberId: await memberIdOf(bob), on: false });
  await untilPresence(ada, community, { typing: ['Bob'] });
  await bob.ask('comment.post', {
    communityId: bob.communityId,
    articleId,
    parentId: null,
    body: 'Half a word',
  });
  await untilPresence(ada, community, { typing: [] });
});

test('[X3] how many are there is what the server says, and unknown without a line', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  await openMember(community, 'Bob');
  const { communityId } = ada;
  await eventually(async () =>
    expect(await ada.ask('presence.here', { communityId })).toEqual({ present: 2 }),
  );
  await community.stop();
  await untilOffline(ada);
  expect(await ada.ask('presence.here', { communityId })).toEqual({ present: null });
});
