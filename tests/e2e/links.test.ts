// Links of the app as a browser hands them over: into an app that is not running and into one that is,
// to a comment that is here and to one that is not, into a community that was never joined.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { HandedSession } from '../../main/engine/messages.ts';
import { articleLink } from '../../shared/links.ts';
import { askEngine } from './ask-engine.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  startSecond,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { openArticle } from './thread-page.ts';

const headline = "The library's night school turns fifty";
const other = 'https://other.example.org';

/** The comment of that number, once the keyboard is on it. */
function reached(page: Page, number: string): Promise<void> {
  return page
    .getByRole('treeitem', { name: new RegExp(`^${number.replaceAll('.', '\\.')} `) })
    .and(page.locator(':focus'))
    .waitFor();
}

async function openThreadOf({ page }: RunningApp) {
  const list = await askEngine(page, 'community.list', {});
  const { id: communityId, url } = list.ok ? list.value[0]! : expect.unreachable();
  const articles = await askEngine(page, 'article.list', { communityId });
  const article = articles.ok
    ? articles.value.find((item) => item.headline === headline)!
    : expect.unreachable();
  return { communityId, url, articleId: article.id };
}

describeInElectron('links of the app', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let session: HandedSession;
  let app: RunningApp;
  let dataDir: string;
  /** The number of a reply to a reply. */
  let deep: string;

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    session = await server.sessionOf('late ferry');
    dataDir = join(folder.path, 'app');
  });

  afterAll(async () => {
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('lead to the comment in an app that is not running, and in one that is', async () => {
    onTestFailed(() => takePictures({ links: app }));
    app = await openApp({ dataDir, session });
    await openArticle(app, headline);
    const { url, articleId, communityId } = await openThreadOf(app);
    const thread = await askEngine(app.page, 'thread.rest', { communityId, articleId, after: 0 });
    const numbers = thread.ok ? thread.value.comments.map(({ number }) => number!) : [];
    deep = numbers.find((number) => number.split('.').length === 3)!;
    const last = numbers.filter((number) => !number.includes('.')).at(-1)!;
    await app.close();

    app = await openApp({ dataDir, session, link: articleLink(url, articleId, deep) });
    await reached(app.page, deep);

    await startSecond(dataDir, articleLink(url, articleId, last));
    await reached(app.page, last);
    expect(app.electron.windows()).toHaveLength(1);

    // Without a link a second start only shows the window.
    await startSecond(dataDir);
    expect(app.electron.windows()).toHaveLength(1);

    await startSecond(dataDir, articleLink(url, articleId, '99.99'));
    await app.page.getByRole('status').getByText('Comment 99.99 is not on this device.').waitFor();
    expect(app.complaints).toEqual([]);
  });

  test('ask before they join a community', async () => {
    const invite = `parley://${new URL(other).host}/?invite=welcome-in`;
    await startSecond(dataDir, invite);
    const field = app.page.getByRole('textbox');
    await field.waitFor();
    expect(await field.inputValue()).toBe(invite);
    const communities = await askEngine(app.page, 'community.list', {});
    expect(communities).toMatchObject({ ok: true, value: [{ url: server.url }] });

    // What is no link of the app leads nowhere.
    await startSecond(dataDir, 'parley://user:secret@other.example.org/');
    expect(await field.inputValue()).toBe(invite);
  });

  test('lead on to the comment once one has joined', async () => {
    onTestFailed(() => takePictures({ joined: app }));
    const { articleId } = await openThreadOf(app);
    await app.close();
    app = await openApp({
      dataDir: join(folder.path, 'newcomer'),
      link: articleLink(server.url, articleId, deep),
    });
    expect(await app.page.getByRole('textbox').inputValue()).toContain(articleId);
    await app.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await app.page.getByRole('button', { name: 'Read as a guest' }).click();
    await reached(app.page, deep);
  });
});
