// Another community at the address of one that was joined: a port that was given away, a server that was
// set up anew.
import { afterEach, expect, test } from 'vitest';
import { startServer } from '../../server/start.ts';
import {
  cleanUp,
  eventually,
  makeFolder,
  memoryKeychain,
  openEngine,
  startCommunity,
  untilArticles,
  untilOffline,
  untilOnline,
  untilSent,
} from './engine-setup.ts';

afterEach(cleanUp);

test('[P4] nothing is read from it or sent to it, and all goes on when the right one is back', async () => {
  const community = await startCommunity();
  const { articleId } = community;
  const keychain = memoryKeychain();
  const engine = await openEngine({ dataDir: await makeFolder(), keychain });
  const { community: added } = await engine.ask('community.add', { address: community.url });
  const communityId = added.id;
  await engine.ask('account.register', { communityId, name: 'Ada', password: 'a long password' });
  await untilOnline(engine);
  await untilArticles(engine);
  const secrets = new Map(keychain.secrets);
  await community.stop();
  await untilOffline(engine);
  await engine.ask('comment.post', { communityId, articleId, parentId: null, body: 'For them' });

  const other = await startCommunity();
  await other.stop();
  const usurper = await startServer(
    {
      dataDir: other.dataDir,
      host: '127.0.0.1',
      port: Number(new URL(community.url).port),
      name: 'Another',
      logLevel: 'silent',
    },
    {},
  );
  await engine.ask('community.reconnect', { communityId });
  await eventually(async () =>
    expect(await engine.community()).toMatchObject({
      line: { state: 'refused', error: { code: 'not_found' } },
      community: { name: 'The Test' },
      member: { name: 'Ada' },
      needsSignIn: false,
      waiting: 1,
      refused: 0,
    }),
  );
  const articles = await engine.ask('article.list', { communityId });
  expect(articles.map(({ id }) => id)).toEqual([articleId]);
  expect(keychain.secrets).toEqual(secrets);
  await usurper.close();

  await community.start();
  await engine.ask('community.reconnect', { communityId });
  await untilOnline(engine);
  await untilSent(engine);
  expect(await engine.comments(articleId)).toMatchObject([
    { body: 'For them', number: '1', delivery: { state: 'sent' } },
  ]);
});
