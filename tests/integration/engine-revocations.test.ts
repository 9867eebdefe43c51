// Text that was withheld while the engine was away is never handed out again, whichever call is asked
// first; and reading waits for the server's word no longer than the server can be heard.
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { longestWaitMs } from '../../main/engine/line.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { startProxy } from './cutting-proxy.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  memoryKeychain,
  openEngine,
  openMember,
  startCommunity,
  type TestCommunity,
  type TestEngine,
  untilBodies,
  untilOffline,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

const hateful = 'a hateful text';

/** Whatever the engine hands out of the comment, by each of the calls that show text. */
function firstCalls(engine: TestEngine, communityId: CommunityId, articleId: ArticleId) {
  const place = { communityId, articleId };
  return {
    'thread.open': () => engine.engine.call('thread.open', place),
    'desk.read': () => engine.engine.call('desk.read', { communityId }),
  };
}

type Away = {
  community: TestCommunity;
  dataDir: string;
  keychain: ReturnType<typeof memoryKeychain>;
  token: string;
  communityId: CommunityId;
  commentId: string;
};

/** An engine read the comment, went away, and a moderator took it out of sight meanwhile. */
async function readThenWithheld(
  role: 'member' | 'moderator',
  act: 'remove' | 'hide',
): Promise<Away> {
  const community = await startCommunity();
  const { articleId } = community;
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const ada = await openMember(community, 'Ada');
  const token = await community.token('Bob', role);
  const bob = await openMember(community, 'Bob', { dataDir, keychain, token, role });
  const { commentId } = await ada.ask('comment.post', {
    communityId: ada.communityId,
    articleId,
    parentId: null,
    body: hateful,
  });
  await ada.ask('comment.post', {
    communityId: ada.communityId,
    articleId,
    parentId: null,
    body: 'a kind text',
  });
  await untilBodies(bob, articleId, [hateful, 'a kind text']);
  await bob.ask('comment.report', { communityId: bob.communityId, commentId, reason: 'hate' });
  await untilSent(bob);
  if (role === 'moderator') {
    await eventually(async () =>
      expect((await bob.ask('desk.read', { communityId: bob.communityId })).reports).toMatchObject([
        { body: hateful },
      ]),
    );
  }
  await bob.close();
  const on = { communityId: eve.communityId, commentId, reason: 'hate' };
  await (act === 'remove' ? eve.ask('comment.remove', on) : eve.ask('comment.hide', on));
  await untilSent(eve);
  await untilBodies(ada, articleId, [null, 'a kind text']);
  return { community, dataDir, keychain, token, communityId: bob.communityId, commentId };
}

test.each(['thread.open', 'thread.comments', 'desk.read'] as const)(
  '[M5] from a cold start, %s never hands out text that was removed meanwhile',
  async (call) => {
    const { community, dataDir, keychain, token, communityId, commentId } = await readThenWithheld(
      'moderator',
      'remove',
    );
    const { articleId, url } = community;
    const bob = await openEngine({ dataDir, keychain, url, token });
    const answer =
      call === 'thread.comments'
        ? await bob.engine.call(call, { communityId, articleId, ids: [commentId] })
        : await firstCalls(bob, communityId, articleId)[call]();
    expect(answer.ok).toBe(true);
    expect(JSON.stringify(answer)).toContain(commentId);
    expect(JSON.stringify(answer)).not.toContain(hateful);
    // The line is said to stand only now.
    expect((await bob.community()).line.state).toBe('online');
  },
);

test('[M5] the same for a hidden comment, in a thread that is not followed any more', async () => {
  const { community, dataDir, keychain, token, communityId } = await readThenWithheld(
    'member',
    'hide',
  );
  const { articleId, url } = community;
  // Sixty newer threads push this one out of those that are followed without being opened.
  const editor = await openMember(community, 'Editor', { role: 'moderator' });
  for (let index = 0; index < 60; index += 1) {
    await editor.ask('article.publish', {
      communityId: editor.communityId,
      headline: `Newer ${index}`,
      body: 'Text',
    });
  }
  await untilSent(editor);
  const bob = await openEngine({ dataDir, keychain, url, token });
  const opened = await bob.ask('thread.open', { communityId, articleId });
  expect(opened.comments.find(({ number }) => number === '1')).toMatchObject({
    body: null,
    state: 'hidden',
    removal: { by: 'moderator', reason: 'hate' },
  });
  expect(opened.comments.find(({ number }) => number === '2')?.body).toBe('a kind text');
});

test('[M5] an engine that was cut off hands out nothing withheld from the moment it is connected', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const proxy = await startProxy(community.url);
  try {
    const eve = await openMember(community, 'Eve', { role: 'moderator' });
    const bob = await openMember(community, 'Bob', { url: proxy.url });
    const { communityId } = eve;
    const post = { communityId, articleId, parentId: null, body: hateful };
    const { commentId } = await eve.ask('comment.post', post);
    await untilBodies(bob, articleId, [hateful]);
    await community.stop();
    await untilOffline(bob);
    const place = { communityId: bob.communityId, articleId };
    expect((await bob.ask('thread.open', place)).comments[0]?.body).toBe(hateful);
    await community.start();
    await eve.ask('community.reconnect', { communityId });
    await eve.ask('comment.remove', { communityId, commentId });
    await untilSent(eve);

    proxy.cut();
    await bob.ask('community.reconnect', { communityId: bob.communityId });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => bob.ask('thread.open', place)),
    );
    expect(answers.map(({ comments }) => comments[0]?.body)).toEqual(Array(20).fill(null));
    expect(bob.notices).toContainEqual({
      topic: 'thread',
      communityId: bob.communityId,
      articleId,
      ids: [commentId],
    });
  } finally {
    await proxy.close();
  }
});

test('without a server, saved text is read at once', async () => {
  const { community, dataDir, keychain, communityId } = await readThenWithheld('member', 'remove');
  await community.stop();
  const bob = await openEngine({ dataDir, keychain });
  const began = performance.now();
  const thread = await bob.ask('thread.open', { communityId, articleId: community.articleId });
  expect(performance.now() - began).toBeLessThan(longestWaitMs / 2);
  expect(thread.comments.map(({ body }) => body).sort()).toEqual([hateful, 'a kind text']);
});

test('a server that takes the connection and says nothing keeps nobody from reading for long', async () => {
  const { community, dataDir, keychain, communityId } = await readThenWithheld('member', 'remove');
  const { port } = new URL(community.url);
  await community.stop();
  const taken: Socket[] = [];
  const silent = createTcpServer((socket) => taken.push(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => silent.listen(Number(port), '127.0.0.1', resolve));
  try {
    expect((silent.address() as AddressInfo).port).toBe(Number(port));
    const bob = await openEngine({ dataDir, keychain });
    const began = performance.now();
    const thread = await bob.ask('thread.open', { communityId, articleId: community.articleId });
    expect(performance.now() - began).toBeGreaterThan(longestWaitMs / 2);
    expect(thread.comments).toHaveLength(2);
    expect((await bob.community()).line.state).toBe('offline');
    // When it does speak after all, what it withheld is out of the cache before anything else.
    for (const socket of taken) socket.destroy();
    await new Promise<void>((resolve) => silent.close(() => resolve()));
    await community.start();
    await bob.ask('community.reconnect', { communityId });
    const after = await bob.ask('thread.open', { communityId, articleId: community.articleId });
    expect(after.comments.map(({ body }) => body).sort()).toEqual(['a kind text', null]);
    await untilOnline(bob);
  } finally {
    for (const socket of taken) socket.destroy();
    silent.close();
  }
});
