// What is wrong with keeping things on this device is said in one line, and the app goes on.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';
import { openArticle } from './thread-page.ts';

const headline = "The library's night school turns fifty";

describeInElectron('a device that keeps badly', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  const apps: Record<string, RunningApp> = {};

  const open = async (name: string) => {
    const dataDir = join(folder.path, name.replaceAll(' ', '-'));
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
    const communities = join(folder.path, 'quiet-oar', 'communities');
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
    await page.screenshot({ path: join('.parley', 'screens', 'damaged-cache.png') });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await status.getByRole('button', { name: 'Understood' }).click();
    await status.getByText(said).waitFor({ state: 'detached' });
    expect(apps[name]!.complaints).toEqual([]);
  });
});
