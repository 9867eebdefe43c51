// Searching in real Electron, by keyboard: what one types is found, and opens where it stands.
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { openArticle } from './thread-page.ts';

const roadPiece = 'Council votes to close the river road to cars on Sundays';
const clockPiece = 'Seven minutes fast: should the town hall clock be put right?';

describeInElectron('searching', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let reader: RunningApp;

  const field = () => reader.page.getByRole('combobox', { name: 'Search articles and comments' });
  const options = () => reader.page.getByRole('listbox', { name: 'Results' }).getByRole('option');
  const status = () => reader.page.getByRole('main').getByRole('status').first();
  const press = (key: string) => reader.page.keyboard.press(key);
  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    const session = await server.sessionOf('late ferry');
    reader = await openApp({ dataDir: join(folder.path, 'reader'), session });
    await openArticle(reader, roadPiece);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures({ reader });
  });

  afterAll(async () => {
    await reader?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('a comment deep in another thread is found as one types, and opens at its place', async () => {
    const { page } = reader;
    await press('j');
    await press('/');
    await field().waitFor();
    await page.getByText('Find what was written').waitFor();
    await lookAt(reader, 'search-start');
    await page.keyboard.type('RÓAD');
    await expect.poll(() => options().count()).toBeGreaterThan(1);
    await field().fill('');
    await page.keyboard.type('"rocked a child to sl');
    await expect.poll(() => options().count()).toBe(1);
    await expect.poll(() => status().textContent()).toBe('1 result');
    await expect
      .poll(() => options().first().textContent())
      .toContain('Have you ever rocked a child');
  });

  test('arrows choose, Enter opens', async () => {
    const { page } = reader;
    await field().fill('the ');
    await expect.poll(() => options().count()).toBe(20);
    await expect.poll(() => status().textContent()).toContain('and there are more');
    await expect.poll(() => page.locator('[role=option][aria-selected=true]').count()).toBe(1);
    await press('ArrowDown');
    await press('ArrowDown');
    const chosen = page.locator('[role=option][aria-selected=true]');
    await expect.poll(() => chosen.getAttribute('id')).toBe('search-hit-2');
    await expect.poll(() => field().getAttribute('aria-activedescendant')).toBe('search-hit-2');
    await lookAt(reader, 'search-results');
    await page.getByRole('button', { name: 'More results' }).click();
    await expect.poll(() => options().count()).toBeGreaterThan(20);

    await field().fill('"tattoo" coats');
    await expect.poll(() => options().count()).toBe(1);
    await field().press('Enter');
    await page.getByRole('heading', { name: clockPiece, level: 1 }).waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused, { timeout: 10_000 }).toContain('how the street came to know');
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('treeitem');
  });

  test('the search stays as it was left, and Escape goes back to where one read', async () => {
    const { page } = reader;
    await press('Control+Shift+F');
    await expect.poll(() => field().inputValue()).toBe('"tattoo" coats');
    await expect.poll(() => options().count()).toBe(1);
    await press('Escape');
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    await expect.poll(focused).toContain('how the street came to know');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.keyboard.type('zyzzyva');
    await page.getByText('No article and no comment on this device').waitFor();
    await expect.poll(() => status().textContent()).toBe('Nothing found');
    await lookAt(reader, 'search-none');
  });

  test('the filters narrow it, and an article opens at its headline', async () => {
    const { page } = reader;
    await field().fill('clock');
    await page.getByRole('textbox', { name: 'Author' }).fill('hollow o');
    await expect
      .poll(() => options().locator('p:first-child').allTextContents())
      .toSatisfy((heads: string[]) => {
        return heads.length > 0 && heads.every((head) => head.includes('hollow oak'));
      });
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Articles');
    await expect.poll(() => options().filter({ hasText: clockPiece }).count()).toBe(1);
    // What was found for the words before is still shown then, and is not what Enter means.
    await field().fill('old mill roof');
    await field().press('Enter');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Why the old mill lost its roof, twice');
    expect(reader.complaints).toEqual([]);
  });
});
