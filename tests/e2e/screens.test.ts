// Every screen of the app as a new reader meets it, in both themes and sizes: nothing that axe finds,
// nothing complained of, and a picture of each to look at (`npm run screenshots`).
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SocketClient } from '../integration/socket-client.ts';
import { lookAt, resizeTo } from './look-at.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

const sizes = { wide: [1280, 800], small: [900, 600], narrow: [400, 800] } as const;
/** Both themes and all sizes, without every one of one with every one of the other. */
const deskLooks = [
  ['wide', 'light'],
  ['small', 'dark'],
  ['narrow', 'light'],
] as const;
const newsPiece = 'Council votes to close the river road to cars on Sundays';

describeInElectron('every screen', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let reader: RunningApp;

  const show = async (size: keyof typeof sizes, theme: 'light' | 'dark', app = reader) => {
    const [width, height] = sizes[size];
    await resizeTo(app, width, height);
    // Playwright holds the theme against the system's, so it is the one to ask.
    await app.page.emulateMedia({ colorScheme: theme });
  };

  const look = (name: string, app = reader) => lookAt(app.page, name);

  const openArticle = async (headline: string, app = reader) => {
    await app.page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
    await app.page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    await app.page.getByRole('treeitem').first().waitFor();
  };

  const scrollTo = async (name: RegExp, app = reader) => {
    await app.page.getByRole('treeitem', { name }).first().scrollIntoViewIfNeeded();
  };

  const signedIn = async (member: string) => {
    const { url, token } = await server.sessionOf(member);
    return SocketClient.connect(url, { token });
  };

  beforeAll(async () => {
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

  test('a comment as one writes it', async () => {
    await show('wide', 'light');
    await openArticle(newsPiece);
    const field = reader.page.getByRole('textbox', { name: 'Write a reply' });
    const answered = reader.page.getByRole('treeitem', { name: /^1\.1 / });
    await answered.focus();
    await answered.press('r');
    await field.pressSequentially('I **agree** with @');
    await reader.page.getByRole('listbox').waitFor();
    for (const [size, theme] of deskLooks) {
      // With another size of the window the names go, and come with the next letter.
      await show(size, theme);
      await field.press('Backspace');
      await field.press('@');
      await reader.page.getByRole('listbox').waitFor();
      await look(`names-${size}-${theme}`);
    }
    await field.press('Enter');
    await field.pressSequentially('on this:\n\n> to the end\n\n- one\n- `two`');
    await field.press('Control+Shift+P');
    await reader.page.getByRole('group', { name: 'How it will look' }).waitFor();
    for (const [size, theme] of deskLooks) {
      await show(size, theme);
      await look(`preview-${size}-${theme}`);
    }
    await field.press('Control+Shift+P');
    await field.fill('word '.repeat(2_010));
    await field.press('Control+Enter');
    await reader.page.getByRole('alert').waitFor();
    await look('too-long-narrow-light');
    await show('wide', 'dark');
    await look('too-long-wide-dark');
    await field.fill('');
    await field.press('Escape');
  });

  test('a moderator acts, and the member is told', async () => {
    await show('wide', 'light');
    await openArticle(newsPiece);
    const composer = reader.page.getByRole('textbox', { name: 'Write a comment' });
    await composer.fill('I had only meant to ask whether the bus');
    await reader.page.getByText('Saved as a draft').first().waitFor();
    const session = await server.sessionOf('millwright');
    const app = await openApp({ dataDir: join(folder.path, 'moderator'), session });
    try {
      await show('wide', 'light', app);
      await openArticle(newsPiece, app);
      const theirs = app.page.getByRole('treeitem', { name: /^[\d.]+ late ferry/ }).first();
      await theirs.focus();
      await look('moderator-thread-light', app);
      await app.page.keyboard.press('f');
      await look('report-light', app);
      await app.page.keyboard.press('Escape');
      await app.page.keyboard.press('m');
      await app.page
        .getByRole('dialog')
        .getByText(/^since /)
        .waitFor();
      await look('act-sheet-wide-light', app);
      await show('narrow', 'dark', app);
      await look('act-sheet-narrow-dark', app);
      await show('wide', 'light', app);
      await app.page.keyboard.press('3');
      await app.page.keyboard.press('Enter');
      // The offer stays for as long as somebody is on it.
      await app.page.getByRole('region', { name: 'Last act' }).hover();
      await look('undo-light', app);
      const card = reader.page.getByText('By a moderator, for “harassment”.');
      await card.waitFor();
      await card.scrollIntoViewIfNeeded();
      await look('muted-wide-light');
      await show('narrow', 'dark');
      await card.scrollIntoViewIfNeeded();
      await look('muted-narrow-dark');
      await show('wide', 'light');
      await reader.page.getByRole('button', { name: 'Appeal' }).click();
      await reader.page.getByRole('textbox', { name: 'Your appeal' }).fill('It was a quotation.');
      await look('appeal-light');
      await reader.page.getByRole('button', { name: 'Send the appeal' }).click();
      await reader.page.getByText(/^Your appeal was sent/).waitFor();
      await look('appealed-light');
      await app.page.keyboard.press('m');
      await app.page.getByRole('button', { name: 'Lift' }).click();
      await app.page.keyboard.press('Escape');
      await composer.waitFor();
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('the desk, and the log that members read', async () => {
    await server.createAdmin('head keeper');
    const session = await server.sessionOf('head keeper');
    const app = await openApp({ dataDir: join(folder.path, 'admin'), session });
    const socket = await signedIn('wet wool');
    const { page } = app;
    const lookAll = async (name: string) => {
      for (const [size, theme] of deskLooks) {
        await show(size, theme, app);
        await look(`${name}-${size}-${theme}`, app);
      }
    };
    const section = async (name: string) => {
      await page.getByRole('button', { name: new RegExp(name) }).click();
    };
    try {
      await show('wide', 'light', app);
      const feed = await socket.follow('feed');
      const article = feed.all('article').find(({ headline }) => headline === newsPiece)!;
      const thread = await socket.follow(`thread:${article.id}`);
      const others = thread
        .all('comment')
        .filter(({ body, author }) => body !== null && author.name !== 'wet wool');
      for (const [index, comment] of others.slice(0, 6).entries()) {
        const note = index === 1 ? 'He does this under every article.' : '';
        await socket.ask('comment.report', { id: comment.id, reason: 'harassment', note });
      }
      await page.getByRole('button', { name: /^Desk 6 reports/ }).waitFor();
      await look('desk-entry-light', app);
      await page.keyboard.press('d');
      await page.getByRole('article').first().waitFor();
      await page.keyboard.press('h');
      await page.getByText(/^hidden by you/i).waitFor();
      await lookAll('desk-reports');
      await section('Settings');
      await page.getByRole('checkbox', { name: 'Members may read the log' }).click();
      await page
        .getByRole('checkbox', { name: 'Members may read the log', checked: true })
        .waitFor();
      await page.getByText('All comments').click();
      await look('desk-settings-light', app);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect
        .poll(async () => (await socket.ask('community.describe', {})).community.holding.hold)
        .toBe('all');
      const { id: articleId } = article;
      const body = 'And who pays for the *bridges*?';
      await socket.ask('comment.post', { id: v7(), articleId, parentId: null, body });
      await section('Waiting');
      await page.getByText('And who pays').waitFor();
      await lookAll('desk-waiting');
      await section('Mutes');
      await look('desk-mutes-light', app);
      await section('Log');
      await page.getByText(/head keeper hid comment/).waitFor();
      await lookAll('desk-log');
      await section('Rules');
      await page.getByRole('button', { name: /^New rule/ }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Ferries');
      await page.getByRole('textbox', { name: /^Words/ }).fill('ferry\nriver');
      await page.getByRole('button', { name: /^Try/ }).click();
      await page.getByText(/^Would have caught/).waitFor();
      await lookAll('desk-rule');
      expect(app.complaints).toEqual([]);

      await show('wide', 'light');
      await reader.page.getByRole('button', { name: 'Account and settings' }).click();
      await reader.page.getByRole('menuitem', { name: 'The moderators’ log' }).click();
      await reader.page.getByText('An admin hid a comment').waitFor();
      await look('public-log-light');
      await show('narrow', 'dark');
      await look('public-log-narrow-dark');
      await reader.page.keyboard.press('Escape');
    } finally {
      socket.close();
      await app.close();
    }
  }, 300_000);

  test('without a line', async () => {
    await show('wide', 'light');
    await openArticle(newsPiece);
    await server.stop();
    await reader.page.getByRole('status').getByText('Offline').waitFor();
    await reader.page.getByRole('textbox', { name: 'Write a comment' }).fill('Does the bus wait?');
    await reader.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await reader.page.getByRole('status').getByText('1 change waits to be sent').waitFor();
    for (const theme of ['light', 'dark'] as const) {
      for (const size of ['wide', 'small'] as const) {
        await show(size, theme);
        await look(`offline-${size}-${theme}`);
      }
    }
    expect(reader.complaints).toEqual([]);
  });
});
