// Writing without a line, and with one that breaks at the worst moment: nothing is lost, nothing twice.

import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import { postComment } from '../../server/community/commenting.ts';
import { commentsAfter } from '../../server/store/comments.ts';
import { findSession, hashSecret } from '../../server/store/sessions.ts';
import { commentIdSchema } from '../../shared/protocol/ids.ts';
import { startProxy } from './cutting-proxy.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  saveDraft,
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

function storedBodies(community: TestCommunity) {
  return community.withStore((store) =>
    store.read(async (db) =>
      (await commentsAfter(db, community.articleId, 0, 1_000))
        .sort((a, b) => a.seq - b.seq)
        .map(({ body }) => body),
    ),
  );
}

test('[L3] [W5] [W6] what is written offline waits through a restart and arrives once, in order', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const first = await openEngine({ dataDir, keychain });
  const { community: added } = await first.ask('community.add', { address: community.url });
  const communityId = added.id;
  await first.ask('account.register', { communityId, name: 'Ada', password: 'a long password' });
  const bob = await openMember(community, 'Bob');
  await untilOnline(first);
  await untilArticles(first);
  const place = { communityId, articleId };
  const { commentId } = await first.ask('comment.post', {
    ...place,
    parentId: null,
    body: 'Online',
  });
  await untilBodies(bob, articleId, ['Online']);
  await untilSent(first);

  await community.stop();
  const offline = await untilOffline(first);
  expect(offline.line).toMatchObject({ savedAt: expect.any(String) });
  await saveDraft(first, { of: 'comment', articleId, parentId: null }, 'Not sent yet');
  await first.ask('comment.post', { ...place, parentId: commentId, body: 'Offline 1' });
  const { commentId: second } = await first.ask('comment.post', {
    ...place,
    parentId: null,
    body: 'Offline 2',
  });
  await first.ask('comment.post', { ...place, parentId: second, body: 'Reply to offline 2' });
  await first.ask('comment.edit', { communityId, commentId: second, body: 'Offline 2, mended' });
  await first.close();

  const again = await openEngine({ dataDir, keychain });
  const state = await untilOffline(again);
  expect(state).toMatchObject({
    waiting: 3,
    member: { name: 'Ada' },
    community: { name: 'The Test' },
  });
  const waiting = await again.comments(articleId);
  expect(waiting.filter(({ delivery }) => delivery.state === 'waiting')).toHaveLength(3);
  expect(waiting.find(({ id }) => id === second)).toMatchObject({
    body: 'Offline 2, mended',
    pending: 'post',
    number: null,
    author: { name: 'Ada' },
    articleRevision: 1,
  });

  await community.start();
  await again.ask('community.reconnect', { communityId });
  const bodies = ['Online', 'Offline 1', 'Offline 2, mended', 'Reply to offline 2'];
  await untilBodies(again, articleId, bodies);
  const seen = await untilBodies(bob, articleId, bodies);
  expect(seen.map(({ number }) => number)).toEqual(['1', '1.1', '2', '2.1']);
  await untilSent(again);
  expect(await storedBodies(community)).toEqual(bodies);
});

test('[W2] [W5] an acknowledgement that is lost leaves one comment', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const proxy = await startProxy(community.url);
  try {
    const ada = await openMember(community, 'Ada', { url: proxy.url });
    const { communityId } = ada;
    proxy.muteServer();
    await ada.ask('comment.post', { communityId, articleId, parentId: null, body: 'Once' });
    await eventually(async () => expect(await storedBodies(community)).toEqual(['Once']));
    const [waiting] = await ada.comments(articleId);
    expect(waiting?.delivery.state).toBe('sending');
    const { entryId } = waiting!.delivery as { entryId: string };
    // It may stand there already: another text goes as an edit and never as another post.
    await ada.ask('outbox.rewrite', { communityId, entryId, body: 'Once, mended' });
    proxy.cut();
    await ada.ask('community.reconnect', { communityId });
    await untilSent(ada);
    const [sent] = await untilBodies(ada, articleId, ['Once, mended']);
    expect(sent).toMatchObject({ number: '1', id: waiting?.id, delivery: { state: 'sent' } });
    expect(await storedBodies(community)).toEqual(['Once, mended']);
  } finally {
    await proxy.close();
  }
});

