// Replies written while what they answer changes, with a real server and a line that is cut: each is
// posted where its parent is as its writer saw it, or held beside what became of it; none is lost and
// none stands twice.
import { afterEach, expect, test } from 'vitest';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { startProxy } from './cutting-proxy.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  memberIdOf,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  startCommunity,
  type TestCommunity,
  untilArticles,
  untilBodies,
  untilOffline,
  untilOnline,
  untilRefused,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

type Evening = {
  community: TestCommunity;
  /** Behind a line that can be cut. */
  ada: MemberEngine;
  bob: MemberEngine;
  mod: MemberEngine;
  proxy: Awaited<ReturnType<typeof startProxy>>;
  /** Bob's, which Ada has in her cache. */
  parentId: CommentId;
};

async function startEvening(): Promise<Evening> {
  const community = await startCommunity();
  const proxy = await startProxy(community.url);
  const ada = await openMember(community, 'Ada', { url: proxy.url });
  const bob = await openMember(community, 'Bob');
  const mod = await openMember(community, 'Mod', { role: 'moderator' });
  const parentId = await post(bob, community, 'The ferry is late.');
  for (const engine of [ada, bob, mod]) {
    await untilBodies(engine, community.articleId, ['The ferry is late.']);
  }
  return { community, ada, bob, mod, proxy, parentId };
}

async function goOffline({ ada, proxy }: Evening): Promise<void> {
  proxy.sever();
  await untilOffline(ada);
}

async function comeBack({ ada, proxy }: Evening): Promise<void> {
  proxy.mend();
  await ada.ask('community.reconnect', { communityId: ada.communityId });
  await untilOnline(ada);
}

async function reply({ ada, community, parentId }: Evening, body: string): Promise<CommentId> {
  const { communityId } = ada;
  const { articleId } = community;
  return (await ada.ask('comment.post', { communityId, articleId, parentId, body })).commentId;
}

async function shown({ ada, community }: Evening, id: CommentId) {
  const comment = (await ada.comments(community.articleId)).find((other) => other.id === id);
  if (comment === undefined) throw new Error('it is not there');
  return comment;
}

const edit = ({ bob, parentId }: Evening, body: string) =>
  bob.ask('comment.edit', { communityId: bob.communityId, commentId: parentId, body });

test('[W7] a reply written offline is held where its parent was edited meanwhile, and posted when it was looked at', async () => {
  const evening = await startEvening();
  const { community, ada, bob } = evening;
  await goOffline(evening);
  const id = await reply(evening, 'Every day.');
  await edit(evening, 'The ferry is never late.');
  await untilSent(bob);
  await comeBack(evening);
  const { entryId } = await untilRefused(ada, community.articleId, id);
  expect((await shown(evening, id)).answered).toMatchObject({
    what: ['edited'],
    before: 'The ferry is late.',
    after: 'The ferry is never late.',
  });
  expect(await ada.community()).toMatchObject({
    refused: 1,
    firstRefused: { articleId: community.articleId, commentId: id },
  });
  await untilBodies(bob, community.articleId, ['The ferry is never late.']);
  await ada.ask('outbox.retry', { communityId: ada.communityId, entryId });
  await untilBodies(bob, community.articleId, ['The ferry is never late.', 'Every day.']);
  await untilSent(ada);
  expect((await ada.community()).firstRefused).toBeNull();
});

test('[W7][M5] a reply to what was removed meanwhile is held without the removed text, through a restart', async () => {
  const community = await startCommunity();
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const ada = await openEngine({ dataDir, keychain });
  const { community: added } = await ada.ask('community.add', { address: community.url });
  const communityId = added.id;
  await ada.ask('account.register', { communityId, name: 'Ada', password: 'a long password' });
  const mod = await openMember(community, 'Mod', { role: 'moderator' });
  const bob = await openMember(community, 'Bob');
  const { articleId } = community;
  const parentId = await post(bob, community, 'Something vile.');
  await untilOnline(ada);
  await untilArticles(ada);
  await untilBodies(ada, articleId, ['Something vile.']);
  await untilBodies(mod, articleId, ['Something vile.']);
  await community.stop();
  await untilOffline(ada);
  const { commentId } = await ada.ask('comment.post', {
    communityId,
    articleId,
    parentId,
    body: 'I disagree.',
  });
  await ada.close();

  await community.start();
  await untilOnline(mod);
  await mod.ask('comment.remove', {
    communityId: mod.communityId,
    commentId: parentId,
    reason: 'hate',
  });
  await untilSent(mod);
  const again = await openEngine({ dataDir, keychain });
  await untilRefused(again, articleId, commentId);
  const held = (await again.comments(articleId)).find(({ id }) => id === commentId);
  expect(held).toMatchObject({
    body: 'I disagree.',
    answered: {
      what: ['removed'],
      before: null,
      after: null,
      removal: { by: 'moderator', reason: 'hate' },
    },
  });
  const delivery = held?.delivery;
  if (delivery?.state !== 'refused') throw new Error('not held');
  const { entryId } = delivery;
  expect(await again.ask('outbox.discard', { communityId, entryId })).toEqual({
    body: 'I disagree.',
    draft: { of: 'comment', articleId, parentId: null },
  });
});

