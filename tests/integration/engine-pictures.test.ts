// Pictures of articles in the engine's cache: fetched while there is a line, there without one.
import { v7 } from 'uuid';
import { afterEach, expect, test } from 'vitest';
import type { Picture } from '../../shared/bridge/pictures.ts';
import { type ArticleId, articleIdSchema } from '../../shared/protocol/ids.ts';
import { pngOf, svg } from '../fixtures/picture-files.ts';
import {
  cleanUp,
  eventually,
  type MemberEngine,
  makeFolder,
  openEngine,
  openMember,
  startCommunity,
  untilOffline,
} from './engine-setup.ts';
import { type PictureOrigin, servePictures } from './picture-origin.ts';

let origin: PictureOrigin | null = null;
afterEach(async () => {
  await cleanUp();
  await origin?.close();
  origin = null;
});

const png = pngOf(32, 16, [200, 40, 40]);

async function publish({ ask, communityId }: MemberEngine, body: string): Promise<ArticleId> {
  const { articleId } = await ask('article.publish', {
    communityId,
    headline: `Pictures ${v7()}`,
    body,
  });
  return articleIdSchema.parse(articleId);
}

const picturesOf = async ({ ask, communityId }: MemberEngine, articleId: ArticleId) =>
  (await ask('article.read', { communityId, articleId }))?.pictures ?? [];

const untilStates = (engine: MemberEngine, articleId: ArticleId, states: Picture['state'][]) =>
  eventually(async () => {
    const pictures = await picturesOf(engine, articleId);
    expect(pictures.map(({ state }) => state)).toEqual(states);
    return pictures;
  });

test('[K5] pictures are fetched once, told to the view, and there without a line after a restart', async () => {
  const community = await startCommunity();
  origin = await servePictures(community.url);
  origin.files.set('/a.png', (response) => response.end(png));
  origin.files.set('/b.png', (response) => response.end(svg));
  const dataDir = await makeFolder();
  const ada = await openMember(community, 'Ada', { role: 'moderator', dataDir, url: origin.url });
  const body = `![A](${origin.url}/a.png)\n\n![B](${origin.url}/b.png) ![again](${origin.url}/a.png)`;
  const articleId = await publish(ada, body);
  const [first, second] = await untilStates(ada, articleId, ['here', 'refused']);
  expect(first).toMatchObject({ width: 32, height: 16 });
  expect(second).toMatchObject({ reason: 'type' });
  expect(ada.notices.filter((notice) => notice.topic === 'articles').length).toBeGreaterThan(1);
  expect(origin.asked.map(({ path }) => path).sort()).toEqual(['/a.png', '/b.png']);

  await ada.close();
  await community.stop();
  await origin.close();
  const later = await openEngine({ dataDir });
  await untilOffline(later);
  const communityId = await later.id();
  const article = await later.ask('article.read', { communityId, articleId });
  expect(article?.pictures).toEqual([first, second]);
  expect(await later.engine.picture(communityId, first!.key)).toEqual({
    type: 'image/png',
    bytes: png,
  });
  expect(await later.engine.picture(communityId, second!.key)).toBeNull();
});

test('a picture that failed says so, and a correction that takes it out deletes it', async () => {
  const community = await startCommunity();
  origin = await servePictures(community.url);
  origin.files.set('/a.png', (response) => response.writeHead(503).end());
  origin.files.set('/b.png', (response) => response.end(png));
  const ada = await openMember(community, 'Ada', { role: 'moderator', url: origin.url });
  const articleId = await publish(ada, `![A](${origin.url}/a.png) ![B](${origin.url}/b.png)`);
  const [, kept] = await untilStates(ada, articleId, ['failed', 'here']);
  const { communityId } = ada;
  await ada.ask('article.revise', { communityId, id: articleId, body: 'No picture any more.' });
  await untilStates(ada, articleId, []);
  expect(await ada.engine.picture(communityId, kept!.key)).toBeNull();
});

test('[K5] a picture in a comment is not fetched', async () => {
  const community = await startCommunity();
  origin = await servePictures(community.url);
  for (const path of ['/a.png', '/b.png']) {
    origin.files.set(path, (response) => response.end(png));
  }
  const ada = await openMember(community, 'Ada', { role: 'moderator', url: origin.url });
  const { communityId } = ada;
  await ada.ask('comment.post', {
    communityId,
    articleId: community.articleId,
    parentId: null,
    body: `![A](${origin.url}/a.png)`,
  });
  // What is fetched for an article that comes after shows that the comment's had its turn.
  const articleId = await publish(ada, `![B](${origin.url}/b.png)`);
  await untilStates(ada, articleId, ['here']);
  expect(origin.asked.map(({ path }) => path)).toEqual(['/b.png']);
});
