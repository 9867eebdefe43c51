// Reading a long thread in real Electron, without a line: folded and opened, in another order, by its map
// and its links; a proper tree all the while, with nothing that axe finds.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCache } from '../../main/engine/cache/database.ts';
import { articleLink } from '../../shared/links.ts';
import { type FilledCache, fillCache } from '../bench/cache-fill.ts';
import { lookAt } from './look-at.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';

const filling = { comments: 460, threads: 4, longest: 400 };
const seen = 370;

type Told = { number: string; level: number; position: number; siblings: number; open: string };

describeInElectron('reading a long thread', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let filled: FilledCache;
  let app: RunningApp;
  let headlines: { long: string; short: string };

  beforeAll(async () => {
    folder = await newFolder();
    filled = fillCache(join(folder.path, 'communities'), filling, () => undefined);
    const { db } = openCache(filled.path);
    const { longThread, shortThread } = filled;
    db.prepare('insert into reads (article_id, seen_seq, opened_at) values (?, ?, 1)').run(
      longThread,
      seen,
    );
    const headline = (id: string) =>
      db.prepare('select headline from articles where id = ?').pluck().get(id) as string;
    headlines = { long: headline(longThread), short: headline(shortThread) };
    db.prepare(
      `update comments set body = 'As #1.1 has it, #99999 has not.'
       where article_id = ? and number = '2'`,
    ).run(longThread);
    db.close();
    app = await openApp({ dataDir: folder.path });
    await open(headlines.long);
  });
  afterAll(async () => {
    await app?.close();
    await folder?.remove();
  });

  const open = async (headline: string) => {
    await app.page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
    await app.page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    // The whole thread, and with it what stands folded.
    await app.page.locator('[role="treeitem"]:not([aria-setsize="-1"])').first().waitFor();
  };
  const comment = (number: string) =>
    app.page.getByRole('treeitem', { name: new RegExp(`^${number.replaceAll('.', '\\.')} `) });
  const focused = () => app.page.locator('[role="treeitem"]:focus');
  const focusedNumber = async () => (await focused().getAttribute('aria-label'))?.split(' ')[0];
  const press = (...keys: string[]) =>
    keys.reduce(
      (before, key) => before.then(() => app.page.keyboard.press(key)),
      Promise.resolve(),
    );
  const drawn = () =>
    app.page.locator('[role="treeitem"]').evaluateAll((rows) =>
      rows.map((row) => ({
        number: row.getAttribute('aria-label')?.split(' ')[0] ?? '',
        level: Number(row.getAttribute('aria-level')),
        position: Number(row.getAttribute('aria-posinset')),
        siblings: Number(row.getAttribute('aria-setsize')),
        open: row.getAttribute('aria-expanded') ?? '',
      })),
    );

  /** What a tree promises, of the rows that are drawn one after another. */
  const expectTree = (rows: Told[]) => {
    for (const [at, row] of rows.entries()) {
      const next = rows[at + 1];
      expect(row.level).toBe(row.number.split('.').length);
      expect(row.position).toBeLessThanOrEqual(row.siblings);
      if (next === undefined) continue;
      if (next.level > row.level) expect(next.number.startsWith(`${row.number}.`)).toBe(true);
      expect(row.open === 'true').toBe(next.level > row.level);
    }
  };

  test('a branch is folded and opened by key and by its line, and counts what it hides', async () => {
    await app.page.getByRole('treeitem').first().focus();
    expectTree(await drawn());
    await press('ArrowLeft');
    await expect.poll(() => focused().getAttribute('aria-expanded')).toBe('false');
    const below = await focused()
      .getByText(/^\d+ replies$/)
      .textContent();
    const { db } = openCache(filled.path);
    const counted = db
      .prepare(`select count(*) from comments where article_id = ? and number like '1.%'`)
      .pluck()
      .get(filled.longThread);
    db.close();
    expect(below).toBe(`${counted} replies`);
    await press('ArrowDown');
    await expect.poll(focusedNumber).toBe('2');
    expectTree(await drawn());

    await press('ArrowUp', 'ArrowRight');
    await expect.poll(() => focused().getAttribute('aria-expanded')).toBe('true');
    await press('ArrowRight');
    await expect.poll(focusedNumber).toBe('1.1');
    // The line beside a reply belongs to what it answers.
    await comment('1.1').locator('[data-guide="0"]').click();
    await expect.poll(focusedNumber).toBe('1');
    await expect.poll(() => focused().getAttribute('aria-expanded')).toBe('false');
    await focused()
      .getByRole('button', { name: `${counted} replies` })
      .click();
    await comment('1.1').waitFor();
  });

  test('all but what is new is folded, stays so while one is elsewhere, and opens for what is asked', async () => {
    await app.page.getByRole('treeitem').first().focus();
    await press('Shift+b');
    await expect.poll(async () => (await drawn())[0]?.open).toBe('false');
    expectTree(await drawn());
    await lookAt(app, 'thread-folded');
    await open(headlines.short);
    await open(headlines.long);
    await expect.poll(async () => (await drawn())[0]?.open).toBe('false');

    await press('n');
    await expect.poll(() => focused().getAttribute('data-fresh')).toBe('true');
    // By its number in another comment it is found where it is folded away.
    await press('Home', 'ArrowDown');
    await expect.poll(focusedNumber).toBe('2');
    expect(await comment('1.1').count()).toBe(0);
    expect(await focused().getByRole('link', { name: '#99999' }).count()).toBe(0);
    await focused().getByRole('link', { name: '#1.1' }).click();
    await expect.poll(focusedNumber).toBe('1.1');
  });

  test('its number leads to a comment, and its link is copied with a key', async () => {
    const row = app.page.getByRole('treeitem').nth(2);
    const number = (await row.getAttribute('aria-label'))?.split(' ')[0] ?? '';
    await row.getByText(number, { exact: true }).first().click();
    await expect.poll(focusedNumber).toBe(number);
    await press('c');
    const link = articleLink('http://127.0.0.1:9', filled.longThread, number);
    await expect
      .poll(() => app.electron.evaluate(({ clipboard }) => clipboard.readText()))
      .toBe(link);
    await app.page.getByText(`The link to ${number} is copied.`).waitFor({ state: 'attached' });
  });

  test('another order is chosen by key, begins at its first comment and is kept for the community', async () => {
    await press('s');
    const menu = app.page.getByRole('menu');
    await menu.waitFor();
    /** A menu takes the focus a moment after it is drawn. */
    const mark = async (name: string) => {
      await press('s');
      const item = app.page.locator('[role="menu"] :focus');
      await item.waitFor();
      let at = await item.textContent();
      while (at !== name) {
        await press('ArrowDown');
        await expect.poll(() => item.textContent()).not.toBe(at);
        at = await item.textContent();
      }
    };
    const again = async () => {
      if ((await menu.count()) === 0) await press('s');
      await menu.waitFor();
    };
    await lookAt(app, 'order-menu', { again, usually: [] });
    await press('Escape');
    await menu.waitFor({ state: 'detached' });
    await mark('Newest first');
    await press('Enter');
    await expect.poll(() => focused().getAttribute('data-index')).toBe('0');
    // Until it has scrolled there, what was in view before is drawn as well.
    const tops = async () => {
      const found = (await drawn()).filter(({ level }) => level === 1);
      return found.map(({ position }, at) => position - at);
    };
    await expect.poll(async () => new Set(await tops())).toEqual(new Set([1]));
    expectTree(await drawn());
    await open(headlines.short);
    await app.page.getByRole('button', { name: 'Newest first' }).waitFor();
    await open(headlines.long);
    await mark('As numbered');
    await press('Enter');
    await app.page.getByRole('button', { name: 'As numbered' }).waitFor();
    await menu.waitFor({ state: 'detached' });
  });

  test('the place that one comes back to gives way to where one goes on', async () => {
    const { page } = app;
    await page.getByRole('treeitem').first().focus();
    await press('End');
    const isInSight = () =>
      focused().evaluate((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      });
    await expect.poll(isInSight).toBe(true);
    await open(headlines.short);
    // The place is sought from frame to frame: from where its comment has the focus none comes for a while.
    await page.evaluate(() => {
      const { requestAnimationFrame: usual, cancelAnimationFrame: usualCancel } = window;
      const held = new Map<number, FrameRequestCallback>();
      const hold = ({ target }: FocusEvent) => {
        if ((target as Element).role !== 'treeitem') return;
        document.removeEventListener('focusin', hold);
        window.requestAnimationFrame = (callback) => {
          const id = 1e9 + held.size;
          held.set(id, callback);
          return id;
        };
        window.cancelAnimationFrame = (id) =>
          held.has(id) ? held.set(id, () => {}) : usualCancel(id);
      };
      const release = () => {
        window.requestAnimationFrame = usual;
        for (const callback of held.values()) usual(callback);
      };
      document.addEventListener('focusin', hold);
      window.addEventListener('frames again', release, { once: true });
    });
    await press('Alt+ArrowLeft');
    await focused().waitFor();
    for (let count = 0; count < 12; count += 1) {
      const before = await focusedNumber();
      await press('ArrowUp');
      await expect.poll(focusedNumber).not.toBe(before);
    }
    await page.evaluate(async () => {
      window.dispatchEvent(new Event('frames again'));
      for (let count = 0; count < 10; count += 1) await new Promise(requestAnimationFrame);
    });
    expect(await isInSight()).toBe(true);
  });

  test('the map shows the way through a long thread and goes where it is pressed', async () => {
    const map = app.page.getByTitle('Where this thread is busy, and what is new in it');
    const box = await map.boundingBox();
    if (box === null) throw new Error('there is no map');
    const inView = () =>
      app.page.locator('[role="treeitem"]').evaluateAll((all) => {
        const row = all.find((each) => each.getBoundingClientRect().bottom > 40);
        return Number(row?.getAttribute('data-drawn'));
      });
    await app.page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.3);
    await app.page.mouse.down();
    await app.page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.6, { steps: 4 });
    await app.page.mouse.up();
    const count = await app.page
      .locator('[role="treeitem"]')
      .last()
      .evaluate((row) => Number(row.getAttribute('data-drawn')));
    await expect.poll(inView).toBeGreaterThan(60);
    expect(count).toBeGreaterThan(60);
    await lookAt(app, 'thread-map');
    expect(app.complaints).toEqual([]);
  });
});
