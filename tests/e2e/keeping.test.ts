// What is kept on this device, in the real app: an article kept offline by its key, the screen that says
// what takes how much, and nothing gone before it was said.
import AxeBuilder from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

describeInElectron('keeping', () => {
  const folders: Awaited<ReturnType<typeof newFolder>>[] = [];
  let server: RealServer;
  let app: RunningApp | null = null;

  beforeAll(async () => {
    const folder = await newFolder();
    folders.push(folder);
    server = await startSampleCommunity(folder.path);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail' && app !== null) await takePictures({ keeping: app });
    await app?.close();
    app = null;
  });
  afterAll(async () => {
    await server.stop();
    for (const folder of folders) await folder.remove();
  });

  test('[K2] what is kept is chosen, seen and let go, and an article kept offline stays', async () => {
    const folder = await newFolder();
    folders.push(folder);
    app = await openApp({ dataDir: folder.path, session: await server.sessionOf('millwright') });
    const { page } = app;
    const list = page.getByRole('navigation', { name: 'Articles' });
    await list.getByRole('button').first().click();
    const pin = page.getByRole('button', { name: 'Keep offline' });
    await pin.waitFor();
    await page.keyboard.press('o');
    await expect.poll(() => pin.getAttribute('aria-pressed')).toBe('true');
    await list.getByText('kept offline').waitFor();
    await page.keyboard.press('l');
    const follow = page.getByRole('button', { name: 'Follow', exact: true });
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('true');

    await page.getByRole('button', { name: 'Account and settings' }).click();
    await page.getByRole('menuitem', { name: 'Storage on this device' }).click();
    const parts = page.getByRole('table', { name: 'What takes up the space' });
    await parts.getByRole('row', { name: /Comments/ }).waitFor();
    await page
      .getByRole('table', { name: /largest articles/ })
      .getByText('kept offline')
      .waitFor();
    const followed = page.getByRole('radio', { name: /Only followed threads/ });
    await followed.check();
    await expect.poll(() => followed.isChecked()).toBe(true);
    await page.getByLabel('At most').selectOption({ label: '500 MB' });
    await page.getByText(/of 500 MB/).waitFor();
    await takePictures({ 'storage-screen': app });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => ({ id, at: nodes[0]?.html }))).toEqual([]);

    await page.getByRole('button', { name: 'Make room now…' }).click();
    await page.getByText(/deleted from this device/).waitFor();
    await takePictures({ 'storage-question': app });
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Back to reading' }).click();
    await list.getByText('not all on this device').first().waitFor();
    expect(await list.getByText('kept offline').count()).toBe(1);
    await takePictures({ 'storage-list': app });
    expect(app.complaints).toEqual([]);
  });
});
