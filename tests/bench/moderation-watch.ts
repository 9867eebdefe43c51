// What the moderation bench and its listeners agree on across their processes: a clock, a mark, and how
// the listeners say what they have.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';

/** What the body of a comment begins with that is watched. */
export const marked = 'watched: ';

/** Milliseconds of a clock that all processes of this machine share. */
export function monotonicMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** When each listener had it. */
export type Arrivals = { id: string; event: 'posted' | 'removed'; times: number[] };

const arrivalsSchema = z.object({
  id: z.string(),
  event: z.enum(['posted', 'removed']),
  times: z.array(z.number()),
});

export type Watch = {
  /** When each of the listeners had the comment, or its tombstone, in milliseconds of `monotonicMs`. */
  everybodyHas: (event: Arrivals['event'], id: string) => Promise<number[]>;
  stop: () => Promise<void>;
};

const patienceMs = 20_000;

/** Starts so many listeners of the thread and the feed; resolves when all have joined. */
export async function startWatch(url: string, count: number, stream: string): Promise<Watch> {
  const file = join(import.meta.dirname, 'moderation-listeners.ts');
  const child = fork(file, [url, String(count), stream], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new AbortController();
  child.once('exit', (code) => ended.abort(new Error(`the listeners ended with ${code}`)));
  await once(child, 'message', { signal: ended.signal });
  const told = new Map<string, PromiseWithResolvers<number[]>>();
  const awaited = (event: Arrivals['event'], id: string) => {
    const key = `${event} ${id}`;
    const promise = told.get(key) ?? Promise.withResolvers<number[]>();
    told.set(key, promise);
    return promise;
  };
  child.on('message', (message) => {
    const { event, id, times } = arrivalsSchema.parse(message);
    awaited(event, id).resolve(times);
  });
  return {
    async everybodyHas(event, id) {
      const times = await Promise.race([
        awaited(event, id).promise,
        new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs).unref()),
      ]);
      if (times !== null) return times;
      ended.signal.throwIfAborted();
      throw new Error(`not every client has the comment as ${event} after ${patienceMs} ms`);
    },
    async stop() {
      if (ended.signal.aborted) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}
