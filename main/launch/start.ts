// `npm start`: builds, starts a server with the sample community and opens the app on it, signed in.
// `--two` opens a second window, a moderator's. Ends everything with the last window or at Ctrl-C.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { localFolder } from './folders.ts';
import { openWindow, type Person, prepareApp } from './open-window.ts';
import { LaunchProblem, say } from './report.ts';
import { runCommand } from './run-command.ts';
import { startSampleServer } from './sample-server.ts';

const runningMark = join(localFolder, 'start.pid');

await runCommand(async () => {
  const people = whoseWindows();
  takeTurn();
  const app = await prepareApp();
  const server = await startSampleServer();
  const windows = [];
  for (const person of people) windows.push(await openWindow(app, person, server));
  say('Parley is open. Close its windows or press Ctrl-C to end it and the server.');
  const codes = await Promise.all(windows.map((window) => window.ended));
  if (codes.some((code) => code !== 0)) {
    throw new LaunchProblem('The app ended with an error: its log is in .parley/*.log');
  }
  return 0;
});

function whoseWindows(): Person[] {
  try {
    const { values } = parseArgs({ options: { two: { type: 'boolean', default: false } } });
    const reader = { name: 'late ferry', data: join(localFolder, 'late-ferry') };
    if (!values.two) return [{ ...reader, side: null }];
    return [
      { ...reader, side: 'left' },
      { name: 'millwright', data: join(localFolder, 'millwright'), side: 'right' },
    ];
  } catch (error) {
    throw new LaunchProblem(`${(error as Error).message}\nUse: npm start [-- --two]`);
  }
}

/** Two servers on one data folder would be one too many. */
function takeTurn(): void {
  mkdirSync(localFolder, { recursive: true });
  if (existsSync(runningMark)) {
    const other = Number(readFileSync(runningMark, 'utf8'));
    if (isAlive(other)) {
      throw new LaunchProblem(`Parley runs here already (process ${other}): end it first.`);
    }
  }
  writeFileSync(runningMark, String(process.pid));
  process.on('exit', () => rmSync(runningMark, { force: true }));
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
