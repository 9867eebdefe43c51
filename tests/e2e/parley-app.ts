// Starts the real app in real Electron for a test, each with a data folder of its own.
// `npm test` finds the Electron and says so in PARLEY_TEST_RUNTIME.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { describe } from 'vitest';
import { z } from 'zod';
import type { HandedSession } from '../../main/engine/messages.ts';

const runtimeSchema = z.object({
  executable: z.string(),
  arguments: z.array(z.string()),
  found: z.object({ executable: z.string(), from: z.enum(['named', 'package', 'fallback']) }),
});

/** The Electron that the launcher found, or null where it found none and said why. */
export const runtime = process.env.PARLEY_TEST_RUNTIME
  ? runtimeSchema.parse(JSON.parse(process.env.PARLEY_TEST_RUNTIME))
  : null;

/** A group of tests that need Electron; skipped, and counted so, where there is none. */
export const describeInElectron = describe.skipIf(runtime === null);

export type RunningApp = {
  electron: ElectronApplication;
  page: Page;
  /** What the page complained of: errors, and violations of its security policy. */
  complaints: string[];
  close: () => Promise<void>;
};

export type AppOptions = {
  dataDir: string;
  session?: HandedSession;
  /** Another executable than the development runtime: a packed app. */
  executable?: string;
  env?: Record<string, string>;
  /** A link that the app is started with, as a browser would. */
  link?: string;
  /** Run in the page before anything of its own. */
  firstScript?: () => void;
};

/** Opens the app and waits for its first window. */
export async function openApp(options: AppOptions): Promise<RunningApp> {
  if (runtime === null) throw new Error('there is no Electron: this test should be skipped');
  const own = options.executable === undefined ? runtime.arguments : switchesOf(runtime.arguments);
  const args = options.link === undefined ? own : [...own, options.link];
  const electron = await _electron.launch({
    executablePath: options.executable ?? runtime.executable,
    args,
    env: {
      ...environmentOf(options.dataDir),
      PARLEY_WINDOW: 'later',
      ...(options.session === undefined ? {} : { PARLEY_SESSION: JSON.stringify(options.session) }),
      ...options.env,
    },
  });
  if (options.firstScript) await electron.context().addInitScript(options.firstScript);
  // A window that opens while Playwright connects is not always followed by it: ask for it now.
  const [page] = await Promise.all([
    electron.firstWindow(),
    electron.evaluate(({ app }) => app.whenReady().then(() => app.emit('activate'))),
  ]);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url } = message.location();
    complaints.push(url ? `${message.text()} (${url})` : message.text());
  });
  await page.locator('#root > *').first().waitFor();
  return { electron, page, complaints, close: () => electron.close() };
}

/** Starts the app once more over the same data, as a browser does with a link; resolves when that has ended. */
export async function startSecond(dataDir: string, link?: string): Promise<void> {
  if (runtime === null) throw new Error('there is no Electron: this test should be skipped');
  const args = link === undefined ? runtime.arguments : [...runtime.arguments, link];
  await promisify(execFile)(runtime.executable, args, { env: environmentOf(dataDir) });
}

function environmentOf(dataDir: string): Record<string, string> {
  return {
    ...environmentWithoutParley(),
    PARLEY_DATA: dataDir,
    PARLEY_ENGINE_NODE: process.execPath,
  };
}

/** Pictures of a failed test's windows, for whoever has to find out why. */
export async function takePictures(apps: Record<string, RunningApp>): Promise<void> {
  for (const [name, { page }] of Object.entries(apps)) {
    const path = join('.parley', 'failed', `${name}.png`);
    if (!page.isClosed()) await page.screenshot({ path });
  }
}

/** A packed app knows its own code: only the switches stay. */
function switchesOf(args: readonly string[]): string[] {
  return args.filter((arg) => arg.startsWith('--'));
}

function environmentWithoutParley(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(PARLEY_|ELECTRON_|VITEST)/.test(entry[0]),
    ),
  );
}

/** A new folder for one test's data, and the way to take it away. */
export async function newFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'parley-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}