test('[W2] [W5] a comment that is given up while it may have arrived does not stand there', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const proxy = await startProxy(community.url);
  try {
    const ada = await openMember(community, 'Ada', { url: proxy.url });
    const { communityId } = ada;
    proxy.muteServer();
    const body = 'Not so';
    await ada.ask('comment.post', { communityId, articleId, parentId: null, body });
    await eventually(async () => expect(await storedBodies(community)).toEqual([body]));
    proxy.sever();
    await untilOffline(ada);
    const [waiting] = await ada.comments(articleId);
    const { entryId } = waiting!.delivery as { entryId: string };
    // Its text is in the draft again: sent from there, it would stand twice.
    expect(await ada.ask('outbox.discard', { communityId, entryId })).toMatchObject({ body });
    proxy.mend();
    await ada.ask('community.reconnect', { communityId });
    await untilSent(ada);
    await untilBodies(ada, articleId, [null]);
    expect(await storedBodies(community)).toEqual([null]);
  } finally {
    await proxy.close();
  }
});

test('[W5] a comment that waits for its turn in slow mode is taken back without a trace', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const { communityId } = ada;
  await eve.ask('article.setDiscussion', {
    communityId: eve.communityId,
    id: articleId,
    mode: 'slow',
    slowSeconds: 60,
  });
  await untilSent(eve);
  await post(ada, community, 'First');
  await untilSent(ada);
  const second = await post(ada, community, 'Second');
  const delivery = async () =>
    (await ada.comments(articleId)).find(({ id }) => id === second)?.delivery;
  await eventually(async () => expect(await delivery()).toMatchObject({ state: 'waiting' }));
  const { entryId } = (await delivery()) as { entryId: string };
  await ada.ask('outbox.discard', { communityId, entryId });
  expect(await ada.community()).toMatchObject({ waiting: 0, refused: 0 });
  await untilBodies(ada, articleId, ['First']);
  expect(await storedBodies(community)).toEqual(['First']);
});

test('[W5] a refused write stays with its reason until it is rewritten or given up', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const { communityId } = ada;
  const read = { communityId, articleId };
  const setMode = async (mode: 'open' | 'closed') => {
    await eve.ask('article.setDiscussion', { communityId: eve.communityId, id: articleId, mode });
    await eventually(async () =>
      expect(await ada.ask('article.read', read)).toMatchObject({ mode }),
    );
  };

  await setMode('closed');
  const { commentId } = await ada.ask('comment.post', { ...read, parentId: null, body: 'Late' });
  const reply = { ...read, parentId: commentId, body: 'And this' };
  const { commentId: replyId } = await ada.ask('comment.post', reply);
  const refused = await untilRefused(ada, articleId, commentId);
  expect(refused.error.code).toBe('closed');
  // What rests on it waits, and is not sent for the server to refuse as well.
  expect((await ada.comments(articleId)).find(({ id }) => id === replyId)).toMatchObject({
    delivery: { state: 'waiting' },
  });
  expect(await ada.community()).toMatchObject({ waiting: 1, refused: 1 });

  await setMode('open');
  await ada.ask('outbox.rewrite', { communityId, entryId: refused.entryId, body: 'In time' });
  await untilBodies(eve, articleId, ['In time', 'And this']);
  await untilSent(ada);

  await ada.ask('comment.remove', { communityId, commentId });
  await untilBodies(eve, articleId, [null, 'And this']);
  await ada.ask('comment.edit', { communityId, commentId, body: 'Edited when gone' });
  const { entryId, error } = await untilRefused(ada, articleId, commentId);
  expect(error.code).toBe('conflict');
  expect(await ada.ask('outbox.discard', { communityId, entryId })).toEqual({
    body: 'Edited when gone',
    draft: null,
  });
  expect(await ada.community()).toMatchObject({ waiting: 0, refused: 0 });
});

test('[S6] a cache that is far behind catches up with everything that was missed', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const first = await openMember(community, 'Ada', { dataDir });
  const before = { communityId: first.communityId, articleId, parentId: null, body: 'Before' };
  await first.ask('comment.post', before);
  await untilBodies(first, articleId, ['Before']);
  await first.close();

  const token = await community.token('Bob');
  await community.withStore((store) =>
    store.write(async (unit) => {
      const author = await findSession(unit.db, hashSecret(token));
      for (let index = 0; index < 2_000; index += 1) {
        const id = commentIdSchema.parse(v7());
        await postComment(unit, author, { id, articleId, parentId: null, body: `No. ${index}` });
      }
    }),
  );

  const again = await openMember(community, 'Ada', { dataDir });
  await eventually(async () => expect(await again.comments(articleId)).toHaveLength(2_001));
  const served = await community.withStore((store) =>
    store.read((db) => commentsAfter(db, articleId, 0, 10_000)),
  );
  const cached = new Map((await again.comments(articleId)).map((comment) => [comment.id, comment]));
  expect(cached.size).toBe(served.length);
  for (const { kind: _kind, rev: _rev, ...row } of served) {
    expect(cached.get(row.id)).toMatchObject(row);
  }
});
