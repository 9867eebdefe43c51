// `npm start`: builds, starts a server with the sample community and opens the app on it, signed in.
// `--two` opens a second window, a moderator's. Ends everything with the last window or at Ctrl-C.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildApp } from './build-app.ts';
import { localFolder } from './folders.ts';
import { type RunningProcess, startProcess } from './processes.ts';
import type { AppRuntime } from './project-runtime.ts';
import { LaunchProblem, say } from './report.ts';
import { runCommand } from './run-command.ts';
import { ableElectron, appRuntime, openScreen } from './runtime.ts';
import { type SampleServer, startSampleServer } from './sample-server.ts';

type Person = { name: string; folder: string; side: 'left' | 'right' | null };

const runningMark = join(localFolder, 'start.pid');

await runCommand(async () => {
  const people = whoseWindows();
  takeTurn();
  await buildApp();
  const runtime = await appRuntime(await ableElectron());
  const screen = await openScreen();
  if (screen.DISPLAY !== undefined) sayWhereToLook(screen.DISPLAY);
  const server = await startSampleServer();
  const windows = [];
  for (const person of people) windows.push(await openWindow(person, server, runtime, screen));
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
    const reader = { name: 'late ferry', folder: 'late-ferry' };
    if (!values.two) return [{ ...reader, side: null }];
    return [
      { ...reader, side: 'left' },
      { name: 'millwright', folder: 'millwright', side: 'right' },
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

async function openWindow(
  person: Person,
  server: SampleServer,
  runtime: AppRuntime,
  environment: NodeJS.ProcessEnv,
): Promise<RunningProcess> {
  const session = await server.sessionOf(person.name);
  say(`Opening the app as "${person.name}"`);
  return startProcess(runtime.executable, runtime.arguments, {
    logFile: join(localFolder, `${person.folder}.log`),
    env: {
      ...process.env,
      ...environment,
      PARLEY_DATA: join(localFolder, person.folder),
      PARLEY_SESSION: JSON.stringify(session),
      PARLEY_ENGINE_NODE: process.execPath,
      ...(person.side === null ? {} : { PARLEY_WINDOW: person.side }),
    },
  });
}

function sayWhereToLook(display: string): void {
  say(`There is no screen here, so the app runs on a virtual one, ${display} (Xvfb).`);
  say(
    `  To see it: x11vnc -display ${display} and a VNC viewer, or start from a desktop or ssh -X.`,
  );
}
