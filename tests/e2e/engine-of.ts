// Finds the engine's process of a running app, for tests that end it.
import type { RunningApp } from './parley-app.ts';

type Handles = { _getActiveHandles: () => { spawnfile?: string; pid?: number }[] };

/** The process of the engine, be it a utility process of Electron's or a forked Node. */
export function engineOf({ electron }: RunningApp): Promise<number[]> {
  return electron.evaluate(({ app }) => {
    const forked = (process as unknown as Handles)
      ._getActiveHandles()
      .flatMap(({ spawnfile, pid }) => (spawnfile !== undefined && pid !== undefined ? [pid] : []));
    const utility = app.getAppMetrics().filter(({ name }) => name === 'Parley engine');
    return [...forked, ...utility.map(({ pid }) => pid)];
  });
}
