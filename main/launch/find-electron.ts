// Finds the Electron that runs the app: the one that is named, the project's own, the fallback.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fallbackFits, fallbackRuntime, fallbackVersion } from './fallback-runtime.ts';
import { cacheFolder, projectFolder } from './folders.ts';
import { LaunchProblem, say, step } from './report.ts';

export type FoundElectron = {
  executable: string;
  /** Where it came from: only the project's own is packaged for others. */
  from: 'named' | 'package' | 'fallback';
};

const packageFolder = join(projectFolder, 'node_modules', 'electron');
const day = 24 * 60 * 60 * 1000;

export async function findElectron(): Promise<FoundElectron> {
  const named = process.env.PARLEY_ELECTRON;
  if (named) {
    if (!existsSync(named))
      throw new LaunchProblem(`PARLEY_ELECTRON names ${named}: no such file.`);
    return { executable: named, from: 'named' };
  }
  const own = packagedBinary() ?? (await downloadPackagedBinary());
  if (own !== null) return { executable: own, from: 'package' };
  if (!fallbackFits()) {
    throw new LaunchProblem(
      `Electron ${packageVersion()} could not be downloaded from GitHub, and there is no fallback for ` +
        `${process.platform}-${process.arch}.\nTry "node node_modules/electron/install.js" with a ` +
        'working line, or name an Electron of your own: PARLEY_ELECTRON=/path/to/electron',
    );
  }
  const executable = await fallbackRuntime();
  say(
    `Using the fallback runtime, Electron ${fallbackVersion}: for development and tests alone; ` +
      `releases carry ${packageVersion()}.`,
  );
  return { executable, from: 'fallback' };
}

export function packageVersion(): string {
  const electron = createRequire(import.meta.url)('electron/package.json') as { version: string };
  return electron.version;
}

function packagedBinary(): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** Tries the download, and remembers a failure for a day so that the next start takes seconds. */
async function downloadPackagedBinary(): Promise<string | null> {
  const failed = join(cacheFolder(), `electron-${packageVersion()}-not-reached`);
  if (fallbackFits() && (await isYoungerThan(failed, day))) return null;
  // Where there is a fallback nobody should wait long; elsewhere there is nothing else to wait for.
  const patience = fallbackFits() ? 20_000 : 15 * 60_000;
  const done = await step(`Downloading Electron ${packageVersion()} from GitHub`, () =>
    runInstaller(patience),
  );
  const executable = packagedBinary();
  if (done && executable !== null) {
    await rm(failed, { force: true });
    return executable;
  }
  say('  GitHub was not reached in time');
  await mkdir(cacheFolder(), { recursive: true });
  await writeFile(failed, '');
  return null;
}

function runInstaller(patience: number): Promise<boolean> {
  return new Promise((resolve) => {
    const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
      stdio: 'ignore',
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    installer.on('error', () => resolve(false));
    installer.on('exit', (code) => resolve(code === 0));
  });
}

async function isYoungerThan(file: string, age: number): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs < age;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
