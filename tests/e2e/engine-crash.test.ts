// The engine's process is ended from outside: the app starts it again and goes on.
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
