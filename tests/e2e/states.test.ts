// The screens that have nothing to show, or may not: each says why and what to do next. Several are
// brought about in one run; `npm run screenshots` makes a picture of each.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server } from 'socket.io';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSessionFor } from '../../server/community/accounts.ts';
import { publishArticle } from '../../server/community/publishing.ts';
import { openDataFolder } from '../../server/store/data-folder.ts';
import { findSession, hashSecret } from '../../server/store/sessions.ts';
import type { Store } from '../../server/store/store.ts';
import type { SessionAnswer } from '../../shared/protocol/accounts.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { startProxy } from '../integration/cutting-proxy.ts';
import { SocketClient } from '../integration/socket-client.ts';
import { lookAt } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startCommunity } from './real-server.ts';

const many = 5_000;

describeInElectron('screens with nothing to show', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let dataDir: string;
  let member: SessionAnswer;
  const apps: Record<string, RunningApp> = {};

  /** Reads or writes while the server is down. */
  const withStore = async (work: (store: Store) => Promise<unknown>) => {
    const store = await openDataFolder(dataDir);
    try {
      await work(store);
    } finally {
      await store.close();
    }
  };

  beforeAll(async () => {
    folder = await newFolder();
    dataDir = join(folder.path, 'server');
    server = await startCommunity(dataDir, '--name', 'Oak Street Library');
    await server.createAdmin('librarian');
  });

  afterAll(async () => {
    await server?.stop();
    await folder?.remove();
  });

  const open = async (name: string, session: { url: string; token: string }) => {
    const app = await openApp({ dataDir: join(folder.path, name), session });
    apps[name] = app;
    return app;
  };

  const closeAll = async () => {
    for (const [name, app] of Object.entries(apps)) {
      delete apps[name];
      await app.close();
    }
  };

  const orPictures = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      await takePictures(apps);
      throw error;
    } finally {
      await closeAll();
    }
  };

  test('a community in which nothing was said yet', () =>
    orPictures(async () => {
      const newcomer = await SocketClient.connect(server.url);
      member = await newcomer.ask('account.register', {
        name: 'page turner',
        password: 'a password for the test',
      });
      newcomer.close();
      const reader = await open('member', { url: server.url, token: member.token });
      await reader.page.getByText('What is published here appears by itself.').waitFor();
      await lookAt(reader, 'empty-list-member');
      const editor = await open('editor', await server.sessionOf('librarian'));
      const list = editor.page.getByRole('navigation', { name: 'Articles' });
      await list.getByRole('button', { name: 'Publish an article' }).waitFor();
      await lookAt(editor, 'empty-list-editor');
      await editor.page.keyboard.press('d');
      await editor.page.getByRole('heading', { level: 1 }).waitFor();
      await editor.page.getByText(/comments? a minute$/).waitFor();
      await lookAt(editor, 'empty-desk');
      await editor.page.keyboard.press('Control+Shift+F');
      await editor.page
        .getByRole('combobox', { name: 'Search articles and comments' })
        .fill('nowhere');
      await editor.page.getByText('Nothing found').first().waitFor();
      await lookAt(editor, 'empty-search');

      const socket = await SocketClient.connect(server.url, await server.sessionOf('librarian'));
      const headline = 'The reading room opens';
      await socket.ask('article.publish', { id: v7(), headline, body: 'At *ten*.' });
      socket.close();
      await reader.page.getByText(headline).click();
      await reader.page.getByRole('heading', { name: 'No comments yet' }).waitFor();
      await reader.page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
      await lookAt(reader, 'empty-thread');
      for (const app of [reader, editor]) expect(app.complaints).toEqual([]);
    }));

  test('a server that is not there, or takes nobody', () =>
    orPictures(async () => {
      const session = await server.sessionOf('librarian');
      const silent = await startProxy(server.url);
      silent.muteServer();
      const waiting = await open('waiting', { ...session, url: silent.url });
      const bones = waiting.page.locator('nav [role="img"]');
      // It is tried for some seconds, then said to be offline.
      const again = async () => {
        await bones.waitFor({ state: 'detached' });
        await waiting.page.getByRole('status').getByRole('button').click();
        await bones.waitFor();
      };
      await again();
      await lookAt(waiting, 'loading', { again, usually: [] });
      await closeAll();
      await silent.close();
      await server.stop();
      const offline = await open('offline', session);
      await offline.page.getByText('Nothing is saved here yet').waitFor();
      await lookAt(offline, 'offline-nothing-saved');
      await closeAll();

      const http = createServer();
      const io = new Server(http);
      const tooOld = {
        code: 'protocol_unsupported',
        message: 'This app is older than the server.',
      };
      io.use((_socket, next) => next(Object.assign(new Error('refused'), { data: tooOld })));
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      const { port } = http.address() as AddressInfo;
      try {
        const url = `http://127.0.0.1:${port}`;
        const refused = await open('refused', { url, token: 'x'.repeat(43) });
        await refused.page
          .getByText(/Not connected/)
          .first()
          .waitFor();
        await lookAt(refused, 'refused');
      } finally {
        await io.close();
      }
    }));

  test('a list of five thousand articles draws those in sight, and the keys go over all', () =>
    orPictures(async () => {
      await withStore(async (store) => {
        const { result } = await store.write((unit) => openSessionFor(unit, 'librarian'));
        await store.write(async (unit) => {
          const librarian = await findSession(unit.db, hashSecret(result.token));
          for (let index = 0; index < many; index += 1) {
            const article = { id: v7() as ArticleId, headline: `Shelf ${index}`, body: 'Books.' };
            await publishArticle(unit, librarian, article);
          }
        });
      });
      await server.startAgain();
      const app = await open('many', await server.sessionOf('librarian'));
      const { page } = app;
      const list = page.getByRole('navigation', { name: 'Articles' });
      const rows = list.getByRole('listitem');
      const inAll = async () => Number(await rows.first().getAttribute('aria-setsize'));
      await expect.poll(inAll, { timeout: 60_000 }).toBeGreaterThanOrEqual(many);
      const last = await inAll();
      expect(await rows.count()).toBeLessThan(60);
      const focused = () =>
        page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
      await list.getByRole('button').first().focus();
      await page.keyboard.press('End');
      await expect.poll(focused).toBe(String(last));
      const isInSight = () =>
        page.evaluate(() => {
          const { top, bottom } = document.activeElement!.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        });
      await expect.poll(isInSight).toBe(true);
      await page.keyboard.press('ArrowUp');
      await expect.poll(focused).toBe(String(last - 1));
      // Out of sight, what has the focus keeps it.
      await list.hover();
      await page.mouse.wheel(0, -300_000);
      await expect.poll(isInSight).toBe(false);
      expect(await focused()).toBe(String(last - 1));
      await page.keyboard.press('Home');
      await expect.poll(focused).toBe('1');
      await expect.poll(isInSight).toBe(true);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await rows.count()).toBeLessThan(60);
      expect(app.complaints).toEqual([]);
    }));

  test('a community that takes members alone, for whoever was banned from it', () =>
    orPictures(async () => {
      await server.stop();
      await withStore((store) =>
        store.write((unit) => {
          unit.writing();
          return unit.db.updateTable('community').set({ guests_read: 0 }).execute();
        }),
      );
      await server.startAgain();
      const socket = await SocketClient.connect(server.url, await server.sessionOf('librarian'));
      await socket.ask('member.ban', { memberId: member.member.id, reason: 'spam' });
      socket.close();
      const { page } = await open('banned', { url: server.url, token: member.token });
      await page.getByText('Only members read here.').first().waitFor();
      await page
        .getByText(/^You are banned/)
        .first()
        .waitFor();
      await lookAt(apps.banned!, 'barred');
    }));
});
