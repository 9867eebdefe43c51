// Every screen at 400 px, at twice the size, and with twice as large a text: nothing is cut off or lies
// beside the window, one pane at a time leads back, and axe finds nothing, in high contrast either.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

const pictures = join('.parley', 'screenshots');
const headline = 'Council votes to close the river road to cars on Sundays';

describeInElectron('in every size', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;

  const press = (key: string) => app.page.keyboard.press(key);
  const resize = async (width: number, height: number) => {
    await app.electron.evaluate(
      ({ BrowserWindow }, size) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
      },
      { width, height },
    );
    await expect
      .poll(() => app.page.evaluate(() => window.outerWidth))
      .toBeLessThanOrEqual(width + 1);
  };
  /** What can be pressed and is not wholly in the window's width, and how far the page is too wide. */
  const beside = () =>
    app.page.evaluate(() => {
      const found: string[] = [];
      const over = document.documentElement.scrollWidth - window.innerWidth;
      if (over > 0) found.push(`the page by ${over} px`);
      const scrollsSideways = (element: Element): boolean => {
        for (let each = element.parentElement; each; each = each.parentElement) {
          const { overflowX } = getComputedStyle(each);
          if (/auto|scroll/.test(overflowX) && each.scrollWidth > each.clientWidth) return true;
        }
        return false;
      };
      for (const element of document.querySelectorAll(
        'button, a, input, select, textarea, h1, h2',
      )) {
        const { left, right, width } = element.getBoundingClientRect();
        if (width < 2 || !element.checkVisibility({ checkVisibilityCSS: true })) continue;
        if (left < -1 || right > window.innerWidth + 1) {
          if (!scrollsSideways(element)) found.push(element.outerHTML.slice(0, 160));
        }
      }
      return found;
    });
  const look = async (name: string) => {
    const image = await app.electron.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows()[0]!.webContents.capturePage())
        .toPNG()
        .toString('base64'),
    );
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(pictures, `${name}.png`), Buffer.from(image, 'base64'));
    expect(await beside(), name).toEqual([]);
  };
  const axe = async (name: string) => {
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
    expect(found, name).toEqual([]);
  };
  const heading = (name: string) => app.page.getByRole('heading', { name }).first();
  const setting = async (label: string, value: string) => {
    await app.page.getByRole('combobox', { name: label }).selectOption(value);
  };

  /** Goes from screen to screen by keyboard, and looks at each. */
  const walk = async (size: string) => {
    const { page } = app;
    await heading(headline).waitFor();
    await look(`${size}-article`);
    await press('j');
    await page.getByRole('treeitem').first().waitFor();
    await look(`${size}-thread`);
    await press('Control+k');
    await page.getByRole('option').first().waitFor();
    await look(`${size}-palette`);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await press('?');
    await page.locator('[data-command]').first().waitFor();
    await look(`${size}-keys`);
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    for (const [key, name] of [
      ['Control+,', 'Settings'],
      ['Control+Shift+F', 'Search'],
    ] as const) {
      await press(key);
      await heading(name).waitFor();
      await look(`${size}-${name.toLowerCase()}`);
      await press('Alt+ArrowLeft');
      await heading(headline).waitFor();
    }
    await press('d');
    await heading('Moderation desk').waitFor();
    await look(`${size}-desk`);
    await press('Escape');
    await heading(headline).waitFor();
  };

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
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
    await resize(400, 800);
    await walk('narrow');
    await press('Escape');
    await page.getByRole('navigation', { name: 'Articles' }).waitFor();
    await look('narrow-list');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused).toMatch(new RegExp(`^${headline}`));
    await press('Enter');
    await expect.poll(focused).toBe(headline);
  });

  test('at twice the size, in a window of the usual size', async () => {
    await resize(1280, 800);
    await press('Control+,');
    await setting('Size of everything', '200');
    await expect.poll(() => app.page.evaluate(() => window.innerWidth)).toBe(640);
    await press('Alt+ArrowLeft');
    await walk('doubled');
    await press('Control+0');
  });

  test('with twice as large a text, wide and narrow', async () => {
    await press('Control+,');
    await setting('Size of articles and comments', '200');
    await press('Alt+ArrowLeft');
    await walk('large-text');
    await resize(400, 800);
    await walk('large-text-narrow');
    await press('Control+,');
    await setting('Size of articles and comments', '100');
    await resize(1280, 800);
  });

  test('the palette, the keys and the settings please axe in every light', async () => {
    const { page } = app;
    for (const theme of ['Light', 'Dark', 'High contrast, light', 'High contrast, dark']) {
      await page.getByRole('radio', { name: theme, exact: true }).focus();
      await press('Space');
      const name = theme.toLowerCase().replace(/\W+/g, '-');
      await look(`settings-${name}`);
      await axe(`settings-${name}`);
      await press('Control+k');
      await page.getByRole('option').first().waitFor();
      await look(`palette-${name}`);
      await axe(`palette-${name}`);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await press('Alt+ArrowLeft');
      await heading(headline).waitFor();
      await press('?');
      await page.locator('[data-command]').first().waitFor();
      await look(`keys-${name}`);
      await axe(`keys-${name}`);
      await press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await look(`reading-${name}`);
      await axe(`reading-${name}`);
      await press('Control+,');
      await heading('Settings').waitFor();
    }
    await page.getByRole('radio', { name: 'As the system' }).focus();
    await press('Space');
    const contrast = () => page.evaluate(() => document.documentElement.dataset.contrast);
    expect(await contrast()).toBe('usual');
    await page.emulateMedia({ contrast: 'more' });
    await expect.poll(contrast).toBe('more');
    await page.emulateMedia({ contrast: null, forcedColors: 'active' });
    await look('settings-forced');
    await press('Alt+ArrowLeft');
    await look('reading-forced');
    await press('Control+k');
    await page.getByRole('option').first().waitFor();
    await look('palette-forced');
    await axe('palette-forced');
    expect(app.complaints).toEqual([]);
  });
});
