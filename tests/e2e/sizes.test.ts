// Every screen at 400 px, at twice the size, and with twice as large a text: nothing is cut off or lies
// beside the window, one pane at a time leads back, and axe finds nothing, in high contrast either.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { expectAccessible, expectWhole, type Looking, lookAt, resizeTo } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

const headline = 'Council votes to close the river road to cars on Sundays';

describeInElectron('in every size', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;

  const press = (key: string) => app.page.keyboard.press(key);
  const heading = (name: string) => app.page.getByRole('heading', { name }).first();
  const setting = async (label: string, value: string) => {
    await app.page.getByRole('combobox', { name: label }).selectOption(value);
  };

  /** Goes from screen to screen by keyboard, and looks at each. */
  const walk = async (name: string, how: Looking) => {
    const { page } = app;
    const look = (screen: string, again?: () => Promise<void>) =>
      lookAt(app, `${name}-${screen}`, { usually: [], ...how, ...(again && { again }) });
    await heading(headline).waitFor();
    await look('article');
    await press('j');
    await page.getByRole('treeitem').first().waitFor();
    await look('thread');
    const openPalette = async () => {
      await press('Control+k');
      await page.getByRole('option').first().waitFor();
    };
    await openPalette();
    // It knows the names of all commands from when it was opened.
    await look('palette', async () => {
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await openPalette();
    });
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('?');
    await page.locator('[data-command]').first().waitFor();
    await look('keys');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const [key, title] of [
      ['Control+,', 'Settings'],
      ['Control+Shift+F', 'Search'],
    ] as const) {
      await press(key);
      await heading(title).waitFor();
      await look(title.toLowerCase());
      await press('Alt+ArrowLeft');
      await heading(headline).waitFor();
    }
    await press('d');
    await heading('Moderation desk').waitFor();
    await look('desk');
    await press('Escape');
    await heading(headline).waitFor();
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    const session = await server.sessionOf('millwright');
    app = await openApp({ dataDir: join(folder.path, 'app'), session });
    app.page.setDefaultTimeout(10_000);
    await app.page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures({ sizes: app });
  });

  afterAll(async () => {
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('at 400 px one pane at a time, with a way back and the focus where one was', async () => {
    const { page } = app;
    await resizeTo(app, 400, 800);
    await walk('moderator', {});
    await press('Escape');
    await page.getByRole('navigation', { name: 'Articles' }).waitFor();
    await expectWhole(page, 'the list alone');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused).toMatch(new RegExp(`^${headline}`));
    await press('Enter');
    await expect.poll(focused).toBe(headline);
  });

  test('at twice the size, in a window of the usual size', async () => {
    await resizeTo(app, 1280, 800);
    await press('Control+,');
    await setting('Size of everything', '200');
    await expect.poll(() => app.page.evaluate(() => window.innerWidth)).toBe(640);
    await press('Alt+ArrowLeft');
    await walk('doubled', { inThisSize: true });
    await press('Control+0');
  });

  test('with twice as large a text, wide and narrow', async () => {
    await press('Control+,');
    await setting('Size of articles and comments', '200');
    await press('Alt+ArrowLeft');
    await walk('large-text', { inThisSize: true });
    await resizeTo(app, 400, 800);
    await walk('large-text', { inThisSize: true });
    await press('Control+,');
    await setting('Size of articles and comments', '100');
    await resizeTo(app, 1280, 800);
  });

  test('the palette, the keys and the settings please axe in every light', async () => {
    const { page } = app;
    for (const theme of ['Light', 'Dark', 'High contrast, light', 'High contrast, dark']) {
      await page.getByRole('radio', { name: theme, exact: true }).focus();
      await press('Space');
      await expectAccessible(page, `settings, ${theme}`);
      await press('Control+k');
      await page.getByRole('option').first().waitFor();
      await expectAccessible(page, `palette, ${theme}`);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press('Alt+ArrowLeft');
      await heading(headline).waitFor();
      await press('?');
      await page.locator('[data-command]').first().waitFor();
      await expectAccessible(page, `keys, ${theme}`);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expectAccessible(page, `reading, ${theme}`);
      await press('Control+,');
      await heading('Settings').waitFor();
    }
    await page.getByRole('radio', { name: 'As the system' }).focus();
    await press('Space');
    const contrast = () => page.evaluate(() => document.documentElement.dataset.contrast);
    await expect.poll(() => contrast()).toBe('usual');
    await page.emulateMedia({ contrast: 'more' });
    await expect.poll(contrast).toBe('more');
    await page.emulateMedia({ contrast: null, forcedColors: 'active' });
    await press('Alt+ArrowLeft');
    await heading(headline).waitFor();
    await press('Control+k');
    await page.getByRole('option').first().waitFor();
    await expectAccessible(page, 'palette, in the system’s colours');
    expect(app.complaints).toEqual([]);
  });
});
