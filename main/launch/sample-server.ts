// A server on this machine with the sample community in it, for start, dev and storm. Its data stays in
// the checkout's own folder, so what is written there is there again next time, or where it is told.
import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { localFolder, projectFolder } from './folders.ts';
import { firstLine, type RunningProcess, startProcess } from './processes.ts';
import { LaunchProblem, say, step } from './report.ts';

const run = promisify(execFile);
const commandLine = join(projectFolder, 'server', 'cli.ts');
const keptFolder = join(localFolder, 'server');
const logFile = join(localFolder, 'server.log');
const usualPort = 4600;
const patience = 30_000;

const readySchema = z.object({ ready: z.literal(true), url: z.url() });
const tokenSchema = z.object({ token: z.string().min(1) });

type Session = { url: string; token: string };

export type SampleServer = {
  url: string;
  /** Its exit code. */
  ended: Promise<number>;
  /** An account to hand over to an app for one run. */
  sessionOf: (member: string) => Promise<Session>;
  /** The same for several members, in their order. */
  sessionsOf: (members: readonly string[]) => Promise<Session[]>;
};

export async function startSampleServer(dataFolder = keptFolder): Promise<SampleServer> {
  mkdirSync(localFolder, { recursive: true });
  await step('Filling the community with the sample articles, where it is empty', () =>
    serverCommand(dataFolder, 'sample'),
  );
  const port = (await isFree(usualPort)) ? usualPort : 0;
  const server = startProcess(
    process.execPath,
    [commandLine, 'start', '--data', dataFolder, '--port', String(port)],
    { logFile, readOutput: true },
  );
  const url = await readyUrl(server);
  say(`The server listens at ${url} (its log: .parley/server.log)`);
  const sessionsOf = async (members: readonly string[]) => {
    const words = ['admin', 'token', '--json', '--name', ...members];
    const answer = await serverCommand(dataFolder, ...words);
    const lines = answer.trim().split('\n');
    return lines.map((line) => ({ url, token: tokenSchema.parse(JSON.parse(line)).token }));
  };
  return {
    url,
    ended: server.ended,
    sessionsOf,
    sessionOf: async (member) => {
      const [session] = await sessionsOf([member]);
      if (session === undefined) throw new LaunchProblem(`There is no session of "${member}".`);
      return session;
    },
  };
}

async function serverCommand(dataFolder: string, ...words: string[]): Promise<string> {
  try {
    const args = [commandLine, ...words, '--data', dataFolder];
    return (await run(process.execPath, args, { maxBuffer: 16 * 1024 * 1024 })).stdout;
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim();
    throw new LaunchProblem(`"server ${words.join(' ')}" failed: ${said || String(error)}`);
  }
}

/** The address in the server's first line of JSON. Throws LaunchProblem when it ends or keeps silent. */
async function readyUrl(server: RunningProcess): Promise<string> {
  const line = await Promise.race([
    firstLine(server, (text) => text.startsWith('{')),
    server.ended.then(() => null),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), patience).unref()),
  ]);
  if (line === null) {
    throw new LaunchProblem('The server did not start: its log is in .parley/server.log');
  }
  return readySchema.parse(JSON.parse(line)).url;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
