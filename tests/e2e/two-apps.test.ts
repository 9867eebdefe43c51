// Two apps on one server: what is written in one stands in the other at once, and both go on when the
// server is gone. The whole way, with nothing played by the test.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { HandedSession } from '../../main/engine/messages.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, post, readOnTo } from './thread-page.ts';

const headline = "The library's night school turns fifty";

async function reply({ page }: RunningApp, to: string, text: string): Promise<void> {
  const parent = comment(page, to);
  await parent.hover();
  await parent.getByRole('button', { name: /^Reply/ }).click();
  await page.getByRole('textbox', { name: 'Write a reply' }).fill(text);
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
}

async function edit({ page }: RunningApp, from: string, text: string): Promise<void> {
  const own = comment(page, from);
  await own.hover();
  await own.getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('textbox', { name: 'Edit your comment' }).fill(text);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

/** The number and author of the comment, once it was sent: it has no number before. */
async function sentName(app: RunningApp, text: string, author: string): Promise<string> {
  const sent = app.page.getByRole('treeitem', { name: new RegExp(`^[\\d.]+ ${author}`) });
  const found = sent.filter({ hasText: text });
  await readOnTo(app, found);
  return (await found.getAttribute('aria-label'))!.split(',')[0]!;
}

describeInElectron('two apps on one server', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  const sessions: Record<string, HandedSession> = {};
  const apps: Record<string, RunningApp> = {};

  const open = async (name: string) => {
    const dataDir = join(folder.path, name.replace(' ', '-'));
    const app = await openApp({ dataDir, session: sessions[name]! });
    apps[name] = app;
    await openArticle(app, headline);
    return app;
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    for (const name of ['late ferry', 'millwright']) sessions[name] = await server.sessionOf(name);
  });

  afterAll(async () => {
    for (const app of Object.values(apps)) await app.close();
    await server?.stop();
    await folder?.remove();
  });

  test('[L3] [W1] [W2] [W5] [S6] they see each other, live and after a time without a line', async () => {
    onTestFailed(() => takePictures(apps));
    let reader = await open('late ferry');
    const moderator = await open('millwright');

    await post(reader, 'The last lesson has the clock in the wrong room.');
    const first = await sentName(moderator, 'clock in the wrong room', 'late ferry');
    expect(await sentName(reader, 'clock in the wrong room', 'late ferry')).toBe(first);

    await reply(reader, 'clock in the wrong room', 'On second thoughts, north is down there.');
    const second = await sentName(moderator, 'north is down there', 'late ferry');
    expect(second.startsWith(`${first.split(' ')[0]}.1 `)).toBe(true);

    await edit(reader, 'north is down there', 'On second thoughts, north is left there.');
    await readOnTo(moderator, comment(moderator.page, 'north is left there'));
    expect(await comment(moderator.page, 'north is down there').count()).toBe(0);

    await server.stop();
    await reader.page.getByRole('status').getByText('Offline').waitFor();
    await moderator.page.getByRole('status').getByText('Offline').waitFor();

    await reader.close();
    reader = await open('late ferry');
    await reader.page.getByRole('status').getByText('Offline').waitFor();
    await readOnTo(reader, comment(reader.page, 'north is left there'));
    await reply(reader, 'north is left there', 'Written while nobody could hear it.');
    await readOnTo(reader, comment(reader.page, 'while nobody could hear'));
    await reader.page.getByRole('status').getByText('1 change waits to be sent').waitFor();

    await server.startAgain();
    const third = await sentName(moderator, 'while nobody could hear', 'late ferry');
    expect(await sentName(reader, 'while nobody could hear', 'late ferry')).toBe(third);
    for (const app of [reader, moderator]) {
      expect(await comment(app.page, 'while nobody could hear').count()).toBe(1);
      expect(app.complaints).toEqual([]);
    }
  });
});
