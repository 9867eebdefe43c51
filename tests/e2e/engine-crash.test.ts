// What ends or fails within the app is not the end of it: the engine's process, and what the window draws.
import { expect, test, vi } from 'vitest';
import { askEngine } from './ask-engine.ts';
import { engineOf } from './engine-of.ts';
import { describeInElectron, newFolder, openApp } from './parley-app.ts';

describeInElectron('an engine that is killed', () => {
  test('is started again, and the view gets its answers', async () => {
    const folder = await newFolder();
    const app = await openApp({ dataDir: folder.path });
    try {
      const [first] = await engineOf(app);
      process.kill(first!, 'SIGKILL');
      await vi.waitFor(async () => expect(await engineOf(app)).not.toContain(first), 10_000);
      const answered = async () => {
        expect(await askEngine(app.page, 'community.list', {})).toEqual({ ok: true, value: [] });
      };
      await vi.waitFor(answered, 10_000);
      expect(await engineOf(app)).toHaveLength(1);
    } finally {
      await app.close();
      await folder.remove();
    }
  });
});

describeInElectron('a window that cannot be drawn', () => {
  test('says so, and is loaded again', async () => {
    const folder = await newFolder();
    const app = await openApp({ dataDir: folder.path });
    const { page, complaints } = app;
    try {
      await page.getByRole('textbox', { name: /address/i }).focus();
      await page.evaluate(() => {
        String.prototype.trim = () => {
          throw new Error('no such words');
        };
      });
      await page.keyboard.type('p');
      await page.getByRole('alert').getByText('Something went wrong in this window.').waitFor();
      expect(complaints.join()).toContain('no such words');
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: /address/i }).waitFor();
    } finally {
      await app.close();
      await folder.remove();
    }
  });
});
