// What is wrong with keeping things on this device is said in one line, and the app goes on.
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import { createReserve } from '../../main/engine/cache/room.ts';
import { mountSmallDisk } from '../integration/full-disk.ts';
import { lookAt } from './look-at.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  runtime,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { comment, openArticle, post } from './thread-page.ts';

const disk = runtime === null ? null : mountSmallDisk(160 * 1024 * 1024);
if (disk === null) console.info('Skipped: a full disk. It takes the right to mount one in memory.');
const headline = "The library's night school turns fifty";

describeInElectron('a device that keeps badly', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  const apps: Record<string, RunningApp> = {};

  const dataOf = (name: string) => join(folder.path, name.replaceAll(' ', '-'));

  const open = async (name: string, dataDir = dataOf(name)) => {
    const app = await openApp({ dataDir, session: await server.sessionOf(name) });
    apps[name] = app;
    return app;
  };

  const close = async (name: string) => {
    await apps[name]?.close();
    delete apps[name];
  };

  beforeAll(async () => {
    folder = await newFolder();
    server = await startSampleCommunity(join(folder.path, 'server'));
  });

  afterEach(async () => {
    for (const name of Object.keys(apps)) await close(name);
  });

  afterAll(async () => {
    await server?.stop();
    disk?.remove();
    await folder?.remove();
  });

  test('[D3] a damaged cache is said, loaded again, and the draft is there', async () => {
    onTestFailed(() => takePictures(apps));
    const name = 'quiet oar';
    const app = await open(name);
    await openArticle(app, headline);
    const composer = app.page.getByRole('textbox', { name: 'Write a comment' });
    await composer.pressSequentially('Kept through it all');
    await app.page.getByText('Saved as a draft').waitFor();
    await close(name);
    const communities = join(dataOf(name), 'communities');
    const caches = readdirSync(communities, { recursive: true, encoding: 'utf8' });
    for (const cache of caches.filter((file) => /[/\\]0[^/\\]*\.db$/.test(file))) {
      const path = join(communities, cache);
      writeFileSync(path, readFileSync(path).fill(0x5a, 0, 200_000));
    }

    const { page } = await open(name);
    const status = page.getByRole('status');
    const said = 'What was saved on this device was damaged and is loaded again.';
    await status.getByText(said).waitFor();
    await openArticle(apps[name]!, headline);
    await vi.waitFor(async () =>
      expect(await page.getByRole('textbox', { name: 'Write a comment' }).inputValue()).toBe(
        'Kept through it all',
      ),
    );
    await lookAt(apps[name]!, 'storage-replaced');
    await status.getByRole('button', { name: 'Understood' }).click();
    await status.getByText(said).waitFor({ state: 'detached' });
    expect(apps[name]!.complaints).toEqual([]);
  });

  test('a cache that can be kept nowhere is said, and one reads and writes on', async () => {
    onTestFailed(() => takePictures(apps));
    const name = 'late ferry';
    await open(name);
    await close(name);
    const communities = join(dataOf(name), 'communities');
    // A file where the folder of the caches should be: nothing can be made in it.
    for (const cache of readdirSync(communities, { withFileTypes: true })) {
      if (!cache.isDirectory()) continue;
      rmSync(join(communities, cache.name), { recursive: true });
      writeFileSync(join(communities, cache.name), '');
    }

    const app = await open(name);
    await app.page
      .getByRole('status')
      .getByText(/^Nothing can be saved on this device/)
      .waitFor();
    await openArticle(app, headline);
    await post(app, 'Written into memory alone');
    await comment(app.page, 'Written into memory alone').waitFor();
    await lookAt(app, 'storage-nowhere');
    expect(app.complaints).toEqual([]);
  });

  test.skipIf(disk === null)(
    '[M5] a full disk is said as long as it is full, and one reads and writes on',
    async () => {
      onTestFailed(() => takePictures(apps));
      const name = 'wet wool';
      await open(name);
      await openArticle(apps[name]!, headline);
      await close(name);
      cpSync(dataOf(name), join(disk!.path, 'app'), { recursive: true });
      const dataDir = join(disk!.path, 'app');
      const communities = join(dataDir, 'communities');
      for (const cache of readdirSync(communities, { withFileTypes: true })) {
        if (!cache.isDirectory()) continue;
        expect(createReserve(join(communities, cache.name, 'reserve')).hold()).toBe(true);
      }
      disk!.fill();

      const app = await open(name, dataDir);
      const said = app.page.getByRole('status').getByText(/^This device has no room left/);
      await said.waitFor();
      await openArticle(app, headline);
      await post(app, 'Written on a full disk');
      await comment(app.page, 'Written on a full disk').waitFor();
      await lookAt(app, 'storage-full');
      disk!.free();
      await said.waitFor({ state: 'detached' });
      expect(app.complaints).toEqual([]);
    },
  );
});
