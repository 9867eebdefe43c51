// A client that is the whole app in real Electron, asked through its window by the bridge that the view
// uses. It is killed with all that it has started, the engine included.
import { execFileSync } from 'node:child_process';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { z } from 'zod';
import type { EngineAnswer, EngineCallName } from '../../shared/bridge/engine-api.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import { type Ask, type Client, ClientGone, type Session } from './client.ts';

/** The Electron that the launcher found and how it opens this checkout. */
export const runtimeSchema = z.object({ executable: z.string(), arguments: z.array(z.string()) });
export type Runtime = z.infer<typeof runtimeSchema>;

export class AppClient implements Client {
  readonly kind = 'app';
  readonly #folder: string;
  readonly #session: Session;
  readonly #runtime: Runtime;
  #running: { electron: ElectronApplication; page: Page; gone: Promise<never> } | null = null;

  /** `folder` is kept from one start to the next. */
  constructor(folder: string, session: Session, runtime: Runtime) {
    this.#folder = folder;
    this.#session = session;
    this.#runtime = runtime;
  }

  async start(): Promise<void> {
    const electron = await _electron.launch({
      executablePath: this.#runtime.executable,
      args: this.#runtime.arguments,
      env: {
        ...ownEnvironment(),
        PARLEY_DATA: this.#folder,
        PARLEY_ENGINE_NODE: process.execPath,
        PARLEY_WINDOW: 'later',
        PARLEY_SESSION: JSON.stringify(this.#session),
      },
    });
    const gone = Promise.withResolvers<never>();
    // Nobody may be asking at the time.
    gone.promise.catch(() => undefined);
    electron.on('close', () => gone.reject(new ClientGone('the app is gone')));
    // A window that opens while Playwright connects is not always followed by it: ask for it now.
    const [page] = await Promise.all([
      electron.firstWindow(),
      electron.evaluate(({ app }) => app.whenReady().then(() => app.emit('activate'))),
    ]);
    await page.locator('#root > *').first().waitFor();
    this.#running = { electron, page, gone: gone.promise };
  }

  readonly ask: Ask = async <N extends EngineCallName>(name: N, request: unknown) => {
    const running = this.#running;
    if (running === null) throw new ClientGone('the app does not run');
    const asked = running.page.evaluate(
      ([called, told]) =>
        (window.parley.engine[called] as (request: unknown) => Promise<string>)(told),
      [name, request] as const,
    );
    // What the window says last, when it is killed, is no answer.
    asked.catch(() => undefined);
    try {
      return JSON.parse(await Promise.race([asked, running.gone])) as Answer<EngineAnswer<N>>;
    } catch (error) {
      if (this.#running !== running) throw new ClientGone('the app is gone');
      throw error;
    }
  };

  async kill(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    const { pid } = running.electron.process();
    const ended = new Promise<void>((resolve) => running.electron.once('close', () => resolve()));
    if (pid !== undefined) for (const each of familyOf(pid)) killNow(each);
    await ended;
  }
}

/** The process and all that it has started, itself first. */
function familyOf(pid: number): number[] {
  const listed = execFileSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const pairs = listed
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  const family = [pid];
  for (const parent of family) {
    for (const [child, of] of pairs) if (of === parent) family.push(child);
  }
  return family;
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended with its parent.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(PARLEY_|ELECTRON_)/.test(entry[0]),
    ),
  );
}
