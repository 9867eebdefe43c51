// Makes an Electron without a default app run this checkout: a copy of hard links in the checkout's
// own folder, whose resources/app leads to the project. Parallel checkouts never share a link.
import { constants, existsSync } from 'node:fs';
import { copyFile, link, mkdir, mkdtemp, readdir, rename, rm, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { localFolder, projectFolder } from './folders.ts';

/** An executable that opens this project's app when it is started with these arguments first. */
export type AppRuntime = { executable: string; arguments: string[] };

/** Electron as it is distributed takes the project as an argument; a stripped one needs the copy. */
export async function runtimeForProject(executable: string): Promise<AppRuntime> {
  if (hasDefaultApp(executable)) return { executable, arguments: [projectFolder] };
  return { executable: await linkedCopy(executable), arguments: [] };
}

function hasDefaultApp(executable: string): boolean {
  const resources =
    process.platform === 'darwin'
      ? join(dirname(executable), '..', 'Resources')
      : join(dirname(executable), 'resources');
  return existsSync(join(resources, 'default_app.asar'));
}

async function linkedCopy(executable: string): Promise<string> {
  const original = dirname(executable);
  const folder = join(localFolder, 'runtime', basename(original));
  const copy = join(folder, 'electron');
  if (existsSync(copy)) return copy;
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(join(dirname(folder), 'making-'));
  await linkFiles(original, work);
  // Under this name Electron knows that the app is not packaged.
  if (basename(executable) !== 'electron') {
    await rename(join(work, basename(executable)), join(work, 'electron'));
  }
  const app = join(work, 'resources', 'app');
  // Relative, so that a checkout may be moved.
  await symlink(relative(join(folder, 'resources'), projectFolder), app, 'dir');
  await rm(folder, { recursive: true, force: true });
  await rename(work, folder);
  return copy;
}

async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await linkFiles(source, target);
    else await linkOrCopy(source, target);
  }
}

/** A cache on another disk, or of another owner, cannot be linked. */
async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EXDEV' && code !== 'EPERM') throw error;
    await copyFile(source, target, constants.COPYFILE_FICLONE);
  }
}
