// A thread of 10,000 comments in real Electron, without a line: something to read at once, and nothing
// that is read moves when the rest of it is there.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openCache } from '../../main/engine/cache/database.ts';
import { addEntry, refuseEntry } from '../../main/engine/outbox/entries.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { type FilledCache, fillCache } from '../bench/cache-fill.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';

/** What the page showed of one comment, frame after frame. */
type Frame = { top: number; siblings: number; focused: boolean };
declare global {
  interface Window {
    parleyFrames: Frame[];
  }
}

type Sought = { id: CommentId; headline: string };

/** The comment in the middle, with something refused about it: the status line leads to it. */
function refuseInTheMiddle({ path, longThread: articleId }: FilledCache): Sought {
  const { db } = openCache(path);
  const found = db
    .prepare(
      `select c.id, a.headline from comments c join articles a on a.id = c.article_id
       where c.article_id = ? and c.state = 'visible' order by c.place limit 1 offset 5000`,
    )
    .get(articleId) as Sought;
  const edit = { kind: 'comment.edit', request: { id: found.id, body: 'too late' } } as const;
  const entryId = addEntry(db, articleId, edit, Date.now());
  refuseEntry(db, entryId, { code: 'forbidden', message: 'too late' });
  db.close();
  return found;
}

/** Notes in each frame from now on where the comment is. */
function watchComment(page: Page, id: CommentId): Promise<void> {
  return page.evaluate((sought) => {
    window.parleyFrames = [];
    const look = () => {
      const row = document.querySelector(`[role="treeitem"][data-id="${sought}"]`);
      if (row) {
        window.parleyFrames.push({
          top: row.getBoundingClientRect().top,
          siblings: Number(row.getAttribute('aria-setsize')),
          focused: document.activeElement === row,
        });
      }
      requestAnimationFrame(look);
    };
    look();
  }, id);
}

const items = (page: Page) => page.getByRole('tree').getByRole('treeitem');

describeInElectron('a thread of 10,000 comments', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let filled: FilledCache;
  let sought: Sought;
  let app: RunningApp;

  beforeAll(async () => {
    folder = await newFolder();
    const filling = { comments: 10_300, threads: 4, longest: 10_000 };
    filled = fillCache(join(folder.path, 'communities'), filling, () => undefined);
    sought = refuseInTheMiddle(filled);
    return folder.remove;
  });
  afterEach(() => app.close());

  const open = async () => {
    // As if it had never been open: else it goes on where the test before was.
    await rm(join(folder.path, 'windows.json'), { force: true });
    app = await openApp({ dataDir: folder.path });
    return app.page;
  };

  test('opens at a comment in its middle, which stays where it is when the rest is there', async () => {
    const page = await open();
    await watchComment(page, sought.id);
    await page.getByRole('status').getByRole('button', { name: 'Show it' }).click();
    await page.locator(`[data-id="${sought.id}"]:focus`).waitFor();
    // Whole, and some time to move in.
    await page.waitForFunction(() => (window.parleyFrames.at(-1)?.siblings ?? -1) > 0);
    await page.waitForFunction(
      (from) => window.parleyFrames.length > from + 30,
      await page.evaluate(() => window.parleyFrames.length),
    );
    const frames = (await page.evaluate(() => window.parleyFrames)).filter(
      ({ focused }) => focused,
    );
    expect(frames[0]?.siblings).toBe(-1);
    expect(frames.at(-1)?.siblings).toBeGreaterThan(0);
    const settled = frames.slice(2).map(({ top }) => top);
    expect(Math.max(...settled) - Math.min(...settled)).toBeLessThan(1.5);

    // In its own place: what comes before it in the whole thread is what the key leads to.
    const focusedIndex = () =>
      page.locator('[role="treeitem"]:focus').getAttribute('data-index').then(Number);
    const at = await focusedIndex();
    expect(at).toBeGreaterThan(4_000);
    await page.keyboard.press('ArrowUp');
    await expect.poll(focusedIndex).toBe(at - 1);
    expect(app.complaints).toEqual([]);
  });

  test('opens at its first comment, and its last is there too', async () => {
    const page = await open();
    const articles = page.getByRole('navigation', { name: 'Articles' });
    await articles.getByText(sought.headline).click();
    await items(page).first().waitFor();
    expect(await items(page).first().getAttribute('aria-posinset')).toBe('1');
    // How many there are is told as soon as it is known.
    await page.locator('[role="treeitem"]:not([aria-setsize="-1"])').first().waitFor();
    const siblings = Number(await items(page).first().getAttribute('aria-setsize'));
    expect(siblings).toBeGreaterThan(1_000);
    await items(page).first().focus();
    await page.keyboard.press('End');
    const last = page.locator('[role="treeitem"]:focus');
    await page.waitForFunction(
      () => (document.activeElement?.getAttribute('data-index') ?? '') === '9999',
    );
    await expect.poll(() => last.getAttribute('aria-setsize')).not.toBe('-1');
    expect(app.complaints).toEqual([]);
  });

  test('is drawn where one scrolls also after another screen was shown', async () => {
    const page = await open();
    const articles = page.getByRole('navigation', { name: 'Articles' });
    await articles.getByText(sought.headline).click();
    await items(page).first().waitFor();
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await page.keyboard.press('Escape');
    await items(page).first().waitFor();
    await page.getByRole('tree').hover({ position: { x: 20, y: 5 } });
    for (let times = 0; times < 8; times += 1) await page.mouse.wheel(0, 2_000);
    const inSight = () =>
      page.evaluate(() => {
        const rows = [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')];
        const within = rows.filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        });
        const last = within.map((row) => row.getBoundingClientRect().bottom);
        return {
          first: Math.min(...within.map((row) => Number(row.dataset.index))),
          blankBelow: window.innerHeight - Math.max(...last),
        };
      });
    // Comments are of any height: what must not be is a window that they do not fill.
    await expect.poll(async () => (await inSight()).first).toBeGreaterThan(50);
    await expect.poll(async () => (await inSight()).blankBelow).toBeLessThan(2);
    expect(app.complaints).toEqual([]);
  });
});
