// A server to measure, in a process of its own so that its CPU time can be read, with a folder that is
// gone with it.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Dialect } from './listeners.ts';

const readySchema = z.object({ url: z.string(), claim: z.string().nullable() });
const usageSchema = z.object({ cpu: z.object({ user: z.number(), system: z.number() }) });

export type ServerProcess = {
  url: string;
  /** The link for the first admin; null where the server is not Parley's. */
  claim: string | null;
  /** What it has used of a core since its start. */
  cpuSeconds: () => Promise<number>;
  stop: () => Promise<void>;
};

/** Throws, from any of these, where the server ends before it was stopped. */
export async function startServerProcess(dialect: Dialect): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const server = fork(join(import.meta.dirname, 'fan-out-server.ts'), [dialect, dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new AbortController();
  server.once('exit', (code) => ended.abort(new Error(`the ${dialect} server ended with ${code}`)));
  const answer = async (): Promise<unknown> => {
    const [message] = await once(server, 'message', { signal: ended.signal });
    return message;
  };
  const stop = async (): Promise<void> => {
    if (!ended.signal.aborted) {
      server.disconnect();
      await once(server, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return {
      ...readySchema.parse(await answer()),
      async cpuSeconds() {
        const next = answer();
        server.send('usage');
        const { cpu } = usageSchema.parse(await next);
        return (cpu.user + cpu.system) / 1e6;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
