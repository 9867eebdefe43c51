// Builds main, preload, engine and view into out/ when what they are made of has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './folders.ts';
import { LaunchProblem, step } from './report.ts';

const sources = ['main', 'renderer', 'shared'];
const settings = ['electron.vite.config.ts', 'package-lock.json', 'package.json'];
const mark = join(projectFolder, 'out', '.built-from');

export async function buildApp(): Promise<void> {
  const wanted = digestOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  await step('Building the app', async () => {
    const builder = join(projectFolder, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const result = spawnSync(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
      cwd: projectFolder,
      encoding: 'utf8',
    });
    if (result.status !== 0) {
      throw new LaunchProblem(`The app could not be built:\n${result.stdout}${result.stderr}`);
    }
    writeFileSync(mark, wanted);
  });
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const file of [...sources.flatMap(filesUnder), ...settings].sort()) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(projectFolder, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(folder: string): string[] {
  const base = join(projectFolder, folder);
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectFolder.length + 1));
}
