// Reading, scrolling and writing in a thread in which many write at once, in real Electron on a real
// server: the line that is being read does not move, and nobody is told of each comment.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type BenchProcess, startProcess } from '../bench/bench-process.ts';
import { type MissedComments, makeCommunity } from '../bench/missed-comments.ts';
import { type Storm, startStorm } from '../bench/storm-writers.ts';
import { watchedLine, watchLine } from './line-watch.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';
import { comment } from './thread-page.ts';

declare global {
  interface Window {
    /** What was said to those who listen. */
    parleySaid: string[];
  }
}

const COMMENTS = 1_500;
const headline = 'What was said while you were away';
const startedSchema = z.object({ url: z.url() });

/** How far the line was from where it stood first, at most, in pixels; NaN where it was gone. */
async function movement(page: Page): Promise<{ most: number; frames: number; scrolled: number }> {
  const frames = await watchedLine(page);
  const tops = frames.map(({ top }) => top);
  const scrolls = frames.map(({ scrolled }) => scrolled);
  const first = tops[0] ?? Number.NaN;
  return {
    most: Math.max(...tops.map((top) => Math.abs(top - first))),
    frames: frames.length,
    scrolled: Math.max(...scrolls) - Math.min(...scrolls),
  };
}

/** The comment nearest to the middle of the window. */
function middleComment(page: Page): Promise<string> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    const far = (row: HTMLElement) =>
      Math.abs(row.getBoundingClientRect().top - window.innerHeight / 2);
    return rows.sort((a, b) => far(a) - far(b))[0]?.dataset.id ?? '';
  });
}

/** The comment whose line is the first in sight. */
function topComment(page: Page): Promise<string> {
  return page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')];
    return rows.find((row) => row.getBoundingClientRect().bottom > 60)?.dataset.id ?? '';
  });
}

describeInElectron('a storm of 50 comments a second', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let community: MissedComments;
  let server: BenchProcess;
  let app: RunningApp;
  let page: Page;
  let storm: Storm;

  beforeAll(async () => {
    folder = await newFolder();
    const dataDir = join(folder.path, 'server');
    community = await makeCommunity(dataDir);
    await community.add(COMMENTS);
    server = startProcess('sync-server.ts', ['parley', dataDir, '0']);
    const { url } = startedSchema.parse(await server.heard());
    app = await openApp({
      dataDir: join(folder.path, 'app'),
      session: { url, token: community.token },
    });
    page = app.page;
    await page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
    await page.locator('[role="treeitem"]:not([aria-setsize="-1"])').first().waitFor();
    await page.getByText('more are coming').waitFor({ state: 'detached' });
    storm = await startStorm({
      url,
      articleId: community.articleId,
      answered: community.ids,
      perSecond: 50,
      text: () =>
        'Somebody has to say it, and so do I, at some length, so that it takes its lines.',
    });
  }, 60_000);

  afterAll(async () => {
    await storm?.stop();
    await app?.close();
    await server?.stop();
    await folder.remove();
  });

  /** Until so many more were written, and some time to show them. */
  const writeOn = async (more: number) => {
    const until = storm.sent() + more;
    await vi.waitFor(() => expect(storm.sent()).toBeGreaterThan(until), 30_000);
  };
  const toMiddle = async () => {
    await page.evaluate(() => {
      const tree = document.querySelector('[role="tree"]');
      let scroller = tree?.parentElement;
      while (scroller && getComputedStyle(scroller).overflowY !== 'auto') {
        scroller = scroller.parentElement;
      }
      if (scroller) scroller.scrollTop = scroller.scrollHeight / 2;
    });
    // Drawn there and measured: the first row in the view has stayed where it is for ten frames.
    await page.waitForFunction(async () => {
      const place = () => {
        const rows = [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')];
        const row = rows.find((each) => each.getBoundingClientRect().top > 0);
        if (!row || Number(row.dataset.index) < 100) return null;
        return `${row.dataset.id} ${row.getBoundingClientRect().top}`;
      };
      const first = place();
      for (let frame = 0; frame < 10; frame += 1) {
        await new Promise(requestAnimationFrame);
        if (place() !== first) return false;
      }
      return first !== null;
    });
  };

  test('the line at the top of the view moves 0 px, while the pill counts on', async () => {
    await toMiddle();
    await watchLine(page, `[data-id="${await topComment(page)}"]`);
    const pill = page.getByRole('button', { name: /^[\d,]+ new/ });
    const counted = async () => Number.parseInt((await pill.textContent()) ?? '', 10);
    await pill.waitFor();
    const before = await counted();
    await writeOn(300);
    const { most, frames, scrolled } = await movement(page);
    expect(most).toBe(0);
    expect(frames).toBeGreaterThan(60);
    // What came above has moved everything else.
    expect(scrolled).toBeGreaterThan(1_000);
    expect(await counted()).toBeGreaterThan(before + 50);
  });

  test('a comment that has the focus moves 0 px and keeps it; few words are said of many', async () => {
    const id = await middleComment(page);
    await page.locator(`[data-id="${id}"]`).focus();
    await page.evaluate(() => {
      window.parleySaid = [];
      for (const status of document.querySelectorAll('main [role="status"]')) {
        new MutationObserver(() => window.parleySaid.push(status.textContent ?? '')).observe(
          status,
          {
            childList: true,
            characterData: true,
            subtree: true,
          },
        );
      }
    });
    await watchLine(page, `[data-id="${id}"]`);
    const begun = performance.now();
    await writeOn(600);
    const seconds = (performance.now() - begun) / 1_000;
    const { most, scrolled } = await movement(page);
    expect(most).toBe(0);
    expect(scrolled).toBeGreaterThan(1_000);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement)?.dataset.id)).toBe(id);
    const said = await page.evaluate(() => window.parleySaid);
    expect(said[0]).toMatch(/^[\d,]+ new comments$/);
    expect(said.length).toBeLessThanOrEqual(Math.ceil(seconds / 10) + 1);
  });

  test('a reply is written in its place, and is there at once when it is sent', async () => {
    await page.keyboard.press('r');
    const field = page.locator('[role="treeitem"] textarea');
    await field.waitFor();
    await watchLine(page, '[role="treeitem"] textarea');
    const words = 'Mine stays where I write it.';
    const caret = () =>
      field.evaluate((element: HTMLTextAreaElement) => [
        document.activeElement === element,
        element.selectionStart,
      ]);
    for (const [at, letter] of [...words].entries()) {
      await page.keyboard.type(letter);
      await writeOn(4);
      expect(await caret()).toEqual([true, at + 1]);
    }
    // What has come is shown in the first pause.
    await writeOn(100);
    expect(await caret()).toEqual([true, words.length]);
    const { most, scrolled } = await movement(page);
    expect(most).toBe(0);
    expect(scrolled).toBeGreaterThan(300);
    expect(await field.inputValue()).toBe(words);
    await page.keyboard.press('Control+Enter');
    await comment(page, words).waitFor({ timeout: 3_000 });
    expect(app.complaints).toEqual([]);
  });
});
