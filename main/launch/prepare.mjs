// The first thing that runs in a fresh clone: installs what is missing, then hands over to the
// project's own Node. Plain JavaScript with Node's own modules: nothing else is there yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './npm-command.mjs';

const oldestNode = 20;
const commands = ['start', 'test', 'dev', 'dist', 'screenshots', 'storm', 'chaos'];

const project = fileURLToPath(new URL('../../', import.meta.url));
const modules = join(project, 'node_modules');
const lockFile = join(project, 'package-lock.json');
const installedMark = join(modules, '.installed-from');

const [command, ...rest] = process.argv.slice(2);
if (command === undefined || !commands.includes(command)) {
  console.error(`Use: node main/launch/prepare.mjs ${commands.join('|')}`);
  process.exit(2);
}
if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  console.error(`Parley needs Node ${oldestNode} or later; this is ${process.versions.node}.`);
  process.exit(1);
}
process.chdir(project);
if (!isInstalled()) install();
handOver();

/** Whether node_modules is what the lock file asks for. */
function isInstalled() {
  const wanted = lockDigest();
  if (existsSync(installedMark)) return readFileSync(installedMark, 'utf8') === wanted;
  // Installed by hand: npm's own record is then at least as new as the lock file.
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record) || statSync(record).mtimeMs < statSync(lockFile).mtimeMs) return false;
  writeFileSync(installedMark, wanted);
  return true;
}

function lockDigest() {
  return createHash('sha256').update(readFileSync(lockFile)).digest('hex');
}

function install() {
  const started = Date.now();
  console.log('Installing packages with npm (about a minute the first time)');
  // On Windows `npm ci` cannot delete the node.exe that runs this script.
  const runsFromModules = process.platform === 'win32' && process.execPath.startsWith(modules);
  const npm = npmCommand();
  const result = spawnSync(
    npm.command,
    [
      ...npm.arguments,
      runsFromModules ? 'install' : 'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { cwd: project, stdio: ['ignore', 'pipe', 'inherit'], shell: npm.shell, encoding: 'utf8' },
  );
  if (result.error !== undefined || result.status !== 0) {
    if (result.stdout) process.stderr.write(result.stdout);
    console.error(
      result.error !== undefined
        ? `npm could not be started: ${result.error.message}`
        : 'npm could not install the packages: see its message above.',
    );
    process.exit(1);
  }
  writeFileSync(installedMark, lockDigest());
  console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function handOver() {
  const windows = process.platform === 'win32';
  const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(node)) {
    console.error(
      `The package "node" did not install its binary (${node} is missing). ` +
        'Were install scripts switched off? Remove node_modules and try again.',
    );
    process.exit(1);
  }
  const bin = join(modules, '.bin');
  const child = spawn(node, [join('main', 'launch', `${command}.ts`), ...rest], {
    cwd: project,
    // The channel tells the child when this process is gone, however it ended.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${bin}${windows ? ';' : ':'}${process.env.PATH ?? ''}` },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  // npm passes a signal to its shell alone; the shell ends and this process has another parent.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
  child.on('error', (error) => {
    console.error(`${node} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM']);
  });
}
