// Every screen of the app as a new reader, a member and a moderator meet it: nothing that axe finds,
// nothing complained of, and pictures of each to look at (`npm run screenshots`).
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Looking, lookAt } from './look-at.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { inSight, scrollToEnd } from './thread-page.ts';

const newsPiece = 'Council votes to close the river road to cars on Sundays';

describeInElectron('every screen', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let reader: RunningApp;

  const look = (state: string, how?: Looking, app = reader) => lookAt(app, state, how);

  const openArticle = async (headline: string, app = reader) => {
    await app.page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
    await app.page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    await app.page.getByRole('treeitem').first().waitFor();
  };

  const lookAtMenu = async (state: string, opener: Locator, app = reader) => {
    const menu = app.page.getByRole('menu');
    // Another size of the window closes it.
    const again = async () => {
      if ((await menu.count()) === 0) await opener.press('Enter');
      await menu.waitFor();
    };
    await again();
    await look(state, { again, usually: [] }, app);
    await app.page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  };

  const lookAtDialog = async (state: string, app = reader) => {
    const dialog = app.page.locator('[role="dialog"], [role="alertdialog"]');
    await dialog.waitFor();
    await look(state, { usually: [[400, 'dark', 'ar']] }, app);
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };

  const signedIn = (member: string) => server.clientOf(member);

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    const session = await server.sessionOf('late ferry');
    reader = await openApp({ dataDir: join(folder.path, 'reader'), session });
    await reader.page.getByRole('navigation', { name: 'Articles' }).getByText(newsPiece).waitFor();
    // Of this machine, not of the app.
    await reader.page.getByRole('button', { name: 'Understood' }).click();
  });

  afterAll(async () => {
    await reader?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('a community before one is in it, and as its guest', async () => {
    const app = await openApp({ dataDir: join(folder.path, 'newcomer') });
    try {
      await app.page.getByRole('textbox', { name: /address/i }).fill(server.url);
      await app.page.getByRole('button', { name: 'Connect' }).click();
      await app.page.getByRole('heading', { name: 'Riverside Review' }).waitFor();
      await look('account', {}, app);
      await app.page.getByRole('tab', { name: 'Sign in' }).click();
      await look('account-sign-in', {}, app);
      await app.page.getByRole('button', { name: 'Read as a guest' }).click();
      await openArticle(newsPiece, app);
      await look('guest', {}, app);
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('the list, the article and the menus over it', async () => {
    const { page } = reader;
    await look('list');
    await lookAtMenu('account-menu', page.locator('nav button[aria-haspopup="menu"]').last());
    const choose = async (name: string) => {
      await page.getByRole('button', { name: 'Account and settings' }).click();
      await page.getByRole('menuitem', { name }).click();
    };
    await choose('Storage on this device');
    await page.getByRole('table').first().waitFor();
    await look('storage');
    await page.keyboard.press('Escape');
    await choose('People you ignore…');
    await lookAtDialog('ignored');
    await openArticle(newsPiece);
    await look('article');
    await page.getByRole('button', { name: /^Corrected/ }).click();
    await lookAtDialog('corrections');
    const comment = page.getByRole('treeitem', { name: /^1 / });
    await comment.focus();
    await lookAtMenu('comment-menu', comment.locator('button[aria-haspopup="menu"]').first());
    await scrollToEnd(reader);
    await look('thread-end', { again: () => scrollToEnd(reader) });
  });

  test('the thread and the composer', async () => {
    await openArticle(newsPiece);
    await reader.page.getByRole('treeitem').first().press('Home');
    const parent = reader.page.getByRole('treeitem', { name: /^1\.1 millwright/ });
    await parent.scrollIntoViewIfNeeded();
    await parent.hover();
    await parent.getByRole('button', { name: /^Reply/ }).click();
    await reader.page
      .getByRole('textbox', { name: 'Write a reply' })
      .fill('Thank you, I had only read the first page. Then my question is *who* counts.');
    await reader.page.getByText('Saved as a draft').first().waitFor();
    await look('thread-composer', { again: await inSight(parent) });
  });

  test('the long thread, deep down', async () => {
    await reader.page.getByRole('navigation', { name: 'Articles' }).getByText(/clock/i).click();
    await reader.page.getByRole('heading', { name: /clock/i, level: 1 }).waitFor();
    await reader.page.getByRole('treeitem').first().waitFor();
    await reader.page.getByRole('tree').hover();
    await reader.page.mouse.wheel(0, 3_000);
    await expect.poll(() => reader.page.getByRole('treeitem').count()).toBeLessThan(100);
    const socket = await signedIn('wet wool');
    try {
      const feed = await socket.follow('feed');
      const { id: articleId } = feed
        .all('article')
        .find(({ headline }) => /clock/i.test(headline))!;
      const thread = await socket.follow(`thread:${articleId}`);
      const own = thread.all('comment').find(({ author }) => author.name === 'late ferry')!;
      for (const parentId of [null, own.id]) {
        const body = 'It was right once, in 1971.';
        await socket.ask('comment.post', { id: v7(), articleId, parentId, body });
      }
    } finally {
      socket.close();
    }
    await reader.page.getByRole('button', { name: /^[\d,]+ new, \d+ to you/ }).waitFor();
    await look('thread-news');
  });

  test('a moderator publishes', async () => {
    const session = await server.sessionOf('millwright');
    const app = await openApp({ dataDir: join(folder.path, 'moderator'), session });
    try {
      await app.page.getByRole('button', { name: 'Publish an article' }).click();
      await app.page.getByRole('textbox', { name: 'Headline' }).fill('The weir gate opens');
      await app.page.getByRole('textbox', { name: /^(Text|Article|Body)/ }).fill('At *noon*.');
      await look('article-form', {}, app);
      await app.page.getByRole('button', { name: 'Publish', exact: true }).click();
      const list = reader.page.getByRole('navigation', { name: 'Articles' });
      await list.getByText('The weir gate opens').waitFor();
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('a comment as one writes it', async () => {
    const { page } = reader;
    await openArticle(newsPiece);
    const answered = page.getByRole('treeitem', { name: /^1\.1 / });
    await answered.focus();
    await answered.press('r');
    // It is open still, with the draft from before: the key leads into it.
    await page.locator('textarea:focus').waitFor();
    const field = page.locator('[data-id] form textarea');
    await field.fill('');
    await field.pressSequentially('I **agree** with @');
    const names = page.getByRole('listbox');
    await names.waitFor();
    // With another size of the window the names go, and come with the next letter.
    const again = async () => {
      await field.press('Backspace');
      await field.press('@');
      await names.waitFor();
    };
    await look('mention-list', { again });
    await field.press('Enter');
    await field.pressSequentially('on this:\n\n> to the end\n\n- one\n- `two`');
    await field.press('Control+Shift+P');
    await page.getByRole('group', { name: 'How it will look' }).waitFor();
    await look('preview', { again: () => field.scrollIntoViewIfNeeded() });
    await field.press('Control+Shift+P');
    await field.fill('word '.repeat(2_010));
    await field.press('Control+Enter');
    await page.getByRole('alert').waitFor();
    await look('too-long', { again: () => page.getByRole('alert').scrollIntoViewIfNeeded() });
    await field.fill('');
    await field.press('Escape');
  });

  test('a moderator acts, and the member is told', async () => {
    await openArticle(newsPiece);
    const composer = reader.page.getByRole('textbox', { name: 'Write a comment' });
    await composer.fill('I had only meant to ask whether the bus');
    await reader.page.getByText('Saved as a draft').first().waitFor();
    const session = await server.sessionOf('millwright');
    const app = await openApp({ dataDir: join(folder.path, 'moderator'), session });
    const { page } = app;
    const dialog = page.getByRole('dialog');
    try {
      await openArticle(newsPiece, app);
      const opener = page.locator('[data-quotable="article"] button[aria-haspopup="menu"]');
      await lookAtMenu('discussion-menu', opener, app);
      const theirs = page.getByRole('treeitem', { name: /^[\d.]+ late ferry/ }).first();
      await theirs.focus();
      await look('thread-moderator', { again: await inSight(theirs) }, app);
      await page.keyboard.press('f');
      await lookAtDialog('report', app);
      await page.keyboard.press('x');
      await lookAtDialog('removal', app);
      await page.keyboard.press('m');
      await dialog.getByText(/^since /).waitFor();
      await look('act-sheet', {}, app);
      await page.keyboard.press('3');
      await page.keyboard.press('Enter');
      // The offer stays for as long as somebody is on it.
      await page.getByRole('region', { name: 'Last act' }).getByRole('button').first().focus();
      await look('undo', {}, app);
      const card = reader.page.getByText('By a moderator, for “harassment”.');
      await card.waitFor();
      const end = () => scrollToEnd(reader);
      await end();
      await look('muted', { again: end });
      await reader.page.getByRole('button', { name: 'Appeal' }).click();
      await reader.page.getByRole('textbox', { name: 'Your appeal' }).fill('It was a quotation.');
      await look('appeal', { again: end });
      await reader.page.getByRole('button', { name: 'Send the appeal' }).click();
      await reader.page.getByText(/^Your appeal was sent/).waitFor();
      await look('appealed', { again: end });
      await scrollToEnd(app);
      await page.getByRole('treeitem', { name: /^10\.1 late ferry/ }).focus();
      await page.keyboard.press('m');
      await page.getByRole('button', { name: 'Lift' }).click();
      await page.keyboard.press('Escape');
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
    const section = async (name: string) => {
      await page.getByRole('button', { name: new RegExp(name) }).click();
    };
    try {
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
      await look('desk-entry', {}, app);
      await page.keyboard.press('d');
      await page.getByRole('article').first().waitFor();
      await page.keyboard.press('h');
      await page.getByText(/^hidden by you/i).waitFor();
      await look('desk-reports', {}, app);
      await section('Settings');
      await page.getByRole('checkbox', { name: 'Members may read the log' }).click();
      await page
        .getByRole('checkbox', { name: 'Members may read the log', checked: true })
        .waitFor();
      await page.getByText('All comments').click();
      await look('desk-settings', {}, app);
      await page.getByRole('button', { name: 'Save' }).click();
      await expect
        .poll(async () => (await socket.ask('community.describe', {})).community.holding.hold)
        .toBe('all');
      const { id: articleId } = article;
      const body = 'And who pays for the *bridges*?';
      await socket.ask('comment.post', { id: v7(), articleId, parentId: null, body });
      await section('Waiting');
      await page.getByText('And who pays').waitFor();
      await look('desk-waiting', {}, app);
      await section('Mutes');
      await look('desk-mutes', {}, app);
      await section('Log');
      await page.getByText(/head keeper hid comment/).waitFor();
      await look('desk-log', {}, app);
      await section('Rules');
      await page.getByRole('button', { name: /^New rule/ }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Ferries');
      await page.getByRole('textbox', { name: /^Words/ }).fill('ferry\nriver');
      await page.getByRole('button', { name: /^Try/ }).click();
      await page.getByText(/^Would have caught/).waitFor();
      await look('desk-rule', {}, app);
      expect(app.complaints).toEqual([]);

      await reader.page.getByRole('button', { name: 'Account and settings' }).click();
      await reader.page.getByRole('menuitem', { name: 'The moderators’ log' }).click();
      await reader.page.getByText('An admin hid a comment').waitFor();
      await look('public-log');
      await reader.page.keyboard.press('Escape');
    } finally {
      socket.close();
      await app.close();
    }
  });

  test('without a line', async () => {
    await openArticle(newsPiece);
    await server.stop();
    await reader.page.getByRole('status').getByText('Offline').waitFor();
    await reader.page.getByRole('textbox', { name: 'Write a comment' }).fill('Does the bus wait?');
    await reader.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await reader.page.getByRole('status').getByText('1 change waits to be sent').waitFor();
    const end = () => scrollToEnd(reader);
    await end();
    await look('offline', { again: end });
    expect(reader.complaints).toEqual([]);
  });
});
