// Two communities side by side in one window, each with a real server: what is new in each, the order,
// the keys, and that each opens where it was left and knows nothing of the other.
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SocketClient } from '../integration/socket-client.ts';
import { pressingIn } from './commands/pressed.ts';
import { focusIs } from './focus.ts';
import { lookAt } from './look-at.ts';
import { describeInElectron, newFolder, openApp, takePictures } from './parley-app.ts';
import { type RealServer, startCommunity, startSampleCommunity } from './real-server.ts';
import { openArticle } from './thread-page.ts';

const newsPiece = 'Council votes to close the river road to cars on Sundays';

describeInElectron('two communities', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let here: RealServer;
  let there: RealServer;
  const { use } = pressingIn('communities.test.ts');

  beforeAll(async () => {
    folder = await newFolder();
    here = await startSampleCommunity(join(folder.path, 'here'));
    there = await startCommunity(join(folder.path, 'there'), '--name', 'Oak Street Library');
    await there.createAdmin('librarian');
  });

  afterAll(async () => {
    await here?.stop();
    await there?.stop();
    await folder?.remove();
  });

  test('[V1] [V2] live side by side, and leaving one leaves the other whole', async () => {
    const { token } = await there.sessionOf('librarian');
    const librarian = await SocketClient.connect(there.url, { token });
    const articleId = v7();
    await librarian.ask('article.publish', {
      id: articleId,
      headline: 'The reading room opens on Sundays',
      body: 'From ten to four.',
    });
    const app = await openApp({
      dataDir: join(folder.path, 'app'),
      session: await here.sessionOf('late ferry'),
    });
    const { page } = app;
    const rail = page.getByRole('navigation', { name: 'Communities' });
    const badge = (name: RegExp) => rail.getByRole('button', { name });
    const current = () => rail.locator('[aria-current="true"]').getAttribute('aria-label');
    const articles = page.getByRole('navigation', { name: 'Articles' });
    try {
      await openArticle(app, newsPiece);
      const parent = page.getByRole('treeitem', { name: /^1\.1 millwright/ });
      await parent.scrollIntoViewIfNeeded();
      await parent.focus();

      await rail.getByRole('button', { name: 'Connect to a community' }).click();
      await page.getByRole('textbox', { name: /address/i }).fill(there.url);
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: 'Name' }).fill('page turner');
      await page.getByRole('textbox', { name: 'Password' }).fill('a password for the test');
      await page.keyboard.press('Enter');
      await articles.getByText('The reading room opens on Sundays').click();
      await page
        .getByRole('heading', { name: 'The reading room opens on Sundays', level: 1 })
        .waitFor();
      await page.getByRole('textbox', { name: 'Write a comment' }).fill('On which side is it?');
      await page.getByRole('button', { name: 'Comment', exact: true }).click();
      await page.getByRole('treeitem', { name: /^1 page turner/ }).waitFor();
      expect(await articles.getByText(newsPiece).count()).toBe(0);
      // In the other much is to this member.
      await badge(/^Riverside Review, \d+ to you/).waitFor();
      await badge(/^Oak Street Library$/).waitFor();
      await lookAt(app, 'communities');

      // By its place; it opens at the comment where it was left.
      await page.keyboard.press('Control+1');
      await expect.poll(current).toMatch(/^Riverside Review/);
      await page.getByRole('heading', { name: newsPiece, level: 1 }).waitFor();
      const isInSight = () =>
        parent.evaluate((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return top >= 0 && bottom <= window.innerHeight;
        });
      await expect.poll(isInSight, { timeout: 10_000 }).toBe(true);
      expect(await articles.getByText('The reading room').count()).toBe(0);

      // A reply there counts as one to this member, who is here.
      const thread = await librarian.follow(`thread:${articleId}`);
      const [first] = thread.all('comment');
      const reply = { id: v7(), articleId, parentId: first!.id, body: 'On the left.' };
      await librarian.ask('comment.post', reply);
      await badge(/^Oak Street Library, 1 to you/).waitFor();
      await lookAt(app, 'communities-to-you');

      await badge(/^Oak Street/).focus();
      for (const [id, place] of [
        ['community.up', 1],
        ['community.down', 2],
        ['community.up', 1],
      ] as const) {
        await use(page, id);
        const told = rail.getByText(`Oak Street Library: place ${place} of 2`);
        await told.waitFor({ state: 'attached' });
        await focusIs(page, /^Oak Street Library/);
      }
      await page.keyboard.press('Control+1');
      await expect.poll(current).toMatch(/^Oak Street Library/);
      await page.getByRole('treeitem', { name: /^1\.1 librarian/ }).waitFor();
      // Seen, it counts no more.
      await badge(/^Oak Street Library$/).waitFor();

      await page.getByRole('button', { name: 'Account and settings' }).click();
      await page.getByRole('menuitem', { name: 'Sign out' }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('You are reading as a guest').waitFor();
      await page.keyboard.press('Control+2');
      await expect.poll(current).toMatch(/^Riverside Review/);
      await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();

      await page.keyboard.press('Control+1');
      await page.getByRole('button', { name: 'Account and settings' }).click();
      await page.getByRole('menuitem', { name: 'Leave this community…' }).click();
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await badge(/^Oak Street/).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Account and settings' }).click();
      await page.getByText('late ferry', { exact: true }).first().waitFor();
      await page.keyboard.press('Escape');
      await articles.getByText(newsPiece).click();
      await page.getByRole('treeitem').first().waitFor();
      expect(app.complaints).toEqual([]);
    } catch (error) {
      await takePictures({ communities: app });
      throw error;
    } finally {
      librarian.close();
      await app.close();
    }
  });
});
