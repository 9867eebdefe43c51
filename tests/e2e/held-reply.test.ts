// A reply that was written without a line, to what was changed or removed meanwhile: it is held for its
// writer, beside what became of it, and goes where they want it.
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import { type CuttingProxy, startProxy } from '../integration/cutting-proxy.ts';
import type { SocketClient } from '../integration/socket-client.ts';
import { pressingIn } from './commands/pressed.ts';
import { lookAt, resizeTo } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, readOnTo, scrollToEnd } from './thread-page.ts';

const ferryHeadline = 'Ferry timetable: what changes on Monday';
const schoolHeadline = "The library's night school turns fifty";

describeInElectron('a reply written without a line', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let proxy: CuttingProxy;
  let app: RunningApp;
  const { use } = pressingIn('held-reply.test.ts');

  /** What others do while the app has no line. */
  const as = async <T>(name: string, act: (client: SocketClient) => Promise<T>): Promise<T> => {
    const client = await server.clientOf(name);
    try {
      return await act(client);
    } finally {
      client.close();
    }
  };

  const post = (body: string) =>
    as('late ferry', async (client) => {
      const feed = await client.follow('feed');
      const article = feed.all('article').find((each) => each.headline === ferryHeadline);
      const id = uuidv7();
      await client.ask('comment.post', { id, articleId: article!.id, parentId: null, body });
      return { id, articleId: article!.id };
    });

  const loseLine = async () => {
    proxy.sever();
    await server.stop();
    await app.page.getByRole('status').getByText('Offline').waitFor();
    await server.startAgain();
  };

  const comeBack = async () => {
    proxy.mend();
    await app.page.getByRole('button', { name: 'Try now' }).click();
    await app.page.getByRole('status').getByText('Offline').waitFor({ state: 'detached' });
  };

  const answer = async (to: string, text: string) => {
    const { page } = app;
    await readOnTo(app, comment(page, to));
    await comment(page, to).focus();
    await page.keyboard.press('r');
    await page.getByRole('textbox', { name: 'Write a reply' }).fill(text);
    await page.keyboard.press('Control+Enter');
    await page.getByText('sending when the connection is back').waitFor();
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    proxy = await startProxy(server.url);
    const session = { ...(await server.sessionOf('quiet oar')), url: proxy.url };
    app = await openApp({ dataDir: join(folder.path, 'reader'), session });
  });

  afterAll(async () => {
    await app?.close();
    await proxy?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('[W7] is held beside what was edited, found from the status line, and posted by one key', async () => {
    onTestFailed(() => takePictures({ held: app }));
    const { page } = app;
    const { id, articleId } = await post(
      'The last boat leaves at nine, so there is time enough for supper.',
    );
    await openArticle(app, ferryHeadline);
    await loseLine();
    await answer('The last boat', 'Then I shall take that one.');
    await as('late ferry', (client) =>
      client.ask('comment.edit', {
        id,
        body: 'The last boat leaves at eight, so there is no time for supper.',
      }),
    );
    await openArticle(app, schoolHeadline);
    await comeBack();

    await page.getByRole('button', { name: 'Show it' }).click();
    await page.getByRole('heading', { name: ferryHeadline, level: 1 }).waitFor();
    const held = page.getByRole('region', { name: 'Held for you to look at' });
    await held.getByText('by late ferry was changed after you wrote.').waitFor();
    const before = held.getByRole('region', { name: 'When you wrote' });
    const after = held.getByRole('region', { name: 'Now' });
    await expect.poll(() => before.locator('del').first().textContent()).toContain('nine');
    await expect.poll(() => after.locator('ins').first().textContent()).toContain('eight');
    expect(await before.locator('ins').count()).toBe(0);
    const [left, right] = [await before.boundingBox(), await after.boundingBox()];
    expect(right!.y).toBe(left!.y);
    await lookAt(app, 'held-reply', { again: () => scrollToEnd(app) });
    await resizeTo(app, 400, 700);
    expect((await after.boundingBox())!.y).toBeGreaterThan((await before.boundingBox())!.y);
    await resizeTo(app, 1280, 800);

    // Each of its buttons is reached by Tab from the comment, and one key on the comment posts it.
    const reply = comment(page, 'Then I shall take that one.').last();
    await reply.focus();
    const reached = new Set<string>();
    for (let count = 0; count < 8; count += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.textContent ?? ''));
    }
    for (const name of ['Post anyway Y', 'Change my reply', 'Copy', 'Keep as a draft']) {
      expect([...reached]).toContain(name);
    }
    // While one changes it, what it answers stays in sight.
    await held.getByRole('button', { name: 'Change my reply' }).click();
    await page.getByRole('textbox', { name: 'Edit your comment' }).waitFor();
    await after.waitFor();
    expect(await held.getByRole('button').count()).toBe(0);
    await page.keyboard.press('Escape');
    await held.getByRole('button', { name: 'Post anyway' }).waitFor();
    await reply.focus();
    await use(page, 'comment.postAnyway');
    await held.waitFor({ state: 'detached' });
    await as('late ferry', async (client) => {
      const thread = await client.follow(`thread:${articleId}`);
      await vi.waitFor(async () => {
        await thread.catchUp();
        const replies = thread.all('comment').filter(({ parentId }) => parentId === id);
        expect(replies).toMatchObject([{ body: 'Then I shall take that one.' }]);
      });
    });
    expect(await page.getByRole('button', { name: 'Show it' }).count()).toBe(0);
    expect(app.complaints).toEqual([]);
  });

  test('[W7][M5] to what was removed says so, shows no removed text, and becomes a comment’s draft', async () => {
    onTestFailed(() => takePictures({ held: app }));
    const { page } = app;
    const { id } = await post('Whoever misses the boat is a fool.');
    await openArticle(app, ferryHeadline);
    await readOnTo(app, comment(page, 'is a fool'));
    await loseLine();
    await answer('is a fool', 'No need for that.');
    await as('millwright', (client) => client.ask('comment.remove', { id, reason: 'harassment' }));
    await comeBack();
    const held = page.getByRole('region', { name: 'Held for you to look at' });
    await held.getByText('was removed by a moderator: harassment.').waitFor();
    expect(await page.getByText('is a fool').count()).toBe(0);
    expect(await held.getByRole('button', { name: 'Post anyway' }).count()).toBe(0);
    await held.scrollIntoViewIfNeeded();
    await lookAt(app, 'held-reply-removed', { again: () => scrollToEnd(app) });
    await held.getByRole('button', { name: 'Move to a new comment' }).click();
    await held.waitFor({ state: 'detached' });
    const draft = page.getByRole('textbox', { name: 'Write a comment' });
    await vi.waitFor(async () => expect(await draft.inputValue()).toBe('No need for that.'));
    expect(app.complaints).toEqual([]);
  });

  test('is taken back before it goes: its text is a draft again, and the focus stays in the thread', async () => {
    onTestFailed(() => takePictures({ held: app }));
    const { page } = app;
    await post('The crew eats at one.');
    await openArticle(app, ferryHeadline);
    await loseLine();
    await answer('The crew eats', 'So do I.');
    const waiting = comment(page, 'So do I.').last();
    await waiting.focus();
    await waiting.getByRole('button', { name: 'Take back' }).waitFor();
    await page.keyboard.press('x');
    await waiting.waitFor({ state: 'detached' });
    await vi.waitFor(async () =>
      expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(
        'treeitem',
      ),
    );
    await comment(page, 'The crew eats').focus();
    await page.keyboard.press('r');
    const draft = page.getByRole('textbox', { name: 'Write a reply' });
    await vi.waitFor(async () => expect(await draft.inputValue()).toBe('So do I.'));
    expect(await page.getByText('to be sent').count()).toBe(0);
    await comeBack();
    expect(app.complaints).toEqual([]);
  });
});
