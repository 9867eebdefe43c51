// Two engines on one real server: what is written in one stands in the other.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  eventually,
  makeFolder,
  memoryKeychain,
  openEngine,
  openMember,
  startCommunity,
  untilArticles,
  untilBodies,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

test('[L3] a comment is posted, answered, edited, reacted to and removed, seen by another engine', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openEngine({});
  const { community: added } = await ada.ask('community.add', { address: community.url });
  const communityId = added.id;
  const member = await ada.ask('account.register', {
    communityId,
    name: 'Ada',
    password: 'a long password',
  });
  expect(member.name).toBe('Ada');
  const bob = await openMember(community, 'Bob');
  const bobs = bob.communityId;

  await untilArticles(ada);
  expect(await ada.ask('article.read', { communityId, articleId })).toMatchObject({
    headline: 'The bridge opens',
  });
  const { commentId } = await ada.ask('comment.post', {
    communityId,
    articleId,
    parentId: null,
    body: 'First!',
  });
  expect((await ada.comments(articleId))[0]).toMatchObject({ body: 'First!', mine: true });
  const [seen] = await untilBodies(bob, articleId, ['First!']);
  expect(seen).toMatchObject({
    id: commentId,
    number: '1',
    mine: false,
    delivery: { state: 'sent' },
  });

  await bob.ask('comment.post', {
    communityId: bobs,
    articleId,
    parentId: commentId,
    body: 'Second.',
  });
  const [, reply] = await untilBodies(ada, articleId, ['First!', 'Second.']);
  expect(reply).toMatchObject({ number: '1.1', parentId: commentId, author: { name: 'Bob' } });

  await ada.ask('comment.edit', { communityId, commentId, body: 'First, edited.' });
  await untilBodies(bob, articleId, ['First, edited.', 'Second.']);

  await bob.ask('comment.react', { communityId: bobs, commentId, reaction: 'thanks', on: true });
  expect((await bob.comments(articleId)).find(({ id }) => id === commentId)).toMatchObject({
    reactions: { thanks: 1 },
    myReactions: ['thanks'],
  });
  await eventually(async () => {
    const first = (await ada.comments(articleId)).find(({ id }) => id === commentId);
    expect(first).toMatchObject({ reactions: { thanks: 1 }, myReactions: [] });
  });
  await untilSent(bob);
  const again = (await bob.comments(articleId)).find(({ id }) => id === commentId);
  expect(again).toMatchObject({ reactions: { thanks: 1 }, myReactions: ['thanks'] });

  await ada.ask('comment.remove', { communityId, commentId });
  const [removed] = await untilBodies(bob, articleId, [null, 'Second.']);
  expect(removed).toMatchObject({ state: 'removed', removal: { by: 'author' } });
  await untilSent(ada);
  expect(bob.notices).toContainEqual({
    topic: 'thread',
    communityId: bobs,
    articleId,
    ids: [commentId],
  });
  expect([...ada.lines, ...bob.lines]).toEqual([]);
});

test('what is new is counted from the last visit', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const ada = await openMember(community, 'Ada');
  const bob = await openMember(community, 'Bob');
  const { communityId } = ada;
  const bobs = bob.communityId;
  const item = async () => (await ada.ask('article.list', { communityId }))[0];
  await eventually(async () => expect(await item()).toMatchObject({ opened: false }));
  await eventually(async () =>
    expect((await ada.ask('thread.open', { communityId, articleId })).complete).toBe(true),
  );
  const { commentId } = await ada.ask('comment.post', {
    communityId,
    articleId,
    parentId: null,
    body: 'Mine',
  });
  await untilBodies(bob, articleId, ['Mine']);
  await bob.ask('comment.post', {
    communityId: bobs,
    articleId,
    parentId: commentId,
    body: 'To you',
  });
  await bob.ask('comment.post', { communityId: bobs, articleId, parentId: null, body: 'To all' });
  await eventually(async () =>
    expect(await item()).toMatchObject({ opened: true, newCount: 2, newToYou: 1 }),
  );
  await ada.ask('thread.seen', { communityId, articleId, seq: 2 });
  expect(await item()).toMatchObject({ newCount: 1, newToYou: 0 });
  await ada.ask('thread.seen', { communityId, articleId, seq: 1 });
  expect(await item()).toMatchObject({ newCount: 1 });
  expect((await ada.ask('thread.open', { communityId, articleId })).seenSeq).toBe(2);
});

