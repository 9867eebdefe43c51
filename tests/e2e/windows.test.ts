// Several windows of one app: each with a place of its own, told of what comes, and there again at the
// next start; and the native menu that speaks to the one in front.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { HandedSession } from '../../main/engine/messages.ts';
import type { WindowState } from '../../main/window-state.ts';
import type { CommandId } from '../../renderer/commands/catalogue.ts';
import { pressingIn } from './commands/pressed.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, post, readOnTo } from './thread-page.ts';

const headline = "The library's night school turns fifty";

const list = (page: Page) => page.getByRole('navigation', { name: 'Articles' });

const boundsOf = ({ electron }: RunningApp) =>
  electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .map((window) => ({ title: window.getTitle(), bounds: window.getNormalBounds() }))
      .sort((a, b) => a.title.localeCompare(b.title)),
  );

/** The comment that has the focus, and how far down it stands. */
const focusedComment = (page: Page) =>
  page.evaluate(() => {
    const row = document.activeElement?.closest<HTMLElement>('[role="treeitem"]');
    return row ? { id: row.dataset.id, top: Math.round(row.getBoundingClientRect().top) } : null;
  });

describeInElectron('several windows', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let session: HandedSession;
  let app: RunningApp;
  let dataDir: string;
  const { use } = pressingIn('windows.test.ts');

  const keptWindows = () => JSON.parse(readFileSync(join(dataDir, 'windows.json'), 'utf8'));
  const keptComments = () =>
    keptWindows().windows.map((window: WindowState) => window.at?.commentId);
  const windowByKey = async (id: CommandId): Promise<Page> => {
    const [page] = await Promise.all([app.electron.waitForEvent('window'), use(app.page, id)]);
    await page.locator('#root > *').first().waitFor();
    return page;
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    session = await server.sessionOf('late ferry');
    dataDir = join(folder.path, 'app');
    app = await openApp({ dataDir, session });
  });

  afterAll(async () => {
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('a thread stands in a window of its own, hears what is written, and is there again', async () => {
    onTestFailed(() => takePictures({ windows: app }));
    await openArticle(app, headline);
    const alone = await windowByKey('window.thread');
    await alone.getByRole('heading', { name: headline, level: 1 }).waitFor();
    expect(await list(alone).count()).toBe(0);
    expect(await list(app.page).count()).toBe(1);

    await post(app, 'Written in the other window.');
    await readOnTo({ ...app, page: alone }, comment(alone, 'Written in the other window.'));

    const composerOf = (page: Page) => page.getByRole('textbox', { name: 'Write a comment' });
    await composerOf(alone).fill('Half a thought');
    await expect.poll(() => composerOf(app.page).inputValue()).toBe('Half a thought');
    await composerOf(app.page).fill('');
    await expect.poll(() => composerOf(alone).inputValue()).toBe('');

    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const [index, window] of BrowserWindow.getAllWindows().entries()) {
        window.setBounds({ x: 40 + index * 50, y: 30, width: 800 + index * 60, height: 500 });
      }
    });
    const widths = async () => (await boundsOf(app)).map(({ bounds }) => [bounds.x, bounds.width]);
    const asSet = expect.arrayContaining([
      [40, 800],
      [90, 860],
    ]);
    // The system moves them in a moment of its own.
    await expect.poll(widths).toEqual(asSet);
    const before = await boundsOf(app);
    expect(before).toHaveLength(2);
    await app.page.getByRole('treeitem').nth(4).focus();
    const read = await focusedComment(app.page);
    await expect.poll(() => keptComments()).toContain(read!.id);
    await app.close();

    app = await openApp({ dataDir, session });
    await expect.poll(() => app.electron.windows().length).toBe(2);
    const pages = app.electron.windows();
    for (const page of pages) {
      await page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    }
    const lists = await Promise.all(pages.map((page) => list(page).count()));
    expect([...lists].sort()).toEqual([0, 1]);
    await expect.poll(() => boundsOf(app)).toEqual(before);
    // Each goes on where it was read.
    const wide = lists[0] === 1 ? pages[0]! : pages[1]!;
    await expect.poll(() => focusedComment(wide)).toEqual(read);
  });

  test('a window that was closed does not come back, nor one whose screen is gone', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      const [narrow] = BrowserWindow.getAllWindows().sort(
        (a, b) => a.getBounds().width - b.getBounds().width,
      );
      narrow!.close();
    });
    await expect.poll(() => app.electron.windows().length).toBe(1);
    await app.close();

    const kept = keptWindows();
    expect(kept.windows).toHaveLength(1);
    kept.windows[0].bounds.x = 90_000;
    // Nor does it look for a comment that is gone: what stood near it is there.
    const { commentId } = kept.windows[0].at;
    kept.windows[0].at = { ...kept.windows[0].at, commentId: v7(), near: [v7(), commentId] };
    writeFileSync(join(dataDir, 'windows.json'), JSON.stringify(kept));

    app = await openApp({ dataDir, session });
    await app.page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    expect(app.electron.windows()).toHaveLength(1);
    await expect.poll(async () => (await focusedComment(app.page))?.id).toBe(commentId);
    const isOnScreen = await app.electron.evaluate(({ BrowserWindow, screen }) => {
      const { x } = BrowserWindow.getAllWindows()[0]!.getBounds();
      return x < screen.getPrimaryDisplay().workArea.width;
    });
    expect(isOnScreen).toBe(true);
    const smallest = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.getMinimumSize(),
    );
    expect(smallest[0]).toBeLessThanOrEqual(400);
  });

  test('one more window has the articles of the same community', async () => {
    const another = await windowByKey('window.new');
    await list(another).getByText(headline).waitFor();
    expect(await another.getByRole('heading', { name: headline, level: 1 }).count()).toBe(0);
    await (await app.electron.browserWindow(another)).evaluate((window) => window.close());
    await expect.poll(() => app.electron.windows().length).toBe(1);
  });

  test('the native menu has the commands, and does them in the window in front', async () => {
    const labels = () =>
      app.electron.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()!.items.map(({ label, submenu }) => ({
          label,
          items: submenu!.items.map((item) => item.label),
        })),
      );
    await expect
      .poll(async () => (await labels()).map(({ label }) => label))
      .toContain('In a thread');
    const menus = await labels();
    expect(menus.map(({ label }) => label).slice(0, 3)).toEqual(['File', 'Edit', 'View']);
    await app.electron.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      items.find(({ label }) => label === 'Search')!.click();
    });
    await app.page.getByRole('combobox', { name: 'Search articles and comments' }).waitFor();

    // A key without a modifier is shown, and types a letter all the same.
    const isRegistered = await app.electron.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      return items.find(({ label }) => label === 'Next comment')!.registerAccelerator;
    });
    expect(isRegistered).toBe(false);
  });

  test('the right mouse button offers what can be done in a field', async () => {
    await app.electron.evaluate(({ Menu }) => {
      Menu.prototype.popup = function popup(this: Electron.Menu) {
        Object.assign(globalThis, { popped: this.items.map(({ label }) => label) });
      };
    });
    await app.page
      .getByRole('combobox', { name: 'Search articles and comments' })
      .click({ button: 'right' });
    const popped = () =>
      app.electron.evaluate(() => (globalThis as unknown as { popped?: string[] }).popped ?? []);
    await expect.poll(popped).toEqual(expect.arrayContaining(['Cut', 'Paste', 'Select All']));
  });

  test('a window whose page has ended by itself is there again, where it was', async () => {
    await app.page.keyboard.press('Escape');
    await openArticle(app, headline);
    const place = await boundsOf(app);
    const [page] = await Promise.all([
      app.electron.waitForEvent('window'),
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]!.webContents.forcefullyCrashRenderer(),
      ),
    ]);
    await page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    await expect.poll(() => boundsOf(app)).toEqual(place);
  });
});
