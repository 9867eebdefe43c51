// The built app as the app bench opens it, in real Electron with the account of a reader, and what is read
// of its window's process from outside.
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { HandedSession } from '../../main/engine/messages.ts';
import { startProcess } from '../../main/launch/processes.ts';
import type { AppRuntime } from '../../main/launch/project-runtime.ts';
import type { RunningApp } from '../e2e/parley-app.ts';
import { openThread } from './app-page.ts';

const patienceMs = 30_000;
const debuggerSchema = z.array(z.looseObject({ type: z.string(), webSocketDebuggerUrl: z.url() }));
const evaluatedSchema = z.object({ result: z.object({ result: z.object({ value: z.string() }) }) });
const momentsSchema = z.object({ page: z.number(), thread: z.number().nullable() });

export type ColdStart = {
  runtime: AppRuntime;
  dataDir: string;
  session: HandedSession;
  logFile: string;
};

export type Started = {
  /** Milliseconds to the empty page: what Electron itself takes. */
  toPage: number;
  toThread: number;
};

/**
 * Milliseconds from the start of the app's process to the frame that shows the comments of the thread that
 * it was left in. Opened as a person opens it, with no debugger attached until all is over: the window has
 * noted itself when it was ready.
 */
export async function coldStart({
  runtime,
  dataDir,
  session,
  logFile,
}: ColdStart): Promise<Started> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const begun = Date.now();
  const app = startProcess(
    runtime.executable,
    [...runtime.arguments, `--remote-debugging-port=${port}`],
    {
      logFile,
      env: {
        ...process.env,
        PARLEY_DATA: dataDir,
        PARLEY_SESSION: JSON.stringify(session),
        PARLEY_ENGINE_NODE: process.execPath,
      },
    },
  );
  try {
    for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; ) {
      await wait(1_500);
      const answer = await evaluate(port, moments);
      const { page, thread } = momentsSchema.parse(
        JSON.parse(answer ?? '{"page":0,"thread":null}'),
      );
      if (thread !== null) return { toPage: page - begun, toThread: thread - begun };
    }
    throw new Error('the app did not show the thread that it was left in');
  } finally {
    await app.stop();
  }
}

const moments = `(() => {
  const [mark] = performance.getEntriesByName('thread drawn');
  const page = performance.timeOrigin;
  return JSON.stringify({ page, thread: mark ? page + mark.startTime : null });
})()`;

/** In the app's page, by its debugging port; null while there is none. */
async function evaluate(port: number, expression: string): Promise<string | null> {
  try {
    const pages = debuggerSchema.parse(await (await fetch(`http://127.0.0.1:${port}/json`)).json());
    const address = pages.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
    if (address === undefined) return null;
    const socket = new WebSocket(address);
    try {
      return await new Promise<string>((resolve, reject) => {
        socket.onerror = () => reject(new Error('the page cannot be reached'));
        socket.onmessage = ({ data }) => {
          resolve(evaluatedSchema.parse(JSON.parse(String(data))).result.result.value);
        };
        socket.onopen = () =>
          socket.send(
            JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }),
          );
      });
    } finally {
      socket.close();
    }
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const openings = 12;

/** What each opening of the article takes, in turn with the other one, in milliseconds. */
export async function openingTimes(page: Page, headline: string): Promise<number[]> {
  const entries = page.getByRole('navigation', { name: 'Articles' }).getByRole('button');
  const other = entries.filter({ hasNotText: headline });
  const times: number[] = [];
  while (times.length < openings) {
    await other.first().click();
    await page.getByRole('heading', { level: 1 }).filter({ hasNotText: headline }).waitFor();
    await page.getByRole('treeitem').first().waitFor();
    times.push(await page.evaluate(openThread, [headline, 4] as const));
  }
  return times;
}

/** The memory of the window's own process in megabytes, by what the kernel says of it. */
export type Memory = {
  /** Its own and its share of what it has together with others (PSS). */
  share: number;
  /** What it alone has and no file stands behind: the page's heap and its pictures. */
  own: number;
};

export async function windowMemory({ electron, page }: RunningApp): Promise<Memory> {
  // As much as the page would give back by itself when it is quiet.
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const pid = await electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const megabytes = (name: string) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(rollup)?.[1]) * 1_024) / 1e6;
  return { share: megabytes('Pss'), own: megabytes('Private_Dirty') };
}
