// Every screen of the app as a new reader meets it, in both themes and sizes: nothing that axe finds,
// nothing complained of, and a picture of each to look at (`npm run screenshots`).
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

const pictures = join('.parley', 'screenshots');
const sizes = { wide: [1280, 800], small: [900, 600], narrow: [400, 800] } as const;
const newsPiece = 'Council votes to close the river road to cars on Sundays';

describeInElectron('every screen', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let reader: RunningApp;

  const show = async (size: keyof typeof sizes, theme: 'light' | 'dark', app = reader) => {
    const [width, height] = sizes[size];
    await app.electron.evaluate(
      ({ BrowserWindow }, wanted) => {
        const window = BrowserWindow.getAllWindows()[0];
        window?.setMinimumSize(300, 300);
        window?.setContentSize(wanted.width, wanted.height);
      },
      { width, height },
    );
    // Playwright holds the theme against the system's, so it is the one to ask.
    await app.page.emulateMedia({ colorScheme: theme });
    await app.page.waitForFunction((wanted) => window.innerWidth === wanted, width);
  };

  /** Looks at the screen as it is: a picture of it, and what axe has to say. */
  const look = async (name: string, app = reader) => {
    await app.page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
    // The legacy mode stays in this window; Electron gives no other.
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => ({
      id,
      at: nodes.map((node) => node.html.slice(0, 200)),
    }));
    expect(found, name).toEqual([]);
  };

  const openArticle = async (headline: string, app = reader) => {
    await app.page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
    await app.page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    await app.page.getByRole('treeitem').first().waitFor();
  };

  const scrollTo = async (name: RegExp, app = reader) => {
    await app.page.getByRole('treeitem', { name }).first().scrollIntoViewIfNeeded();
  };

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    const session = await server.sessionOf('late ferry');
    reader = await openApp({ dataDir: join(folder.path, 'reader'), session });
    await reader.page.getByRole('navigation', { name: 'Articles' }).getByText(newsPiece).waitFor();
  });

  afterAll(async () => {
    await reader?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('the first run: an address, then the community', async () => {
    const app = await openApp({ dataDir: join(folder.path, 'newcomer') });
    try {
      await show('wide', 'light', app);
      await look('first-run-light', app);
      await app.page.getByRole('textbox', { name: /address/i }).fill(server.url);
      await app.page.getByRole('button', { name: 'Connect' }).click();
      await app.page.getByRole('heading', { name: 'Riverside Review' }).waitFor();
      await look('account-light', app);
      await show('small', 'dark', app);
      await look('account-small-dark', app);
      await app.page.getByRole('button', { name: 'Read as a guest' }).click();
      await openArticle(newsPiece, app);
      await look('guest-small-dark', app);
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('the list and the article', async () => {
    await show('wide', 'light');
    await look('list-light');
    await openArticle(newsPiece);
    for (const theme of ['light', 'dark'] as const) {
      for (const size of ['wide', 'small', 'narrow'] as const) {
        await show(size, theme);
        await look(`article-${size}-${theme}`);
      }
    }
  });

  test('the thread and the composer', async () => {
    await show('wide', 'light');
    const parent = reader.page.getByRole('treeitem', { name: /^1\.1 millwright/ });
    await parent.scrollIntoViewIfNeeded();
    await parent.hover();
    await parent.getByRole('button', { name: /^Reply/ }).click();
    await reader.page
      .getByRole('textbox', { name: 'Write a reply' })
      .fill('Thank you, I had only read the first page. Then my question is *who* counts.');
    await reader.page.getByText('Saved as a draft').first().waitFor();
    for (const theme of ['light', 'dark'] as const) {
      for (const size of ['wide', 'small'] as const) {
        await show(size, theme);
        await scrollTo(/^1\.1 millwright/);
        await look(`thread-${size}-${theme}`);
      }
    }
  });

  test('the long thread, deep down', async () => {
    await show('wide', 'light');
    await reader.page.getByRole('navigation', { name: 'Articles' }).getByText(/clock/i).click();
    await reader.page.getByRole('heading', { name: /clock/i, level: 1 }).waitFor();
    await reader.page.getByRole('treeitem').first().waitFor();
    await reader.page.getByRole('tree').hover();
    await reader.page.mouse.wheel(0, 3_000);
    await look('long-thread-light');
    expect(await reader.page.getByRole('treeitem').count()).toBeLessThan(100);
  });

  test('a moderator publishes', async () => {
    const session = await server.sessionOf('millwright');
    const app = await openApp({ dataDir: join(folder.path, 'moderator'), session });
    try {
      await show('wide', 'light', app);
      await app.page.getByRole('button', { name: 'Publish an article' }).click();
      await app.page.getByRole('textbox', { name: 'Headline' }).fill('The weir gate opens');
      await look('publish-light', app);
      await app.page.getByRole('textbox', { name: /^(Text|Article|Body)/ }).fill('At *noon*.');
      await show('small', 'dark', app);
      await look('publish-small-dark', app);
      await app.page.getByRole('button', { name: 'Publish', exact: true }).click();
      const list = reader.page.getByRole('navigation', { name: 'Articles' });
      await list.getByText('The weir gate opens').waitFor();
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('without a line', async () => {
    await show('wide', 'light');
    await openArticle(newsPiece);
    await server.stop();
    await reader.page.getByRole('status').getByText('Offline').waitFor();
    await reader.page.getByRole('textbox', { name: 'Write a comment' }).fill('Does the bus wait?');
    await reader.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await reader.page.getByRole('status').getByText('1 comment waits to be sent').waitFor();
    for (const theme of ['light', 'dark'] as const) {
      for (const size of ['wide', 'small'] as const) {
        await show(size, theme);
        await look(`offline-${size}-${theme}`);
      }
    }
    expect(reader.complaints).toEqual([]);
  });
});
