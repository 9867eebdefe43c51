// Where only members read: an account that was banned or signed out meanwhile is shown nothing of what its
// cache keeps, and finds all of it again when it may read again.
import { afterEach, expect, test } from 'vitest';
import {
  cleanUp,
  eventually,
  makeFolder,
  memberIdOf,
  memoryKeychain,
  openEngine,
  openMember,
  post,
  startCommunity,
  type TestCommunity,
  type TestEngine,
  untilBodies,
  untilOffline,
  untilOnline,
} from './engine-setup.ts';
import { SocketClient } from './socket-client.ts';

afterEach(cleanUp);

const text = 'for members alone';

/** All that the engine hands out, by each of the calls that show text. */
async function handedOut(engine: TestEngine, { articleId }: TestCommunity) {
  const communityId = await engine.id();
  const place = { communityId, articleId };
  const answers = await Promise.all([
    engine.engine.call('article.list', { communityId }),
    engine.engine.call('article.read', place),
    engine.engine.call('thread.open', place),
    engine.engine.call('thread.rest', { ...place, after: 0 }),
    engine.engine.call('catchUp.read', { communityId, most: {} }),
    engine.engine.call('search.find', {
      communityId,
      text: 'members',
      kind: 'all',
      author: null,
      articleId: null,
      from: null,
      to: null,
      before: null,
    }),
    engine.engine.call('desk.read', { communityId }),
    engine.engine.call('storage.read', { communityId }),
  ]);
  for (const answer of answers) expect(answer).toMatchObject({ ok: true });
  return JSON.stringify(answers);
}

const headline = 'The bridge opens';

async function startForMembers(): Promise<TestCommunity> {
  const community = await startCommunity();
  await community.withStore((store) =>
    store.write(async (unit) => {
      unit.writing();
      const rev = await unit.nextRev('feed');
      return unit.db.updateTable('community').set({ guests_read: 0, rev }).execute();
    }),
  );
  return community;
}

test('[A5] [A6] [M5] a member who was banned meanwhile is told so, and shown nothing until they are back', async () => {
  const community = await startForMembers();
  const { articleId, url } = community;
  const eve = await openMember(community, 'Eve', { role: 'moderator' });
  const dataDir = await makeFolder();
  const token = await community.token('Ada');
  const ada = await openMember(community, 'Ada', { dataDir, token });
  await post(ada, community, text);
  await untilBodies(eve, articleId, [text]);
  expect(await handedOut(ada, community)).toContain(text);
  const link = { host: new URL(url).host, articleId, number: '1' };
  expect(await ada.ask('link.find', link)).toMatchObject({ isHere: true });
  const memberId = await memberIdOf(ada);
  await ada.close();
  const on = { communityId: eve.communityId, memberId };
  await eve.ask('member.ban', { ...on, commentId: null, reason: 'threat', removeLastHour: false });
  const watcher = await SocketClient.connect(url, {
    token: await community.token('Eve', 'moderator'),
  });
  const desk = await watcher.follow('desk');
  await eventually(() => expect(desk.all('ban')).toHaveLength(1));
  watcher.close();

  const back = await openEngine({ dataDir, url, token });
  const first = await handedOut(back, community);
  expect(first).not.toContain(text);
  expect(first).not.toContain(headline);
  expect(await back.ask('link.find', link)).toMatchObject({ isHere: false, commentId: null });
  // Whoever asked for text knows by then why there is none.
  expect(await back.community()).toMatchObject({
    barred: true,
    line: { state: 'refused', error: { code: 'banned' } },
    sanctions: [{ sanction: { kind: 'ban', reason: 'threat' } }],
  });
  await back.close();

  // The server's last word stands without a line.
  await community.stop();
  const offline = await openEngine({ dataDir, url, token });
  await untilOffline(offline);
  expect(await handedOut(offline, community)).not.toContain(text);
  await offline.close();
  await community.start();

  const freed = await openEngine({ dataDir, url, token });
  await eventually(async () => expect((await freed.community()).line.state).toBe('refused'));
  await eve.ask('community.reconnect', { communityId: eve.communityId });
  await eve.ask('member.unban', { ...on, reason: '' });
  await untilOnline(freed);
  expect(await freed.community()).toMatchObject({ barred: false, sanctions: [] });
  const again = await handedOut(freed, community);
  expect(again).toContain(text);
  expect(again).toContain(headline);
});

test('[A3] [A6] [M5] who was signed out elsewhere is shown nothing, no desk either, and keeps what waits', async () => {
  const community = await startForMembers();
  const { articleId, url } = community;
  const dataDir = await makeFolder();
  const keychain = memoryKeychain();
  const token = await community.token('Eve', 'moderator');
  const ada = await openMember(community, 'Ada');
  const eve = await openMember(community, 'Eve', { dataDir, keychain, token, role: 'moderator' });
  const commentId = await post(ada, community, text);
  await untilBodies(eve, articleId, [text]);
  await ada.ask('comment.report', { communityId: ada.communityId, commentId, reason: 'spam' });
  await eventually(async () => expect((await eve.community()).desk?.reports).toBe(1));
  await eve.close();
  const elsewhere = await SocketClient.connect(url, { token });
  await elsewhere.ask('account.signOut', {});
  elsewhere.close();

  const back = await openEngine({ dataDir, keychain, url, token });
  const first = await handedOut(back, community);
  expect(first).not.toContain(text);
  expect(first).not.toContain(headline);
  expect(await back.community()).toMatchObject({
    barred: true,
    needsSignIn: true,
    member: { name: 'Eve' },
    desk: { reports: 0 },
  });
  await back.close();

  const signedIn = await openEngine({
    dataDir,
    url,
    token: await community.token('Eve', 'moderator'),
  });
  await untilOnline(signedIn);
  expect(await handedOut(signedIn, community)).toContain(text);
  expect(await signedIn.community()).toMatchObject({ barred: false, needsSignIn: false });
  await eventually(async () => expect((await signedIn.community()).desk?.reports).toBe(1));
});
