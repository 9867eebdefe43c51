// The engine's process is ended from outside: the app starts it again and goes on.
import { expect, test, vi } from 'vitest';
import { describeInElectron, newFolder, openApp, type RunningApp } from './parley-app.ts';

type Handles = { _getActiveHandles: () => { spawnfile?: string; pid?: number }[] };

/** The process of the engine, be it a utility process of Electron's or a forked Node. */
function engineOf({ electron }: RunningApp): Promise<number[]> {
  return electron.evaluate(({ app }) => {
    const forked = (process as unknown as Handles)
      ._getActiveHandles()
      .flatMap(({ spawnfile, pid }) => (spawnfile !== undefined && pid !== undefined ? [pid] : []));
    const utility = app.getAppMetrics().filter(({ name }) => name === 'Parley engine');
    return [...forked, ...utility.map(({ pid }) => pid)];
  });
}

describeInElectron('an engine that is killed', () => {
  test('is started again, and the view gets its answers', async () => {
    const folder = await newFolder();
    const app = await openApp({ dataDir: folder.path });
    try {
      const [first] = await engineOf(app);
      process.kill(first!, 'SIGKILL');
      await vi.waitFor(async () => expect(await engineOf(app)).not.toContain(first), 10_000);
      const answered = async () => {
        const list = () => window.parley.engine['community.list']({});
        expect(await app.page.evaluate(list)).toEqual({ ok: true, value: [] });
      };
      await vi.waitFor(answered, 10_000);
      expect(await engineOf(app)).toHaveLength(1);
    } finally {
      await app.close();
      await folder.remove();
    }
  });
});
