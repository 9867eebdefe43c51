// What happened to the account, and to what it had read, while an app was closed: known before any text is
// drawn, and watched from the page's first frame on.
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import type { HandedSession } from '../../main/engine/messages.ts';
import { describeInElectron, takePictures } from './parley-app.ts';
import { comment, openArticle, readOnTo } from './thread-page.ts';
import { lookedAtBefore } from './time-away.ts';
import { MARK, watch, watchedIn } from './watching.ts';
import { startWhileAway, type WhileAway } from './while-away.ts';

const schoolHeadline = "The library's night school turns fifty";
const ferryHeadline = 'Ferry timetable: what changes on Monday';
const roadHeadline = 'Council votes to close the river road to cars on Sundays';
const tombstone = 'Removed by a moderator: hate.';
const composer = 'Write a comment';

describeInElectron('what an app has missed while it was closed', () => {
  let away: WhileAway;

  beforeAll(async () => {
    away = await startWhileAway();
  });

  afterEach(() => away.closeApps());

  afterAll(() => away?.stop());

  test('[M1] [M5] who was muted finds the card where they wrote, with the first text', async () => {
    const { apps, moderator, open, proxy } = away;
    onTestFailed(() => takePictures(apps));
    const before = await open('quiet oar', { firstScript: watch }, proxy.url);
    await openArticle(before, schoolHeadline);
    // The watch does see where one can write.
    await expect.poll(async () => (await watchedIn(before.page)).fields).toContain(composer);
    await away.close('quiet oar');
    const memberId = await away.memberId('quiet oar');
    await moderator.ask('member.mute', { memberId, forSeconds: 3_600, reason: 'hate' });

    // The window is there long before the server has said anything.
    proxy.slowServer(300);
    const { page } = await open('quiet oar', { firstScript: watch }, proxy.url);
    await page.getByRole('heading', { name: schoolHeadline, level: 1 }).waitFor();
    await page.getByRole('treeitem').first().waitFor();
    const watched = await watchedIn(page);
    expect(watched.began).toBe('loading');
    expect(watched.first).toMatch(/You are muted in this community/);
    expect(watched.fields).not.toContain(composer);
    proxy.slowServer(0);
  });

  test('[M5] [F1] what was removed is in no search and not in what happened since', async () => {
    const { apps, moderator, open } = away;
    onTestFailed(() => takePictures(apps));
    const reader = await open('two left feet');
    await openArticle(reader, schoolHeadline);
    await openArticle(reader, ferryHeadline);
    const id = await away.post(schoolHeadline);
    const find = async ({ page }: typeof reader) => {
      await page.keyboard.press('Control+Shift+F');
      await page.getByRole('combobox', { name: 'Search articles and comments' }).waitFor();
      await page.keyboard.type('"as long as it is read"');
    };
    await find(reader);
    const hits = reader.page.getByRole('listbox', { name: 'Results' }).getByRole('option');
    // It is kept here, though nobody has looked at it.
    await expect.poll(() => hits.count()).toBe(1);
    await away.close('two left feet');
    expect(lookedAtBefore(away.dataDirOf('two left feet'), 50)).toBeGreaterThan(0);
    await moderator.ask('comment.remove', { id, reason: 'hate' });

    const searching = await open('two left feet', { firstScript: watch });
    await find(searching);
    await searching.page.getByText('Nothing found').first().waitFor();
    expect(await watchedIn(searching.page)).toMatchObject({ began: 'loading', seen: [] });
    await away.close('two left feet');

    const { page } = await open('two left feet', { firstScript: watch });
    await page.getByRole('heading', { name: ferryHeadline, level: 1 }).waitFor();
    await page.keyboard.press('w');
    await page.getByText(/^1 comment was removed/).waitFor();
    expect(await watchedIn(page)).toMatchObject({ began: 'loading', seen: [] });
  });

  test('[M5] on a slow line no text is drawn before what was removed is known, or the line is down', async () => {
    const { apps, moderator, open, proxy } = away;
    onTestFailed(() => takePictures(apps));
    const id = await away.post(roadHeadline);
    const reader = await open('hollow oak', {}, proxy.url);
    await openArticle(reader, roadHeadline);
    await readOnTo(reader, comment(reader.page, MARK));
    await away.close('hollow oak');
    await moderator.ask('comment.remove', { id, reason: 'hate' });

    proxy.muteServer();
    const silent = await open('hollow oak', { firstScript: watch }, proxy.url);
    await silent.page.getByRole('treeitem').first().waitFor();
    // What is saved is read as it is, and said to be so.
    expect((await watchedIn(silent.page)).first).toMatch(/Offline/);
    await away.close('hollow oak');

    proxy.cut();
    proxy.slowServer(300);
    const slow = await open('hollow oak', { firstScript: watch }, proxy.url);
    await readOnTo(slow, slow.page.getByText(tombstone));
    const watched = await watchedIn(slow.page);
    expect(watched).toMatchObject({ began: 'loading', seen: [] });
    expect(watched.first).not.toMatch(/Offline/);
  });

  test('[A3] who was signed out elsewhere reads it with the first text', async () => {
    const { apps, open } = away;
    onTestFailed(() => takePictures(apps));
    const session = await away.server.sessionOf('hollow oak');
    await openArticle(await open('hollow oak', { session }), ferryHeadline);
    await away.close('hollow oak');
    await (await away.connect(session.token)).ask('account.signOut', {});

    const { page } = await open('hollow oak', { session, firstScript: watch });
    await page.getByRole('treeitem').first().waitFor();
    expect((await watchedIn(page)).first).toMatch(/You were signed out here/);
  });

  describe('where only members read', () => {
    const headline = `A street that was ${MARK}`;

    beforeAll(async () => {
      const database = new Sqlite(join(away.serverFolder, 'community.db'));
      database.exec('update community set guests_read = 0');
      database.close();
      const words = { headline, deck: '', body: 'Its name was changed.' };
      await away.moderator.ask('article.publish', { id: v7(), ...words });
      await away.post(headline);
    });

    /** The app has read the article, and the watch does see it; then it is closed. */
    const readOnce = async (name: string, session: HandedSession) => {
      const app = await away.open(name, { session, firstScript: watch });
      await openArticle(app, headline);
      await comment(app.page, MARK).waitFor();
      expect((await watchedIn(app.page)).seen).not.toEqual([]);
      await away.close(name);
    };

    test('[A5] [A6] [M5] who was banned sees why, and nothing of what was read', async () => {
      const { apps, moderator, open } = away;
      onTestFailed(() => takePictures(apps));
      const session = await away.server.sessionOf('small print');
      await readOnce('small print', session);
      const memberId = await away.memberId('small print');
      await moderator.ask('member.ban', { memberId, reason: 'hate' });

      const { page } = await open('small print', { session, firstScript: watch });
      await page.getByText('You are banned from this community', { exact: true }).waitFor();
      await page.getByRole('button', { name: /appeal/i }).waitFor();
      await page.getByText('Only members read here').first().waitFor();
      const watched = await watchedIn(page);
      expect(watched).toMatchObject({ began: 'loading', comments: 0, seen: [] });
      expect(watched.fields).not.toContain(composer);
    });

    test('[A3] [A6] [M5] who was signed out elsewhere sees the way in, and nothing of what was read', async () => {
      const { apps, open } = away;
      onTestFailed(() => takePictures(apps));
      const session = await away.server.sessionOf('tin whistle');
      await readOnce('tin whistle', session);
      await (await away.connect(session.token)).ask('account.signOut', {});

      const { page } = await open('tin whistle', { session, firstScript: watch });
      await page.getByRole('tab', { name: 'Sign in' }).waitFor();
      expect(await watchedIn(page)).toMatchObject({ began: 'loading', comments: 0, seen: [] });
    });
  });
});
