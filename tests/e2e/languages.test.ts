// The window in German and in Arabic: chosen at once and for good, mirrored where one reads from the
// right, each text in its own direction, every screen whole and without anything that axe finds.
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { first as arabic } from '../../renderer/messages/ar/first.ts';
import { settings as arabicSettings } from '../../renderer/messages/ar/settings.ts';
import { SocketClient } from '../integration/socket-client.ts';
import { lookAt } from './look-at.ts';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

const newsPiece = 'Council votes to close the river road to cars on Sundays';
const arabicPiece = 'المجلس يصوّت على إغلاق طريق النهر أمام السيارات أيام الأحد';
const arabicComment = 'شكرًا لك، لم أقرأ إلا الصفحة الأولى. من يدفع ثمن *الجسور* في 2.1؟';
const directionOf = (text: Locator) =>
  text.evaluate((element) => getComputedStyle(element).direction);
const boxOf = async (part: Locator) => (await part.boundingBox()) ?? { x: -1, width: 0 };
const arabicFonts = (page: Page) =>
  page.evaluate(
    () =>
      [...document.fonts].filter(
        ({ family, status }) => family.includes('Arabic') && status === 'loaded',
      ).length,
  );

describeInElectron('in other languages', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;

  const openThread = async ({ page }: RunningApp, headline: string) => {
    await page.getByRole('navigation').getByText(headline).click();
    await page.getByRole('heading', { name: headline, level: 1 }).waitFor();
    await page.getByRole('treeitem').first().waitFor();
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    const { url, token } = await server.sessionOf('millwright');
    const socket = await SocketClient.connect(url, { token });
    const feed = await socket.follow('feed');
    const { id: articleId } = feed.all('article').find(({ headline }) => headline === newsPiece)!;
    await socket.ask('comment.post', { id: v7(), articleId, parentId: null, body: arabicComment });
    const written = {
      headline: arabicPiece,
      deck: 'تبدأ التجربة في مارس، ويطلب التجار عدّ الزبائن.',
    };
    const body =
      'وافق المجلس بأحد عشر صوتًا مقابل ثمانية.\n\n> "The only room with a view."\n\n- أولًا\n- ثانيًا';
    const published = v7();
    await socket.ask('article.publish', { id: published, ...written, body });
    const first = v7();
    const post = (id: string, parentId: string | null, words: string) =>
      socket.ask('comment.post', { id, articleId: published, parentId, body: words });
    await post(first, null, arabicComment);
    await post(v7(), first, 'And in English, of all things: who counts?');
    socket.close();
  });

  afterAll(async () => {
    await server?.stop();
    await folder?.remove();
  });

  test('Arabic is chosen at once and for good; the window and its keys run from the right', async () => {
    const session = await server.sessionOf('late ferry');
    const app = await openApp({ dataDir: join(folder.path, 'chosen'), session });
    const { page } = app;
    try {
      await page.getByRole('navigation').getByText(newsPiece).waitFor();
      await openThread(app, newsPiece);
      const [other] = await Promise.all([
        app.electron.waitForEvent('window'),
        page.evaluate(() =>
          window.parley.system['window.open']({
            place: { communityId: null, articleId: null },
            alone: false,
          }),
        ),
      ]);
      await other.getByRole('navigation').getByText(newsPiece).waitFor();
      await page.keyboard.press('Control+,');
      const choice = page.getByRole('combobox', { name: 'Language of the app' });
      await choice.focus();
      await choice.selectOption('ar');
      await page.getByRole('heading', { name: arabicSettings.title, level: 1 }).waitFor();
      const root = page.locator('html');
      expect([await root.getAttribute('dir'), await root.getAttribute('lang')]).toEqual([
        'rtl',
        'ar',
      ]);
      const same = page.getByRole('combobox', { name: arabicSettings.languageOf });
      expect(await same.evaluate((element) => element === document.activeElement)).toBe(true);

      await other.getByRole('navigation', { name: arabic.list.label }).waitFor();
      expect(await other.locator('html').getAttribute('dir')).toBe('rtl');
      await other.close();

      await page.reload();
      const list = page.getByRole('navigation', { name: arabic.list.label });
      await list.getByText(newsPiece).waitFor();
      const rail = await boxOf(page.getByRole('navigation', { name: arabic.rail.label }));
      expect(rail.x).toBeGreaterThan((await boxOf(list)).x);
      await openThread(app, newsPiece);
      expect((await boxOf(page.getByRole('tree'))).x).toBeLessThan((await boxOf(list)).x);
      expect(await arabicFonts(page)).toBeGreaterThan(0);

      const comments = page.getByRole('treeitem');
      const reply = comments.filter({ hasText: 'They will do both' });
      await reply.focus();
      // The first folds what answers it, the next goes to what it answers.
      await page.keyboard.press('ArrowRight');
      await reply.and(page.locator('[aria-expanded="false"]')).waitFor();
      await page.keyboard.press('ArrowLeft');
      await reply.and(page.locator('[aria-expanded="true"]')).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      const parent = comments.first();
      expect(await parent.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await parent.getAttribute('aria-level')).toBe('1');

      expect(await directionOf(reply.getByText('They will do both'))).toBe('ltr');
      await openThread(app, arabicPiece);
      expect(await directionOf(comments.getByText('لم أقرأ').first())).toBe('rtl');
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });

  test('an article runs in its own direction, whichever the window has', async () => {
    const session = await server.sessionOf('millwright');
    const app = await openApp({ dataDir: join(folder.path, 'both'), session });
    try {
      await app.page.getByRole('navigation').getByText(newsPiece).waitFor();
      await openThread(app, arabicPiece);
      await app.page.getByRole('textbox').waitFor();
      await lookAt(app, 'article-in-arabic', {
        usually: [
          [1280, 'light', 'de'],
          [400, 'dark', 'ar'],
        ],
      });
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
