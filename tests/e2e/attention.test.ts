// What calls a member and what does not: notifications, the number on the icon and the tray, of real
// replies over a real server. What the system would show is written down where Electron hands it over.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { SocketClient } from '../integration/socket-client.ts';
import { askEngine } from './ask-engine.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, post } from './thread-page.ts';

const headline = "The library's night school turns fifty";
const other = 'Council votes to close the river road to cars on Sundays';

const eventually = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 10_000 });

type Handed = { title: string; body: string; isOpen: boolean };
type Watch = {
  told: Handed[];
  badge: number;
  tray: string;
  click: () => void;
  reply: (text: string) => void;
};
type Watched = { watch: Watch };

/** From here on what is handed to the system is written down as well. */
async function watchSystem({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ app, Notification, Tray }) => {
    const none = () => undefined;
    const watch: Watch = { told: [], badge: 0, tray: '', click: none, reply: none };
    Object.assign(globalThis, { watch });
    // There is nobody here who would show one.
    Notification.isSupported = () => true;
    const entries = new WeakMap<Electron.Notification, Handed>();
    Notification.prototype.show = function show(this: Electron.Notification) {
      const handed = { title: this.title, body: this.body, isOpen: true };
      entries.set(this, handed);
      watch.told.push(handed);
      watch.click = () => this.emit('click');
      watch.reply = (text) => this.emit('reply', {}, text);
    };
    Notification.prototype.close = function close(this: Electron.Notification) {
      Object.assign(entries.get(this)!, { isOpen: false });
    };
    const { setBadgeCount } = app;
    app.setBadgeCount = (count) => {
      watch.badge = count ?? 0;
      return setBadgeCount.call(app, count);
    };
    const { setToolTip } = Tray.prototype;
    Tray.prototype.setToolTip = function set(this: Electron.Tray, text: string) {
      watch.tray = text;
      setToolTip.call(this, text);
    };
  });
}

const watched = ({ electron }: RunningApp) =>
  electron.evaluate(() => {
    const { told, badge, tray } = (globalThis as unknown as Watched).watch;
    return { told: told.filter(({ isOpen }) => isOpen), all: told.length, badge, tray };
  });

