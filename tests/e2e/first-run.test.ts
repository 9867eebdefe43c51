// The first minute of somebody who has never seen Parley, by keyboard alone: an address that is wrong,
// then a right one; what the community is; a name and a password; the first reply.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAt } from './look-at.ts';
import { describeInElectron, newFolder, openApp, takePictures } from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment } from './thread-page.ts';

describeInElectron('the first minute', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  let members: RealServer;

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
    members = await startSampleCommunity(
      join(folder.path, 'members'),
      ...['--name', 'The Reading Room', '--registration', 'invite'],
    );
  });

  afterAll(async () => {
    await server?.stop();
    await members?.stop();
    await folder?.remove();
  });

  test('leads by keyboard alone from an address to the first reply', async () => {
    const app = await openApp({ dataDir: join(folder.path, 'newcomer') });
    const { page } = app;
    const { keyboard } = page;
    const site = createServer((_request, response) => response.end('a web site'));
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
    const elsewhere = `127.0.0.1:${(site.address() as AddressInfo).port}`;
    const silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const nowhere = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const typeAddress = async (address: string) => {
      await keyboard.press('Control+a');
      await keyboard.type(address);
      await keyboard.press('Enter');
    };
    let looking = 0;
    /** Takes none of a newcomer's time. */
    const look = async (...seen: Parameters<typeof lookAt>) => {
      const from = performance.now();
      await lookAt(...seen);
      looking += performance.now() - from;
    };
    try {
      await page.getByRole('textbox', { name: /address/i }).waitFor();
      await look(app, 'first-run');

      // Who cannot read it yet chooses how it looks and in which language, and goes on where they were.
      await keyboard.type('talk.exam');
      await keyboard.press('Control+,');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      await keyboard.press('Escape');
      const field = page.locator('input:focus');
      await expect.poll(() => field.count()).toBe(1);
      await keyboard.type('ple');
      await expect.poll(() => field.inputValue()).toBe('talk.example');
      await keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^An article, a member/ }).waitFor();
      await keyboard.type('deutsch');
      await page.getByRole('option', { name: /^Deutsch/ }).waitFor();
      await keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Rede mit' }).waitFor();
      await page.getByRole('button', { name: /^Sprache und Schriftgröße/ }).press('Enter');
      await page.getByRole('combobox', { name: 'Sprache der App' }).selectOption('system');
      await page.getByRole('heading', { name: 'Settings' }).waitFor();
      await keyboard.press('Escape');
      await expect.poll(() => field.count()).toBe(1);
      await typeAddress('127.0.0.1:1');
      await page
        .getByRole('alert')
        .getByText(/no community runs on it now/)
        .waitFor();
      await look(app, 'first-run-nobody');
      // Nobody has ever a way there.
      await typeAddress('255.255.255.255');
      await page
        .getByRole('alert')
        .getByText(/^This device is offline/)
        .waitFor();
      await look(app, 'first-run-no-line', { usually: [] });
      await typeAddress(elsewhere);
      await page.getByRole('alert').getByText(`Something answers at ${elsewhere}`).waitFor();

      // Whoever has typed another address waits for that one alone.
      await typeAddress(nowhere);
      await page.getByRole('button', { name: 'Connecting' }).waitFor();
      await typeAddress(members.url);
      await page.getByRole('heading', { name: 'The Reading Room' }).waitFor();
      await page.getByText('Members come by invite').waitFor();
      await page.getByText('Nobody else is here now').waitFor();
      await look(app, 'first-run-invite');
      // Not this one, after all: nothing of it is kept.
      await page.getByRole('button', { name: 'Another address' }).press('Enter');
      await page.getByRole('textbox', { name: /address/i }).waitFor();
      await typeAddress(`${members.url.replace('http', 'parley')}/?invite=wrong`);
      await page.getByRole('textbox', { name: 'Name' }).waitFor();
      await keyboard.type('late comer');
      await keyboard.press('Tab');
      await keyboard.type('a password to keep');
      await keyboard.press('Enter');
      await page
        .getByRole('alert')
        .getByText(/^This invite is not valid/)
        .waitFor();
      await look(app, 'first-run-wrong-invite');
      await page.getByRole('button', { name: 'Another address' }).press('Enter');
      await page.getByRole('textbox', { name: /address/i }).waitFor();
      // The same, by an address of which one cannot know that it is near.
      await typeAddress(members.url.replace('127.0.0.1', '0.0.0.0'));
      await page.getByText(/without encryption|not encrypted/i).waitFor();
      await look(app, 'first-run-exposed', { usually: [] });
      await page.getByRole('button', { name: 'Another address' }).press('Enter');
      await page.getByRole('textbox', { name: /address/i }).waitFor();

      const other = await openApp({
        dataDir: join(folder.path, 'other'),
        session: await server.sessionOf('late ferry'),
      });
      try {
        await other.page
          .getByRole('navigation', { name: 'Articles' })
          .getByRole('button')
          .first()
          .click();
        await other.page.getByRole('treeitem').first().waitFor();
        const began = performance.now() - looking;
        const taken = () => performance.now() - looking - began;
        await typeAddress(server.url);
        await page.getByRole('heading', { name: 'Riverside Review' }).waitFor();
        await page.getByText('1 other person is here now').waitFor();
        await page.getByText('Everybody may register').waitFor();
        await keyboard.type('new arrival');
        await keyboard.press('Tab');
        await keyboard.type('a password to keep');
        await keyboard.press('Enter');
        await page
          .getByRole('navigation', { name: 'Articles' })
          .getByRole('button')
          .first()
          .waitFor();
        expect(taken()).toBeLessThan(30_000);
        expect(await page.getByText('The Reading Room').count()).toBe(0);
        await look(app, 'first-run-front');
        // The focus is on the first article already.
        await keyboard.press('Enter');
        await page.getByRole('treeitem').first().waitFor();
        await page.getByText('2 reading').waitFor();
        // Loaded behind what one reads.
        await page.getByRole('textbox', { name: 'Write a comment' }).waitFor();
        await keyboard.press('Shift+R');
        await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
        await keyboard.type('Good morning to all of you.');
        await other.page.getByText('new arrival is writing').waitFor();
        await other.page.getByText('new arrival is writing').scrollIntoViewIfNeeded();
        await look(other, 'presence');
        await keyboard.press('Control+Enter');
        await comment(page, 'Good morning to all of you.').waitFor();
        expect(taken()).toBeLessThan(60_000);
      } finally {
        await other.close();
      }
      expect(app.complaints).toEqual([]);
    } catch (error) {
      await takePictures({ app });
      throw error;
    } finally {
      site.close();
      silent.closeAllConnections();
      silent.close();
      await app.close();
    }
  });
});
