// What was removed while an app was closed or without a line is never drawn by it again: watched from
// the page's first frame on.
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from 'vitest';
import { type CuttingProxy, startProxy } from '../integration/cutting-proxy.ts';
import { SocketClient } from '../integration/socket-client.ts';
import {
  type AppOptions,
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, readOnTo } from './thread-page.ts';
import { MARK, watch, watchedIn } from './watching.ts';

const schoolHeadline = "The library's night school turns fifty";
const ferryHeadline = 'Ferry timetable: what changes on Monday';
const tombstone = 'Removed by a moderator: hate.';

describeInElectron('a removal that an app has missed', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let proxy: CuttingProxy;
  let writer: SocketClient;
  let moderator: SocketClient;
  const apps: Record<string, RunningApp> = {};

  const connect = async (name: string) =>
    SocketClient.connect(server.url, { token: (await server.sessionOf(name)).token });

  const open = async (name: string, more: Partial<AppOptions> = {}, url = server.url) => {
    const session = { ...(await server.sessionOf(name)), url };
    const dataDir = join(folder.path, name.replaceAll(' ', '-'));
    const app = await openApp({ dataDir, session, ...more });
    apps[name] = app;
    return app;
  };

  const close = async (name: string) => {
    await apps[name]?.close();
    delete apps[name];
  };

  const post = async (headline: string): Promise<string> => {
    const feed = await writer.follow('feed');
    const article = feed.all('article').find((each) => each.headline === headline);
    const id = uuidv7();
    const body = `This is ${MARK}, as long as it is read.`;
    await writer.ask('comment.post', { id, articleId: article!.id, parentId: null, body });
    return id;
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    proxy = await startProxy(server.url);
    writer = await connect('late ferry');
    moderator = await connect('millwright');
  });

  afterEach(async () => {
    for (const name of Object.keys(apps)) await close(name);
  });

  afterAll(async () => {
    writer?.close();
    moderator?.close();
    await proxy?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('[M5] an app that was closed never draws it, from its first frame on', async () => {
    onTestFailed(() => takePictures(apps));
    const id = await post(schoolHeadline);
    const reader = await open('quiet oar');
    await openArticle(reader, schoolHeadline);
    await readOnTo(reader, comment(reader.page, MARK));
    await close('quiet oar');
    await moderator.ask('comment.remove', { id, reason: 'hate' });

    // It was left at this thread, so it opens there.
    const again = await open('quiet oar', { firstScript: watch });
    await again.page.getByRole('heading', { name: schoolHeadline, level: 1 }).waitFor();
    await readOnTo(again, again.page.getByText(tombstone));
    const watched = await watchedIn(again.page);
    expect(watched.began).toBe('loading');
    expect(watched.comments).toBeGreaterThan(0);
    expect(watched.seen).toEqual([]);
    expect(again.complaints).toEqual([]);
  });

  test('[M5] an app whose line was cut, on another article, never draws it when it is back', async () => {
    onTestFailed(() => takePictures(apps));
    const reader = await open('two left feet', { firstScript: watch }, proxy.url);
    const { page } = reader;
    await openArticle(reader, ferryHeadline);
    const id = await post(ferryHeadline);
    await readOnTo(reader, comment(page, MARK));
    await openArticle(reader, schoolHeadline);
    // The watch does see what is drawn.
    expect((await watchedIn(page)).seen).not.toEqual([]);

    proxy.sever();
    await page.getByRole('status').getByText('Offline').waitFor();
    await moderator.ask('comment.remove', { id, reason: 'hate' });
    await page.evaluate(watch);
    proxy.mend();
    await page.getByRole('button', { name: 'Try now' }).click();
    await page.getByRole('status').getByText('Offline').waitFor({ state: 'detached' });
    await openArticle(reader, ferryHeadline);
    await readOnTo(reader, page.getByText(tombstone));
    const watched = await watchedIn(page);
    expect(watched.comments).toBeGreaterThan(0);
    expect(watched.seen).toEqual([]);
  });
});
