// The packed app, made by the same code as `npm run dist`, starts and shows its first screen.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type PackedApp, packApp } from '../../main/launch/pack-app.ts';
import { askEngine } from './ask-engine.ts';
import { describeInElectron, newFolder, openApp, runtime } from './parley-app.ts';

describeInElectron('the packed app', () => {
  let folder: Awaited<ReturnType<typeof newFolder>>;
  let packed: PackedApp;

  beforeAll(async () => {
    folder = await newFolder();
    packed = await packApp(runtime!.found, join(folder.path, 'dist'));
  });

  afterAll(() => folder?.remove());

  test('starts and shows its first screen', async () => {
    const app = await openApp({
      executable: packed.executable,
      dataDir: join(folder.path, 'data'),
    });
    try {
      expect(await app.electron.evaluate(({ app: inside }) => inside.isPackaged)).toBe(true);
      expect(await app.page.title()).toBe('Parley');
      const iconSize = await app.electron.evaluate(({ nativeImage }) =>
        nativeImage.createFromPath(`${process.resourcesPath}/icon.png`).getSize(),
      );
      expect(iconSize).toEqual({ width: 1024, height: 1024 });
      expect(app.page.url()).toBe('parley-app://view/index.html');
      await app.page.getByRole('textbox', { name: /address/i }).waitFor();
      const answer = await askEngine(app.page, 'community.list', {});
      expect(answer).toEqual({ ok: true, value: [] });
      expect(app.complaints).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