describeInElectron('what calls a member', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let app: RunningApp;
  let other_: SocketClient;
  let place: Awaited<ReturnType<typeof ownComment>>;

  /** The comment of the app's own member, written in the window. */
  async function ownComment() {
    await openArticle(app, headline);
    await post(app, 'Who keeps the key of the school?');
    await comment(app.page, 'Who keeps the key')
      .and(app.page.getByRole('treeitem', { name: /^\d+ / }))
      .waitFor();
    const list = await askEngine(app.page, 'community.list', {});
    const { id: communityId } = list.ok ? list.value[0]! : expect.unreachable();
    const articles = await askEngine(app.page, 'article.list', { communityId });
    const { id: articleId } = articles.ok
      ? articles.value.find((item) => item.headline === headline)!
      : expect.unreachable();
    const rest = await askEngine(app.page, 'thread.rest', { communityId, articleId, after: 0 });
    const own = rest.ok
      ? rest.value.comments.find(({ body }) => body?.includes('Who keeps'))
      : null;
    return { communityId, articleId, commentId: own!.id };
  }

  const answer = (body: string) =>
    other_.ask('comment.post', {
      id: v7(),
      articleId: place.articleId,
      parentId: place.commentId,
      body,
    });

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    // Nobody has ever answered this one.
    await server.createAdmin('Ines');
    const { url, token } = await server.sessionOf('millwright');
    other_ = await SocketClient.connect(url, { token });
    app = await openApp({
      dataDir: join(folder.path, 'app'),
      session: await server.sessionOf('Ines'),
    });
    await watchSystem(app);
    place = await ownComment();
  });

  afterAll(async () => {
    other_?.close();
    await app?.close();
    await server?.stop();
    await folder?.remove();
  });

  test('replies are told once, together, and counted until they are read', async () => {
    onTestFailed(() => takePictures({ attention: app }));
    await openArticle(app, other);
    await answer('The caretaker.');
    await eventually(() => watched(app)).toMatchObject({
      told: [{ title: 'millwright replied to you', body: `The caretaker.\n${headline}` }],
      badge: 1,
      tray: 'Parley – 1 reply or mention',
    });
    for (const body of ['Since 1974.', 'Or so he says.', 'Ask at the desk.']) await answer(body);
    await eventually(() => watched(app)).toMatchObject({
      told: [{ title: `4 replies in “${headline}”`, body: 'millwright' }],
      badge: 4,
      tray: 'Parley – 4 replies and mentions',
    });

    await app.electron.evaluate(() => (globalThis as unknown as Watched).watch.click());
    await comment(app.page, 'The caretaker.').and(app.page.locator(':focus')).waitFor();
    await eventually(() => watched(app)).toMatchObject({ told: [], badge: 0 });
  });

  test('the thread that stands in a window in front tells of nothing', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.focus());
    const { all } = await watched(app);
    await answer('He has it on a string.');
    await comment(app.page, 'on a string').waitFor();
    // The next thing that is told comes after it.
    await openArticle(app, other);
    await answer('Round his neck.');
    await eventually(async () => (await watched(app)).told).toMatchObject([
      { body: `Round his neck.\n${headline}` },
    ]);
    expect((await watched(app)).all).toBe(all + 1);
  });

  test('what is written into a notification is sent, or kept beside the draft that was there', async () => {
    const replyWith = (text: string) =>
      app.electron.evaluate(
        (_, said) => (globalThis as unknown as Watched).watch.reply(said),
        text,
      );
    const list = await askEngine(app.page, 'community.list', {});
    const { id: memberId } = list.ok ? list.value[0]!.member! : expect.unreachable();
    const { communityId, articleId } = place;
    const rest = await askEngine(app.page, 'thread.rest', { communityId, articleId, after: 0 });
    const parent = rest.ok
      ? rest.value.comments.find(({ body }) => body === 'Round his neck.')
      : null;
    const draft = {
      communityId,
      memberId,
      place: { of: 'comment', articleId, parentId: parent!.id },
    } as const;
    await askEngine(app.page, 'draft.save', { ...draft, fields: { text: 'Half a thought' } });
    const tooLong = 'x'.repeat(limits.commentBody + 1);
    await replyWith(tooLong);
    await eventually(async () => (await watched(app)).told).toMatchObject([
      { title: 'Your reply was not sent' },
    ]);
    expect(await askEngine(app.page, 'draft.read', draft)).toEqual({
      ok: true,
      value: { text: `${tooLong}\n\nHalf a thought` },
    });
    await askEngine(app.page, 'draft.save', { ...draft, fields: {} });
  });

  test('what was told of is taken back when it is withdrawn', async () => {
    const id = v7();
    const { articleId, commentId: parentId } = place;
    await other_.ask('comment.post', { id, articleId, parentId, body: 'Or so they say.' });
    const said = { body: `Or so they say.\n${headline}` };
    await eventually(async () => (await watched(app)).told.at(-1)).toMatchObject(said);
    await other_.ask('comment.remove', { id });
    await eventually(async () => (await watched(app)).told).not.toContainEqual(
      expect.objectContaining(said),
    );
  });

  test('with do not disturb it is counted but not told, and from a quiet thread neither', async () => {
    const set = (until: string | null) =>
      app.page.evaluate(
        (doNotDisturbUntil) => window.parley.system['settings.change']({ doNotDisturbUntil }),
        until,
      );
    const { all, badge } = await watched(app);
    await set(new Date(Date.now() + 60_000).toISOString());
    await answer('Day and night.');
    await eventually(async () => (await watched(app)).badge).toBe(badge + 1);
    await set(null);
    const { communityId, articleId } = place;
    await askEngine(app.page, 'thread.quiet', { communityId, articleId, on: true });
    await eventually(async () => (await watched(app)).badge).toBe(0);
    await answer('Even in the bath.');
    await askEngine(app.page, 'thread.quiet', { communityId, articleId, on: false });
    await answer('And that is that.');
    await eventually(async () => (await watched(app)).all).toBe(all + 1);
    expect((await watched(app)).told.at(-1)).toMatchObject({
      title: expect.stringMatching(/repl/),
    });
  });

  test('nothing is told again at the next start, and what is unread still counts', async () => {
    const { badge } = await watched(app);
    await app.close();
    app = await openApp({
      dataDir: join(folder.path, 'app'),
      session: await server.sessionOf('Ines'),
    });
    await watchSystem(app);
    await answer('After the start.');
    await eventually(() => watched(app)).toMatchObject({
      all: 1,
      told: [{ title: 'millwright replied to you' }],
      badge: badge + 1,
    });
  });

  test('with a tray the app stays there when its window is closed, if that is wanted', async () => {
    await app.close();
    // What the session's bus of a desktop with such icons says.
    const bin = join(folder.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'dbus-send'), '#!/bin/sh\necho "   boolean true"\n');
    chmodSync(join(bin, 'dbus-send'), 0o755);
    app = await openApp({
      dataDir: join(folder.path, 'app'),
      session: await server.sessionOf('Ines'),
      env: { PATH: `${bin}:${process.env.PATH}`, DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' },
    });
    await watchSystem(app);
    const state = () =>
      app.page.evaluate(() => window.parley.system['settings.change']({ closeToTray: true }));
    await eventually(state).toMatchObject({
      ok: true,
      value: { settings: { closeToTray: true }, abilities: { tray: true } },
    });
    await app.page.close();
    await answer('With no window open.');
    await eventually(() => watched(app)).toMatchObject({
      told: [{ body: `With no window open.\n${headline}` }],
    });
    const [page] = await Promise.all([
      app.electron.waitForEvent('window'),
      app.electron.evaluate(() => (globalThis as unknown as Watched).watch.click()),
    ]);
    await comment(page, 'With no window open.').waitFor();

    // A desktop that shows no such icons any more leaves no other way to the app.
    writeFileSync(join(bin, 'dbus-send'), '#!/bin/sh\necho "   boolean false"\n');
    await Promise.all([app.electron.waitForEvent('close'), page.close()]);
  });
});
