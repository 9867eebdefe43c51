// Replies and mentions in the app's engine, over a real server: counted, marked, and told once.
import { afterEach, expect, test } from 'vitest';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  memberIdOf,
  openMember,
  post,
  startCommunity,
  untilBodies,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

const told = (engine: MemberEngine) =>
  engine.notices.flatMap((notice) => (notice.topic === 'toYou' ? notice.ids : []));
const toYou = ({ ask, communityId }: MemberEngine, ids: CommentId[] | null = null) =>
  ask('toYou.read', { communityId, ids });
const newToYou = async ({ ask, communityId }: MemberEngine) =>
  (await ask('article.list', { communityId }))[0]?.newToYou;
const reply = async (
  { ask, communityId }: MemberEngine,
  articleId: ArticleId,
  parentId: CommentId,
  body: string,
) => (await ask('comment.post', { communityId, articleId, parentId, body })).commentId;

test('[G3] [G7] replies and mentions are counted once, marked, told once, and withdrawn', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const token = await community.token('Bob');
  const ada = await openMember(community, 'Ada', { role: 'moderator' });
  let bob = await openMember(community, 'Bob', { token, dataDir });
  const asked = await post(bob, community, 'a question');
  await untilBodies(ada, articleId, ['a question']);
  const answer = await reply(ada, articleId, asked, '@Bob, an answer that also calls');
  const call = await post(ada, community, 'What does @bob say?');
  await eventually(async () => expect(await newToYou(bob)).toBe(2));
  await eventually(() => expect(told(bob)).toEqual([answer, call]));
  expect(await toYou(bob)).toMatchObject([
    { commentId: call, why: 'mention', line: 'What does @bob say?', author: { name: 'Ada' } },
    { commentId: answer, why: 'reply', headline: 'The bridge opens', number: '1.1' },
  ]);
  expect((await bob.comments(articleId)).filter((comment) => comment.mentionsYou)).toHaveLength(2);
  expect((await ada.comments(articleId)).some((comment) => comment.mentionsYou)).toBe(false);

  // Nothing that happens to them later tells of them again, nor does another start.
  await ada.ask('comment.edit', {
    communityId: ada.communityId,
    commentId: call,
    body: 'So what does @Bob say?',
  });
  await bob.ask('comment.react', {
    communityId: bob.communityId,
    commentId: answer,
    reaction: 'thanks',
    on: true,
  });
  await untilSent(bob);
  await eventually(async () =>
    expect((await toYou(bob, [call]))[0]?.line).toBe('So what does @Bob say?'),
  );
  expect(told(bob)).toEqual([answer, call]);
  await bob.close();
  bob = await openMember(community, 'Bob', { token, dataDir });
  const third = await post(ada, community, '@Bob?');
  await eventually(() => expect(told(bob)).toEqual([third]));

  // What was read on another device, withheld, or is by somebody whom one ignores, is to nobody any more.
  await ada.ask('comment.hide', { communityId: ada.communityId, commentId: third, reason: 'rude' });
  await eventually(async () => expect(await newToYou(bob)).toBe(2));
  const phone = await openMember(community, 'Bob', { token });
  await phone.ask('thread.seen', { communityId: phone.communityId, articleId, seq: 2 });
  await eventually(async () =>
    expect((await toYou(bob)).map(({ commentId }) => commentId)).toEqual([call]),
  );
  expect(told(phone)).toEqual([]);
  const memberId = await memberIdOf(ada);
  await bob.ask('member.ignore', { communityId: bob.communityId, memberId, on: true });
  await eventually(async () => {
    expect(await toYou(bob)).toEqual([]);
    expect(await newToYou(bob)).toBe(0);
  });
});

test('[G3] a mention in a thread that is not kept here is counted and told, without its words', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  await bob.ask('storage.set', {
    communityId: bob.communityId,
    keep: 'followed',
    limitBytes: (await bob.ask('storage.read', { communityId: bob.communityId })).limitBytes,
  });
  await bob.ask('storage.clear', { communityId: bob.communityId });
  const call = await post(ada, community, 'Come over, @Bob');
  await eventually(() => expect(told(bob)).toEqual([call]));
  expect(await toYou(bob)).toMatchObject([
    { commentId: call, articleId, why: 'mention', number: '1', line: null },
  ]);
  await eventually(async () => expect(await newToYou(bob)).toBe(1));
});

test('what was addressed to an account before it was used here is not told of, but counted', async () => {
  const community = await startCommunity();
  const ada = await openMember(community, 'Ada');
  const token = await community.token('Bob');
  const before = await post(ada, community, '@Bob, are you there?');
  await untilSent(ada);
  const bob = await openMember(community, 'Bob', { token });
  await eventually(async () => expect(await newToYou(bob)).toBe(1));
  const after = await post(ada, community, '@Bob, hello');
  await eventually(() => expect(told(bob)).toEqual([after]));
  expect((await toYou(bob)).map(({ commentId }) => commentId)).toEqual([after, before]);
});

test('a thread in which nobody wants to be disturbed tells and counts nothing', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  const place = { communityId: bob.communityId, articleId };
  const count = async () => (await bob.ask('toYou.count', {}))[0];
  const before = await post(ada, community, '@Bob, before');
  await eventually(() => expect(told(bob)).toEqual([before]));
  await eventually(async () =>
    expect(await count()).toMatchObject({ communityId: bob.communityId, count: 1 }),
  );

  await bob.ask('thread.quiet', { ...place, on: true });
  expect(await bob.ask('article.read', place)).toMatchObject({ quiet: true });
  expect(await count()).toMatchObject({ count: 0 });
  await post(ada, community, '@Bob, meanwhile');
  await untilBodies(bob, articleId, ['@Bob, before', '@Bob, meanwhile']);
  expect(await toYou(bob)).toEqual([]);

  // Afterwards it counts, but what came meanwhile is not told of any more.
  await bob.ask('thread.quiet', { ...place, on: false });
  expect(await count()).toMatchObject({ count: 2 });
  const after = await post(ada, community, '@Bob, afterwards');
  await eventually(() => expect(told(bob)).toEqual([before, after]));
});
