// A real server as a process of its own, with the sample community in a folder that it can be stopped
// and started again on.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { HandedSession } from '../../main/engine/messages.ts';
import { SocketClient } from '../integration/socket-client.ts';

const run = promisify(execFile);
const commandLine = 'server/cli.ts';
const readySchema = z.object({
  ready: z.literal(true),
  url: z.url(),
  claim: z.string().optional(),
});
const tokenSchema = z.object({ token: z.string() });

export type RealServer = {
  url: string;
  /** The link that makes the first admin, as the server has printed it. */
  claim: string | undefined;
  sessionOf: (member: string) => Promise<HandedSession>;
  /** A client without an app, signed in as the member; whoever asks for it closes it. */
  clientOf: (member: string) => Promise<SocketClient>;
  createAdmin: (name: string) => Promise<void>;
  /** The server's command line over the same data, with what it says and how it ends. */
  run: (...words: string[]) => Promise<{ code: number; output: string }>;
  stop: () => Promise<void>;
  /** Again on the same data and port. */
  startAgain: () => Promise<void>;
};

export async function startSampleCommunity(
  dataDir: string,
  ...settings: string[]
): Promise<RealServer> {
  await command('sample', dataDir);
  return startCommunity(dataDir, ...settings);
}

export async function startCommunity(dataDir: string, ...settings: string[]): Promise<RealServer> {
  let running = await start(dataDir, '0', settings);
  const { url, claim } = running;
  const sessionOf = async (member: string) => {
    const answer = await command('admin', 'token', '--name', member, '--json', dataDir);
    return { url, token: tokenSchema.parse(JSON.parse(answer)).token };
  };
  return {
    url,
    claim,
    sessionOf,
    clientOf: async (member) => SocketClient.connect(url, await sessionOf(member)),
    createAdmin: async (name) => {
      const words = ['admin', 'create', '--name', name, '--password-stdin'];
      const created = run(process.execPath, [commandLine, ...words, '--data', dataDir]);
      created.child.stdin?.end('a password for tests\n');
      await created;
    },
    run: (...words) =>
      new Promise((resolve) => {
        const args = [commandLine, ...words, '--data', dataDir];
        execFile(process.execPath, args, (error, out, err) => {
          resolve({ code: Number(error?.code ?? 0), output: `${out}${err}` });
        });
      }),
    stop: () => stop(running.child),
    startAgain: async () => {
      running = await start(dataDir, new URL(url).port, settings);
    },
  };
}

async function command(...words: string[]): Promise<string> {
  const args = [commandLine, ...words.slice(0, -1), '--data', words.at(-1)!];
  return (await run(process.execPath, args)).stdout;
}

type Running = { child: ChildProcess } & z.infer<typeof readySchema>;

async function start(dataDir: string, port: string, settings: string[]): Promise<Running> {
  const place = ['--data', dataDir, '--port', port];
  const args = [commandLine, 'start', ...place, '--log-level', 'warn', ...settings];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, ...readySchema.parse(JSON.parse(line)) };
  }
  throw new Error('the server ended before it was ready');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
