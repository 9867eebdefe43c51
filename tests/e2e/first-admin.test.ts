// A community's first hour: its server was just started, somebody claims it with the printed link,
// publishes, is answered by a newcomer, signs out and in again. Nothing is prepared.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startCommunity } from './real-server.ts';

const password = 'a password for the test';

async function connect({ page }: RunningApp, address: string): Promise<void> {
  await page.getByRole('textbox', { name: /address/i }).fill(address);
  await page.getByRole('button', { name: 'Connect' }).click();
}

async function enter({ page }: RunningApp, name: string, action: 'Register' | 'Sign in') {
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.locator('form').getByRole('button', { name: action, exact: true }).click();
}

describeInElectron('a new community', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let server: RealServer;
  const apps: Record<string, RunningApp> = {};

  beforeAll(async () => {
    folder = await newFolder();
    server = await startCommunity(join(folder.path, 'server'));
  });

  afterAll(async () => {
    for (const app of Object.values(apps)) await app.close();
    await server?.stop();
    await folder?.remove();
  });

  test('[E3] [E4] is claimed, published in, answered in, left and entered again', async () => {
    onTestFailed(() => takePictures(apps));
    const admin = await openApp({ dataDir: join(folder.path, 'admin') });
    apps.admin = admin;
    await connect(admin, server.claim!);
    await enter(admin, 'first light', 'Register');
    await admin.page.getByRole('button', { name: 'Publish an article' }).first().click();
    await admin.page.getByRole('textbox', { name: 'Headline' }).fill('The gate opens at noon');
    await admin.page.getByRole('textbox', { name: 'Text', exact: true }).fill('Be there *early*.');
    await admin.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await admin.page.getByRole('heading', { name: 'The gate opens at noon', level: 1 }).waitFor();

    const reader = await openApp({ dataDir: join(folder.path, 'reader') });
    apps.reader = reader;
    await connect(reader, server.url);
    await enter(reader, 'First Light', 'Register');
    await reader.page
      .getByText(/has this name already/)
      .first()
      .waitFor();
    await enter(reader, 'second thought', 'Register');
    const articles = reader.page.getByRole('navigation', { name: 'Articles' });
    await articles.getByText('The gate opens at noon').click();

    const composer = reader.page.getByRole('textbox', { name: 'Write a comment' });
    const send = reader.page.getByRole('button', { name: 'Comment', exact: true });
    await composer.fill(' \u200b ');
    await expect.poll(() => send.isDisabled()).toBe(true);
    await composer.fill('<img src=x onerror=alert(1)> and <b>early</b> is *relative*.');
    await send.click();
    const arrived = admin.page.getByRole('treeitem', { name: /^1 second thought/ });
    await arrived.waitFor();
    await expect
      .poll(() => arrived.textContent())
      .toContain('<img src=x onerror=alert(1)> and <b>early</b>');
    expect(await arrived.locator('img').count()).toBe(0);
    // The author's name is the only one.
    await expect.poll(() => arrived.locator('b').allTextContents()).toEqual(['second thought']);
    await arrived.locator('em', { hasText: 'relative' }).waitFor();

    await reader.page.getByRole('button', { name: 'Account and settings' }).click();
    await reader.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await reader.page.getByRole('button', { name: 'Sign out' }).click();
    await composer.waitFor({ state: 'detached' });
    await reader.page.getByRole('button', { name: 'Account and settings' }).click();
    await reader.page.getByRole('menuitem', { name: 'Sign in or register' }).click();
    await reader.page.getByRole('tab', { name: 'Sign in' }).click();
    await enter(reader, 'second thought', 'Sign in');
    await articles.getByText('The gate opens at noon').click();
    await composer.waitFor();
    for (const app of [admin, reader]) expect(app.complaints).toEqual([]);
  });
});
