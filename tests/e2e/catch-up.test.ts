// Coming back: the app was closed, things happened, and one screen says what; from there by keyboard to
// each thread, and from one new comment to the next.
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { SocketClient } from '../integration/socket-client.ts';
import { lookAt } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, post } from './thread-page.ts';
import { lookedAtBefore } from './time-away.ts';

const headline = "The library's night school turns fifty";
const other = 'Council votes to close the river road to cars on Sundays';

describeInElectron('after a time away', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp | undefined;
  const clients: SocketClient[] = [];

  const dataDir = () => join(folder.path, 'app');
  const open = async () => {
    app = await openApp({ dataDir: dataDir(), session: await server.sessionOf('late ferry') });
    return app;
  };
  const connect = async (name: string) => {
    const client = await server.clientOf(name);
    clients.push(client);
    return client;
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
  });

  afterAll(async () => {
    for (const client of clients) client.close();
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('one screen says what happened, and leads by keyboard to what is new', async () => {
    onTestFailed(async () => app && takePictures({ away: app }));
    const first = await open();
    await openArticle(first, headline);
    await first.page.keyboard.press('End');
    await post(first, 'Who keeps the key of the school?');
    const own = first.page
      .getByRole('treeitem', { name: /^[\d.]+ late ferry/ })
      .filter({ hasText: 'Who keeps the key' });
    await own.waitFor();
    // The app opens where it was left, and that counts as looked at.
    await openArticle(first, other);
    await first.close();
    expect(lookedAtBefore(dataDir(), 50)).toBeGreaterThan(0);

    // Meanwhile.
    const moderator = await connect('millwright');
    const member = await connect('quiet oar');
    const feed = await member.follow('feed');
    const article = feed.all('article').find((each) => each.headline === headline);
    if (article === undefined) throw new Error('the article is not there');
    const thread = await member.follow(`thread:${article.id}`);
    const asked = thread.all('comment').find(({ body }) => body?.includes('Who keeps the key'));
    if (asked === undefined) throw new Error('the question is not there');
    const say = async (body: string, parentId: string | null = null) => {
      const id = v7();
      await member.ask('comment.post', { id, articleId: article.id, parentId, body });
      return id;
    };
    await say('I do, on a **nail** by the door.', asked.id);
    for (let count = 1; count <= 30; count += 1) await say(`Another memory, number ${count}.`);
    const insult = await say('WITHHELD-INSULT');
    await moderator.ask('comment.remove', { id: insult, reason: 'insult' });
    const [opening, ...rest] = article.body.split('\n\n');
    await moderator.ask('article.revise', {
      id: article.id,
      body: [`${opening} It reopens in May.`, ...rest].join('\n\n'),
      note: 'The date was missing.',
    });
    await moderator.ask('article.publish', {
      id: v7(),
      headline: 'A second bridge is planned',
      deck: 'The council has asked for drawings.',
      body: 'Nothing is decided.',
    });

    const again = await open();
    const { page, complaints } = again;
    const entry = page.getByRole('button', { name: /^What happened since/ });
    await entry.waitFor();
    // It says so, and takes neither the focus nor the window.
    expect(await entry.evaluate((button) => button === document.activeElement)).toBe(false);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('w');
    const title = page.getByRole('heading', { level: 1, name: /^What happened since/ });
    await title.waitFor();
    // What was shown before is kept beside it, out of sight.
    const screen = page.locator('main').filter({ has: title });
    await screen.getByText('31 new comments').waitFor();
    await screen.getByText('1 reply to you').waitFor();
    // The sample's own newest articles may have been published meanwhile too.
    const sections = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(sections.map((words) => words.replace(/^(New articles)\d+$/, '$1'))).toEqual([
      'Replies and mentions1',
      'New articles',
      'Corrections1',
      'Threads1',
      'Removed1',
    ]);
    await screen.getByText('A second bridge is planned').waitFor();
    await screen.getByText('I do, on a nail by the door.').first().waitFor();
    await screen.locator('ins').filter({ hasText: 'It reopens in May.' }).waitFor();
    await screen.getByText(/^1 comment was removed/).waitFor();
    expect(await page.locator('body').textContent()).not.toContain('WITHHELD-INSULT');
    await expect
      .poll(() => title.evaluate((heading) => heading === document.activeElement))
      .toBe(true);

    await lookAt(again, 'catch-up');

    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const focusIs = (text: string) =>
      page.waitForFunction(
        (wanted) =>
          document.activeElement !== document.body &&
          document.activeElement?.textContent?.includes(wanted) === true,
        text,
      );
    // To the reply itself.
    await page.keyboard.press('j');
    await focusIs('1 reply to you');
    await page.keyboard.press('Enter');
    await focusIs('on a nail by the door');
    await expect.poll(() => focused()).toMatch(/quiet oar/);

    // What was looked at is gone from the screen; the thread opens at its first new comment.
    await page.keyboard.press('w');
    await screen.getByText(/\d+ new comments?$/).waitFor();
    await page
      .getByRole('heading', { level: 2, name: /^Replies and mentions/ })
      .waitFor({ state: 'detached' });
    await page
      .getByRole('heading', { level: 2, name: /^Corrections/ })
      .waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /new comments?$/ }).focus();
    await page.keyboard.press('Enter');
    await focusIs('on a nail by the door');
    await page.keyboard.press('n');
    await focusIs('Another memory, number 1.');
    await page.keyboard.press('n');
    await focusIs('Another memory, number 2.');
    await page.keyboard.press('Shift+N');
    await focusIs('Another memory, number 1.');
    for (let count = 2; count <= 30; count += 1) {
      await page.keyboard.press('n');
      await focusIs(`Another memory, number ${count}.`);
    }
    await page.keyboard.press('n');
    await focusIs('on a nail by the door');
    await page
      .getByRole('status')
      .filter({ hasText: 'You have seen everything new here.' })
      .waitFor({ state: 'attached' });

    // The correction stands in the text itself, when asked for.
    await page.getByRole('button', { name: 'Show what changed' }).click();
    const added = page.locator('article ins').filter({ hasText: 'It reopens in May.' });
    await added.waitFor();
    await expect.poll(() => added.textContent()).toBe('[added: It reopens in May.]');
    await lookAt(again, 'correction', {
      again: () => page.locator('article ins').first().scrollIntoViewIfNeeded(),
    });
    await page.getByRole('button', { name: 'Show only the text' }).click();
    await added.waitFor({ state: 'detached' });

    // What goes from under the focus hands it to what stands beside it.
    const late = await say('LATE-WORD');
    await page.keyboard.press('w');
    const line = screen.getByRole('button', { name: /LATE-WORD/ });
    await line.focus();
    await moderator.ask('comment.remove', { id: late, reason: 'insult' });
    await line.waitFor({ state: 'detached' });
    await screen.locator('li[data-id] button:focus').waitFor();

    await page.getByRole('button', { name: 'I have caught up' }).click();
    await entry.waitFor({ state: 'detached' });
    await comment(page, 'on a nail by the door').waitFor();
    expect(complaints).toEqual([]);
  });
});