test('a guest reads and cannot write', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const guest = await openEngine({});
  const { community: added } = await guest.ask('community.add', { address: community.url });
  const communityId = added.id;
  await eventually(async () =>
    expect(await guest.ask('article.list', { communityId })).toHaveLength(1),
  );
  const post = { communityId, articleId, parentId: null, body: 'Let me in' };
  expect(await guest.engine.call('comment.post', post)).toMatchObject({
    ok: false,
    error: { code: 'unauthenticated' },
  });
  const state = await guest.community();
  expect(state).toMatchObject({
    member: null,
    needsSignIn: false,
    community: { name: 'The Test' },
  });
});

test('the account is known again after a restart, and its token lies in the keychain alone', async () => {
  const community = await startCommunity();
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const first = await openEngine({ dataDir, keychain });
  const { community: added } = await first.ask('community.add', { address: community.url });
  await first.ask('account.register', {
    communityId: added.id,
    name: 'Ada',
    password: 'a long password',
  });
  expect(await first.community()).toMatchObject({ tokenKept: true, member: { name: 'Ada' } });
  await first.close();
  expect([...keychain.secrets.values()]).toHaveLength(1);

  const second = await openEngine({ dataDir, keychain });
  await untilOnline(second);
  expect(await second.community()).toMatchObject({ member: { name: 'Ada' }, needsSignIn: false });
  await second.ask('account.signOut', { communityId: added.id });
  expect(keychain.secrets.size).toBe(0);
  expect(await second.community()).toMatchObject({ member: null });
  await untilOnline(second);
  await second.ask('account.signIn', {
    communityId: added.id,
    name: 'ada',
    password: 'a long password',
  });
  await untilOnline(second);
  expect(await second.community()).toMatchObject({ member: { name: 'Ada' } });
  await second.close();

  const third = await openEngine({ dataDir, keychain: memoryKeychain() });
  const state = await untilOnline(third);
  expect(state).toMatchObject({ member: { name: 'Ada' }, needsSignIn: true, tokenKept: false });
});

test('[A3] an account that was signed out elsewhere goes on reading, and its writes wait', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const token = await community.token('Ada');
  const here = await openEngine({ url: community.url, token });
  const there = await openEngine({ url: community.url, token });
  await untilOnline(here);
  await untilOnline(there);
  const communityId = await here.id();
  await eventually(async () =>
    expect(await here.ask('article.list', { communityId })).toHaveLength(1),
  );
  await there.ask('account.signOut', { communityId: await there.id() });
  await eventually(async () => expect(await here.community()).toMatchObject({ needsSignIn: true }));
  await untilOnline(here);
  await here.ask('comment.post', { communityId, articleId, parentId: null, body: 'Still here' });
  expect(await here.community()).toMatchObject({ waiting: 1, refused: 0 });
});

test('moderators publish, revise and close from the app', async () => {
  const community = await startCommunity();
  const editor = await openMember(community, 'Eve', { role: 'moderator' });
  const reader = await openMember(community, 'Bob');
  const { communityId } = editor;
  const { articleId } = await editor.ask('article.publish', {
    communityId,
    headline: 'New',
    body: 'Text',
  });
  expect((await editor.ask('article.list', { communityId }))[0]).toMatchObject({
    id: articleId,
    headline: 'New',
  });
  await editor.ask('article.revise', {
    communityId,
    id: articleId,
    headline: 'Newer',
    note: 'clearer',
  });
  await editor.ask('article.setDiscussion', { communityId, id: articleId, mode: 'closed' });
  const read = { communityId: reader.communityId, articleId };
  await eventually(async () =>
    expect(await reader.ask('article.read', read)).toMatchObject({
      headline: 'Newer',
      mode: 'closed',
      revisions: [{ revision: 2, note: 'clearer', before: { headline: 'New' } }],
      delivery: { state: 'sent' },
    }),
  );
  await untilSent(editor);
  // Whoever wrote it has read it.
  const opened = async (engine: typeof editor) =>
    (await engine.ask('article.list', { communityId: engine.communityId })).find(
      ({ id }) => id === articleId,
    )?.opened;
  expect(await opened(editor)).toBe(true);
  expect(await opened(reader)).toBe(false);
  // The thread of one's own new article is followed like any other.
  await eventually(async () =>
    expect(await editor.ask('thread.open', { communityId, articleId })).toMatchObject({
      complete: true,
    }),
  );
});
