// Pictures of articles in the real app: from the cache by main, never by the view; there without a line
// after a cold start, and described to who cannot see them.
import AxeBuilder from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { pngOf } from '../fixtures/picture-files.ts';
import { type PictureOrigin, servePictures } from '../integration/picture-origin.ts';
import {
  describeInElectron,
  newFolder,
  openApp,
  type RunningApp,
  takePictures,
} from './parley-app.ts';
import { type RealServer, startSampleCommunity } from './real-server.ts';

describeInElectron('pictures', () => {
  const folders: Awaited<ReturnType<typeof newFolder>>[] = [];
  let server: RealServer;
  let origin: PictureOrigin;
  let app: RunningApp | null = null;

  beforeAll(async () => {
    const folder = await newFolder();
    folders.push(folder);
    server = await startSampleCommunity(folder.path);
    origin = await servePictures(server.url);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail' && app !== null) await takePictures({ pictures: app });
    await app?.close();
    app = null;
  });
  afterAll(async () => {
    await origin.close();
    await server.stop();
    for (const folder of folders) await folder.remove();
  });

  test('[K5] an article shows its pictures after a restart without a line, and the view asks no network', async () => {
    origin.files.set('/map.png', (response) => response.end(pngOf(640, 320, [70, 110, 160])));
    origin.files.set('/page.png', (response) => response.end('<html></html>'.repeat(20)));
    await server.createAdmin('head keeper');
    const { token } = await server.sessionOf('head keeper');
    const folder = await newFolder();
    folders.push(folder);
    const session = { url: origin.url, token };
    const body = [
      'The council has published the plan of the new crossing.',
      `![The plan of the crossing](${origin.url}/map.png)`,
      `![A page that is no picture](${origin.url}/page.png)`,
      'It will be built next year.',
    ].join('\n\n');

    app = await openApp({ dataDir: folder.path, session });
    await app.page.getByRole('button', { name: 'Publish an article' }).click();
    await app.page.getByLabel('Headline').fill('A plan with a picture');
    await app.page.getByLabel('Text', { exact: true }).fill(body);
    await app.page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expectDrawn(app, 'The plan of the crossing');
    expect(app.complaints).toEqual([]);
    await app.close();

    await origin.close();
    await server.stop();
    app = await openApp({ dataDir: folder.path, session });
    const requests: string[] = [];
    app.page.on('request', (request) => requests.push(request.url()));
    await app.page.getByRole('button', { name: /A plan with a picture/ }).click();
    await expectDrawn(app, 'The plan of the crossing');
    await app.page.getByText('the file is not a picture that Parley can show').waitFor();
    await takePictures({ 'article-with-picture': app });
    expect(requests.filter((url) => /^(https?|wss?):/.test(url))).toEqual([]);
    const { violations } = await new AxeBuilder({ page: app.page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
});

/** Until the picture is there and its pixels were drawn as they are. */
async function expectDrawn({ page }: RunningApp, name: string): Promise<void> {
  const picture = page.getByRole('img', { name });
  await picture.waitFor();
  await expect
    .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
    .toBe(640);
}
