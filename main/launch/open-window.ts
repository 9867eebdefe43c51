// Opens the app on a server with the sample community, as one of its members, for start and storm.
import { basename, join } from 'node:path';
import { buildApp } from './build-app.ts';
import { localFolder } from './folders.ts';
import { type RunningProcess, startProcess } from './processes.ts';
import type { AppRuntime } from './project-runtime.ts';
import { say } from './report.ts';
import { ableElectron, appRuntime, openScreen } from './runtime.ts';
import type { SampleServer } from './sample-server.ts';

export type Person = {
  name: string;
  /** The folder of what their app keeps. */
  data: string;
  /** Which half of the screen; null leaves it to the app. */
  side: 'left' | 'right' | null;
};

/** The app, built, and the screen that it opens on. */
export type PreparedApp = { runtime: AppRuntime; screen: { DISPLAY?: string } };

/** Says where to look when there is no screen. Throws LaunchProblem where no app can be opened. */
export async function prepareApp(): Promise<PreparedApp> {
  await buildApp();
  const runtime = await appRuntime(await ableElectron());
  const screen = await openScreen();
  if (screen.DISPLAY !== undefined) sayWhereToLook(screen.DISPLAY);
  return { runtime, screen };
}

export async function openWindow(
  { runtime, screen }: PreparedApp,
  person: Person,
  server: SampleServer,
): Promise<RunningProcess> {
  const session = await server.sessionOf(person.name);
  say(`Opening the app as "${person.name}"`);
  return startProcess(runtime.executable, runtime.arguments, {
    logFile: join(localFolder, `${basename(person.data)}.log`),
    env: {
      ...process.env,
      ...screen,
      PARLEY_DATA: person.data,
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