test('[W7] a reply to somebody who was muted while its writer was away is held, and one written afterwards is not', async () => {
  const evening = await startEvening();
  const { community, ada, bob, mod } = evening;
  await goOffline(evening);
  await mod.ask('member.mute', {
    communityId: mod.communityId,
    memberId: await memberIdOf(bob),
    forSeconds: 3600,
    reason: 'spam',
  });
  await post(mod, community, 'Quiet, please.');
  await untilSent(mod);
  // Written after the mute, by somebody who could not know of it.
  const id = await reply(evening, 'Every day.');
  await comeBack(evening);
  await untilRefused(ada, community.articleId, id);
  expect((await shown(evening, id)).answered).toMatchObject({ what: ['muted'] });
  // What came while she was away is here: from now on she knows the thread as it is.
  await eventually(async () => {
    const bodies = (await ada.comments(community.articleId)).map(({ body }) => body);
    expect(bodies).toContain('Quiet, please.');
  });
  await reply(evening, 'And every night.');
  await untilBodies(mod, community.articleId, [
    'The ferry is late.',
    'Quiet, please.',
    'And every night.',
  ]);
});

test('[W7] a line that has gone silent without breaking tells nothing of what its reader knows', async () => {
  const evening = await startEvening();
  const { community, ada, bob, mod, proxy } = evening;
  proxy.muteServer();
  await mod.ask('member.mute', {
    communityId: mod.communityId,
    memberId: await memberIdOf(bob),
    forSeconds: 3600,
    reason: 'spam',
  });
  await untilSent(mod);
  expect((await ada.community()).line.state).toBe('online');
  const id = await reply(evening, 'Every day.');
  await goOffline(evening);
  await comeBack(evening);
  await untilRefused(ada, community.articleId, id);
  expect((await shown(evening, id)).answered).toMatchObject({ what: ['muted'] });
});

test('[W7] a reply to a discussion that was closed meanwhile keeps its text and what it answers', async () => {
  const evening = await startEvening();
  const { community, ada, mod } = evening;
  await goOffline(evening);
  const id = await reply(evening, 'Every day.');
  await mod.ask('article.setDiscussion', {
    communityId: mod.communityId,
    id: community.articleId,
    mode: 'closed',
  });
  await untilSent(mod);
  await comeBack(evening);
  expect((await untilRefused(ada, community.articleId, id)).error.code).toBe('closed');
  expect(await shown(evening, id)).toMatchObject({
    body: 'Every day.',
    answered: { what: [], before: 'The ferry is late.' },
  });
});

test('[W2][W7] a reply whose acknowledgement was lost stands once and is not held, whatever changes then', async () => {
  const evening = await startEvening();
  const { community, ada, bob, proxy } = evening;
  proxy.muteServer();
  await reply(evening, 'Every day.');
  await untilBodies(bob, community.articleId, ['The ferry is late.', 'Every day.']);
  proxy.sever();
  await edit(evening, 'The ferry is never late.');
  await untilSent(bob);
  await comeBack(evening);
  await untilBodies(ada, community.articleId, ['The ferry is never late.', 'Every day.']);
  await untilSent(ada);
});

test('[W7] however an edit and a reply cross, the reply stands on the text that it answers or is held', async () => {
  const evening = await startEvening();
  const { community, ada, bob } = evening;
  const written: { id: CommentId; saw: string }[] = [];
  for (let turn = 1; turn <= 12; turn += 1) {
    const saw = (await shown(evening, evening.parentId)).body ?? '';
    const text = `The ferry is ${turn} minutes late.`;
    const editing = edit(evening, text);
    const id = await reply(evening, `Reply ${turn}`);
    await editing;
    written.push({ id, saw });
    await eventually(async () => {
      const { delivery } = await shown(evening, id);
      if (delivery.state !== 'refused' && delivery.state !== 'sent') throw new Error('on its way');
      if ((await shown(evening, evening.parentId)).body !== text) throw new Error('no edit yet');
    });
    const { delivery, answered } = await shown(evening, id);
    if (delivery.state === 'refused') {
      expect(answered).toMatchObject({ what: ['edited'], before: saw, after: text });
    }
  }
  const held = await ada.community();
  await untilSent(bob);
  const standing = (await bob.comments(community.articleId)).filter(({ parentId }) => parentId);
  expect(standing.length + held.refused).toBe(written.length);
  expect(new Set(standing.map(({ id }) => id)).size).toBe(standing.length);
});
