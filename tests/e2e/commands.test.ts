// Every command of the catalogue by keyboard alone, in real Electron: each one's context is brought about by
// keys, its key is pressed, and its effect is seen. Where one was comes back with the way back.
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type CommandId, commandIds, keysOf } from '../../renderer/commands/catalogue.ts';
import { chordIn } from '../../renderer/commands/keys.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { SocketClient } from '../integration/socket-client.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { openArticle } from './thread-page.ts';
import { lookedAtBefore } from './time-away.ts';

const headline = 'Council votes to close the river road to cars on Sundays';
const me = 'head keeper';

/** What is pressed in a story of its own. */
const elsewhere: Partial<Record<string, string>> = {
  'comment.postAnyway': 'held-reply.test.ts',
  'community.up': 'communities.test.ts',
  'community.down': 'communities.test.ts',
  'window.new': 'windows.test.ts',
  'window.thread': 'windows.test.ts',
};

describeInElectron('every command', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;
  let others: CommentRow[];
  const clients: SocketClient[] = [];
  const pressed = new Set<CommandId>();

  const connect = async (name: string) => {
    const { url, token } = await server.sessionOf(name);
    const client = await SocketClient.connect(url, { token });
    clients.push(client);
    return client;
  };
  const press = (key: string) => app.page.keyboard.press(key);
  const type = (text: string) => app.page.keyboard.type(text);
  /** Presses the command's key: the first that it has, or another of them. */
  const use = async (id: CommandId, index = 0) => {
    const chord = chordIn(keysOf(id, 'linux')[index]!);
    await press(
      chord
        .replace(/^mod\+/, 'Control+')
        .replace(/^alt\+/, 'Alt+')
        .replace(/shift\+/, 'Shift+'),
    );
    pressed.add(id);
  };
  /** Does it through the palette, as what has no key is done. */
  const choose = async (id: CommandId, name: string) => {
    await use('go.palette');
    await focusIs(/^An article, a member/);
    await type(name);
    await app.page
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .first()
      .waitFor();
    await press('Enter');
    pressed.add(id);
  };
  const focused = () =>
    app.page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === document.body || activeElement === null) return 'nothing';
      return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
    });
  const focusIs = async (name: RegExp) => {
    await expect.poll(focused, { timeout: 10_000 }).toMatch(name);
  };
  /** Reading the article from its beginning, from wherever one is. */
  const toArticle = async () => {
    await use('go.palette');
    await focusIs(/^An article, a member/);
    await type('council votes');
    const found = app.page.getByRole('option', { name: new RegExp(`^${headline}`) });
    await found.first().waitFor();
    await press('Enter');
    await focusIs(new RegExp(`^${headline}`));
  };
  const toComment = async () => {
    await toArticle();
    await use('thread.next');
    await use('thread.first');
    await focusIs(/^1 quiet oar/);
  };
  const toDesk = async (section: number, item: RegExp) => {
    await toArticle();
    await use('go.desk');
    await heading('Moderation desk').waitFor();
    await use('desk.section', section);
    await focusIs(item);
  };
  const heading = (name: RegExp | string) => app.page.getByRole('heading', { name }).first();
  const row = (name: RegExp) => app.page.getByRole('treeitem', { name });
  /** A dialog comes, and goes by Escape; the focus is where it was. */
  const dialogComesAndGoes = async (name: RegExp, before: RegExp) => {
    const dialogs = app.page.locator('[role="dialog"], [role="alertdialog"]');
    const dialog = dialogs.filter({ hasText: name });
    await dialog.waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusIs(before);
  };
  const mute = async (index: number) => {
    const { author } = others[index]!;
    const request = { memberId: author.id, forSeconds: 3_600, reason: 'threat' } as const;
    return (await connect('millwright')).ask('member.mute', request);
  };
  const field = () =>
    app.page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value ?? '');

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    await server.createAdmin(me);
    const dataDir = join(folder.path, 'admin');
    const open = async () => openApp({ dataDir, session: await server.sessionOf(me) });
    app = await open();
    await openArticle(app, 'Ferry timetable: what changes on Monday');
    await openArticle(app, headline);
    await app.close();
    expect(lookedAtBefore(dataDir, 5)).toBe(1);

    const member = await connect('late ferry');
    const feed = await member.follow('feed');
    const article = feed.all('article').find((each) => each.headline === headline)!;
    const thread = await member.follow(`thread:${article.id}`);
    others = thread
      .all('comment')
      .filter(({ body, author }) => {
        return body !== null && author.role === 'member' && author.name !== 'late ferry';
      })
      .sort((a, b) => a.seq - b.seq);
    const ferry = feed.all('article').find((each) => /^Ferry/.test(each.headline))!;
    for (const [articleId, body] of [
      [article.id, 'Does the ferry wait?'],
      [article.id, 'Does the bus?'],
      [ferry.id, 'And the tide?'],
    ] as const) {
      await member.ask('comment.post', { id: v7(), articleId, parentId: null, body });
    }
    app = await open();
    app.page.setDefaultTimeout(10_000);
    await app.page.getByRole('navigation', { name: 'Articles' }).getByText(headline).waitFor();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePictures({ commands: app });
  });

  afterAll(async () => {
    for (const client of clients) client.close();
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('of what happened meanwhile', async () => {
    await use('go.catchUp');
    await focusIs(/^What happened/);
    await use('catchUp.next');
    await expect.poll(focused).not.toMatch(/^What happened/);
    const first = await focused();
    await use('catchUp.last');
    await expect.poll(focused).not.toBe(first);
    await use('catchUp.first');
    await expect.poll(focused).toBe(first);
    await use('catchUp.next', 1);
    await use('catchUp.previous');
    await expect.poll(focused).toBe(first);
    await use('go.leave');
    await heading('What happened').waitFor({ state: 'detached' });
  });

  test('of the window: screens, and the way back', async () => {
    const { page } = app;
    const address = page.getByRole('textbox', { name: /^Address/ });
    await choose('go.storage', 'Storage on this');
    await heading('Storage on this device').waitFor();
    await use('go.leave');
    await heading('Storage on this device').waitFor({ state: 'detached' });
    await choose('go.connect', 'Connect to');
    await address.waitFor();
    await use('go.back');
    await address.waitFor({ state: 'detached' });
    await use('go.forward');
    await address.waitFor();
    await use('go.back');
    await address.waitFor({ state: 'detached' });
    await use('go.settings');
    await heading('Settings').waitFor();
    await use('go.community');
    await heading('Settings').waitFor({ state: 'detached' });
  });

  test('of the window: the sheet of keys, and sizes', async () => {
    const { page } = app;
    await use('go.keys');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await focusIs(/^Find a shortcut/);
    const withKeys = commandIds.filter((id) => keysOf(id, 'linux').length > 0);
    expect(await sheet.locator('[data-command]').count()).toBe(withKeys.length);
    await type('agree');
    await expect.poll(() => sheet.locator('[data-command]').count()).toBe(1);
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const width = () => page.evaluate(() => window.innerWidth);
    const usual = await width();
    await use('size.larger');
    await expect.poll(width).toBeLessThan(usual);
    await use('size.smaller');
    await expect.poll(width).toBe(usual);
    await use('size.smaller');
    await expect.poll(width).toBeGreaterThan(usual);
    await use('size.usual');
    await expect.poll(width).toBe(usual);
  });

  test('of the search', async () => {
    const { page } = app;
    await use('go.search');
    await focusIs(/^Search/);
    await type('ferry');
    await page.getByRole('listbox', { name: 'Results' }).getByRole('option').nth(1).waitFor();
    const current = () =>
      page.getByRole('combobox', { name: /^Search/ }).getAttribute('aria-activedescendant');
    const first = await current();
    await use('search.next');
    await expect.poll(current).not.toBe(first);
    await use('search.previous');
    await expect.poll(current).toBe(first);
    await use('search.open');
    await page.getByRole('tree').waitFor();
  });

  test('of the articles', async () => {
    await toArticle();
    await use('go.leave');
    await use('list.last');
    const last = await focused();
    await use('list.previous');
    await expect.poll(focused).not.toBe(last);
    await use('list.next');
    await expect.poll(focused).toBe(last);
    await use('list.first');
    await expect.poll(focused).not.toBe(last);
    for (const [id, key] of [
      ['article.pin', 'O'],
      ['article.follow', 'L'],
      ['article.quiet', 'Z'],
    ] as const) {
      const button = app.page.locator(`button[aria-keyshortcuts="${key}"]`);
      const before = await button.getAttribute('aria-pressed');
      await use(id);
      await expect.poll(() => button.getAttribute('aria-pressed')).not.toBe(before);
    }
    await use('article.publish');
    await heading('Publish an article').waitFor();
    await use('go.back');
    await heading(headline).waitFor();
    await use('article.correct');
    await heading('Correct the article').waitFor();
    await use('go.back');
    await heading(headline).waitFor();
  });

  test('of a thread', async () => {
    await toArticle();
    await use('thread.next');
    await use('thread.last');
    await focusIs(/late ferry/);
    await use('thread.first');
    await focusIs(/^1 quiet oar/);
    await use('thread.next', 1);
    await focusIs(/^1\.1 /);
    await use('thread.parent');
    await focusIs(/^1 quiet oar/);
    await use('thread.next');
    await use('thread.previous');
    await focusIs(/^1 quiet oar/);
    await use('thread.nextNew');
    await focusIs(/late ferry/);
    const news = await focused();
    await use('thread.nextNew');
    await expect.poll(focused).not.toBe(news);
    await use('thread.previousNew');
    await expect.poll(focused).toBe(news);
  });

  test('of the branches of a thread, and its orders', async () => {
    const { page } = app;
    await toComment();
    const one = row(/^1 quiet oar/);
    const isOpen = (open: boolean) =>
      expect.poll(() => one.getAttribute('aria-expanded')).toBe(String(open));
    await use('thread.collapse');
    await isOpen(false);
    await use('thread.expand');
    await isOpen(true);
    await use('thread.toggle');
    await isOpen(false);
    await use('thread.toggle');
    await isOpen(true);
    await choose('thread.collapseAll', 'Collapse all');
    await isOpen(false);
    await choose('thread.expandAll', 'Expand all');
    await isOpen(true);
    await use('thread.collapseRead');
    await isOpen(false);
    await choose('thread.expandAll', 'Expand all');
    await isOpen(true);
    await use('thread.orders');
    await page.getByRole('menuitemradio', { name: /^Newest/ }).waitFor();
    await press('Escape');
    await focusIs(/^1 quiet oar/);
  });

  test('of the composer, and of one’s own comment', async () => {
    await toArticle();
    await use('thread.write');
    await focusIs(/^Write a comment/);
    for (const [id, marks] of [
      ['composer.bold', '**'],
      ['composer.italic', '*'],
      ['composer.link', ']('],
      ['composer.quote', '>'],
      ['composer.list', '-'],
      ['composer.code', '`'],
    ] as const) {
      await press('Control+A');
      await press('Delete');
      await use(id);
      await expect.poll(field).toContain(marks);
    }
    await press('Control+A');
    await type('Who counts?');
    await use('composer.preview');
    await app.page.getByRole('button', { name: 'Preview', pressed: true }).waitFor();
    await use('composer.preview');
    await focusIs(/^Write a comment/);
    await use('composer.send');
    const mine = row(new RegExp(`^\\d+ ${me}`));
    await mine.waitFor();
    await mine.focus();
    await use('comment.edit');
    await focusIs(/^Edit your comment/);
    await use('composer.close');
    await focusIs(new RegExp(me));
    await use('comment.remove');
    await dialogComesAndGoes(/Remove/, new RegExp(me));
  });

  test('of a comment', async () => {
    const { page } = app;
    await toComment();
    await use('comment.reply');
    await focusIs(/^Write a reply/);
    await use('composer.close');
    await focusIs(/^1 quiet oar/);
    await use('comment.quote');
    await expect.poll(field).toMatch(/^>/);
    await use('composer.close');
    await focusIs(/^1 quiet oar/);
    const one = row(/^1 quiet oar/);
    for (const [id, name] of [
      ['comment.agree', 'Agree'],
      ['comment.thanks', 'Thanks'],
      ['comment.funny', 'Funny'],
    ] as const) {
      await use(id);
      await one.getByRole('button', { name: new RegExp(`^${name}, `), pressed: true }).waitFor();
    }
    await use('comment.copyLink');
    const copied = () => app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toMatch(/^parley:.*#1$/);
    await use('comment.ignore');
    await page.getByText('By quiet oar, whom you ignore.').first().waitFor();
    await use('comment.ignore');
    await one.getByText('By quiet oar, whom you ignore.').waitFor({ state: 'detached' });
    await use('comment.report');
    await dialogComesAndGoes(/Report/, /^1 quiet oar/);
  });

  test('of a comment, for moderators', async () => {
    await toComment();
    await use('comment.act');
    await dialogComesAndGoes(/quiet oar/, /^1 quiet oar/);
    await use('comment.hide');
    await row(/^1 hidden/).waitFor();
    await use('act.undo');
    await row(/^1 quiet oar/).waitFor();
  });

  test('of the reports on the desk', async () => {
    const { page } = app;
    const member = await connect('late ferry');
    const report = (index: number) =>
      member.ask('comment.report', { id: others[index]!.id, reason: 'harassment' });
    await report(0);
    await report(1);
    await toDesk(0, /^Report of/);
    await use('desk.first');
    const first = await focused();
    await use('desk.next');
    await expect.poll(focused).not.toBe(first);
    await use('desk.first');
    await expect.poll(focused).toBe(first);
    await use('desk.last');
    await use('desk.previous');
    await expect.poll(focused).toBe(first);
    await use('desk.filter');
    await focusIs(/^Member/);
    await press('Escape');
    await expect.poll(focused).toBe(first);
    await use('desk.act');
    await dialogComesAndGoes(/./, /^Report of/);
    await use('desk.hide');
    await page.getByText(/^hidden by you/i).waitFor();
    await use('desk.restore');
    await page.getByRole('article').first().getByRole('button', { name: /^Hide/ }).waitFor();
    await report(2);
    await page.getByRole('button', { name: /^1 new/ }).waitFor();
    await use('desk.takeIn');
    await focusIs(new RegExp(`^Report of ${others[2]!.number} by`));
    await use('desk.dismiss');
    await page.getByText(/^report dismissed by you/i).waitFor();
    await use('desk.remove');
    await page.getByRole('dialog', { name: /^Remove/ }).waitFor();
    await press('2');
    await page.getByText(/^removed by you/i).waitFor();
    await focusIs(new RegExp(`^Report of ${others[2]!.number} by`));
    await use('desk.showText');
    await page.getByRole('article').getByText(others[2]!.body!.slice(0, 20)).waitFor();
    await use('desk.open');
    await focusIs(new RegExp(`^${others[2]!.number} removed`));
    await use('go.back');
    await focusIs(/^Report of/);
  });

  test('of what waits for approval', async () => {
    const { page } = app;
    const admin = await connect(me);
    await admin.ask('community.setModeration', { holding: { hold: 'all' } });
    const member = await connect('late ferry');
    const { articleId } = others[0]!;
    for (const body of ['The first to wait.', 'The second to wait.']) {
      await member.ask('comment.post', { id: v7(), articleId, parentId: null, body });
    }
    await admin.ask('community.setModeration', { holding: { hold: 'none' } });
    await toDesk(1, /^A comment by late ferry/);
    await use('desk.first');
    await use('desk.approve');
    await page.getByText(/^approved by you/i).waitFor();
    await use('desk.next');
    await use('desk.reject');
    await dialogComesAndGoes(/Reject/, /^A comment by late ferry/);
  });

  test('of mutes and appeals', async () => {
    const { page } = app;
    await mute(3);
    await toDesk(2, new RegExp(`^${others[3]!.author.name}`));
    await use('desk.lift');
    await page.getByText(/^(Lifted or replaced|No longer waits)/).waitFor();
    const { mute: muted } = await mute(4);
    const author = await connect(others[4]!.author.name);
    await author.ask('appeal.write', { sanctionId: muted.id, text: 'I was quoting him.' });
    await toDesk(3, /^Appeal of/);
    for (const id of ['desk.accept', 'desk.decline'] as const) {
      await use(id);
      await page.getByRole('textbox', { name: 'Answer' }).waitFor();
      await press('Escape');
      await focusIs(/^Appeal of/);
    }
  });

  test('of the log and the rules', async () => {
    await toDesk(4, /muted/);
    await use('desk.revert');
    await dialogComesAndGoes(/Take this back/, /muted/);
    await use('desk.section', 5);
    await heading('Moderation desk').waitFor();
    await use('desk.create');
    const name = app.page.getByRole('textbox', { name: 'Name' });
    await name.waitFor();
    await app.page.getByRole('textbox', { name: /^Words/ }).focus();
    await type('zeppelin');
    await name.focus();
    await type('Airships');
    await press('Enter');
    await focusIs(/^Rule “Airships”/);
    await use('desk.edit');
    await heading('The rule “Airships”').waitFor();
    await press('Escape');
    await focusIs(/^Rule “Airships”/);
    await use('desk.delete');
    await dialogComesAndGoes(/Delete the rule/, /^Rule “Airships”/);
  });

  test('the way back leads to the line where one was, by the buttons of the mouse too', async () => {
    const { page } = app;
    await toComment();
    for (let times = 0; times < 4; times += 1) await use('thread.next');
    const name = await focused();
    expect(name).not.toMatch(/^1 quiet oar/);
    const top = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
    const before = await top();
    await use('go.palette');
    await focusIs(/^An article, a member/);
    await type('ferry timetable');
    await page
      .getByRole('option', { name: /^Ferry timetable/ })
      .first()
      .waitFor();
    await press('Enter');
    await focusIs(/^Ferry timetable/);
    const click = (button: number) =>
      page.evaluate((which) => {
        const init = { button: which, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new MouseEvent('mouseup', init));
      }, button);
    await click(3);
    await expect.poll(focused).toBe(name);
    await expect.poll(async () => Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(2);
    await click(4);
    await heading(/^Ferry timetable/).waitFor();
    await use('go.back');
    await expect.poll(focused).toBe(name);
  });

  test('the native menu shows the commands with their keys, and does them', async () => {
    const item = (id: string) =>
      app.electron.evaluate(({ Menu }, wanted) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(wanted);
        return found ? { label: found.label, keys: found.accelerator, on: found.enabled } : null;
      }, id);
    expect(await item('go.palette')).toEqual({
      label: 'Go to anything…',
      keys: 'CmdOrCtrl+K',
      on: true,
    });
    expect(await item('comment.hide')).toMatchObject({ label: 'Hide' });
    expect(await item('go.account')).toMatchObject({ on: false });
    await app.electron.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('go.settings')?.click(),
    );
    await heading('Settings').waitFor();
    await use('go.leave');
    await heading('Settings').waitFor({ state: 'detached' });
  });

  test('of the account; and no command was left out', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Account and settings' }).focus();
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).focus();
    await press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await expect
      .poll(async () => {
        await use('go.palette');
        await focusIs(/^An article, a member/);
        await type('Sign in');
        const found = await page.getByRole('option', { name: /^Sign in/ }).count();
        await press(found === 0 ? 'Escape' : 'Enter');
        return found;
      })
      .toBe(1);
    pressed.add('go.account');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(commandIds.filter((id) => !pressed.has(id) && elsewhere[id] === undefined)).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
});
