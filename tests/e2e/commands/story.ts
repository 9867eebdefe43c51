// What the stories of the commands share: one community, one moderator's app, and ways about in it by keys
// alone. Tells nothing of any command itself.
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { v7 } from 'uuid';
import { expect } from 'vitest';
import type { CommandId } from '../../../renderer/commands/catalogue.ts';
import type { CommentRow } from '../../../shared/protocol/comments.ts';
import type { SocketClient } from '../../integration/socket-client.ts';
import * as focus from '../focus.ts';
import { newFolder, openApp, type RunningApp } from '../parley-app.ts';
import { type RealServer, startSampleCommunity } from '../real-server.ts';
import { openArticle } from '../thread-page.ts';
import { lookedAtBefore } from '../time-away.ts';
import type { Pressing } from './pressed.ts';

export const headline = 'Council votes to close the river road to cars on Sundays';
export const me = 'head keeper';

export type Story = ReturnType<typeof commandStory>;

export function commandStory(pressing: Pressing) {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;
  let others: CommentRow[];
  const clients: SocketClient[] = [];

  const connect = async (name: string) => {
    const client = await server.clientOf(name);
    clients.push(client);
    return client;
  };

  const press = (key: string) => app.page.keyboard.press(key);
  const type = (text: string) => app.page.keyboard.type(text);
  const use = (id: CommandId, index = 0) => pressing.use(app.page, id, index);
  const focused = () => focus.focusedIn(app.page);
  const focusIs = (name: RegExp) => focus.focusIs(app.page, name);
  const heading = (name: RegExp | string): Locator =>
    app.page.getByRole('heading', { name }).first();
  const row = (name: RegExp): Locator => app.page.getByRole('treeitem', { name });

  /** Chooses what has this name in the palette. */
  const find = async (words: string, name: RegExp) => {
    await use('go.palette');
    await focusIs(/^An article, a member/);
    await type(words);
    await app.page.getByRole('option', { name }).first().waitFor();
    await press('Enter');
  };
  /** Does it through the palette, as what has no key is done. */
  const choose = async (id: CommandId, name: string) => {
    // Some letters do: each is drawn.
    await find(name.slice(0, 8), new RegExp(`^${name}`));
    pressing.haveDone(id);
  };
  /** Reading the article from its beginning, from wherever one is. */
  const toArticle = async () => {
    await find('counc', new RegExp(`^${headline}`));
    await focusIs(new RegExp(`^${headline}`));
  };
  const toComment = async () => {
    await toArticle();
    await use('thread.next');
    await focusIs(/^\d/);
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
  /** A dialog comes, and goes by Escape; the focus is where it was. */
  const dialogComesAndGoes = async (name: RegExp, before: RegExp) => {
    const dialogs = app.page.locator('[role="dialog"], [role="alertdialog"]');
    const dialog = dialogs.filter({ hasText: name });
    await dialog.waitFor();
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await focusIs(before);
  };

  /** Something happened in the thread, and to this account, since it was last here. */
  const begin = async () => {
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
  };
  const end = async () => {
    for (const client of clients) client.close();
    await app?.close();
    await server?.stop();
    await folder?.remove();
  };

  return {
    begin,
    end,
    app: () => app,
    page: () => app.page,
    /** The comments of others that can be acted upon, the oldest first. */
    others: () => others,
    connect,
    press,
    type,
    use,
    choose,
    haveDone: pressing.haveDone,
    find,
    focused,
    focusIs,
    heading,
    row,
    toArticle,
    toComment,
    toDesk,
    dialogComesAndGoes,
  };
}
