// `npm run bench -- sync`: how a client that missed ten thousand comments catches up. The server and
// the engine as they ship, each in its own process, beside the obvious way: all rows in one answer as
// JSON, one transaction a row.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type StreamName, threadStream } from '../../shared/protocol/sync.ts';
import { type BenchProcess, startProcess } from './bench-process.ts';
import { cacheIn, wholeAt } from './cache-watch.ts';
import { buildEngine, startEngine } from './engine-process.ts';
import { type Figure, percentile, told, within } from './figures.ts';
import { type MissedComments, makeCommunity } from './missed-comments.ts';
import { threadFigures } from './sync-threads.ts';

const heldBefore = 200;
const missed = 10_000;
const rounds = 7;
const idleMs = 2_000;

const startedSchema = z.object({ url: z.url() });
const wholeSchema = z.object({ wholeAt: z.number() });
const watchedSchema = z.object({
  takenAt: z.number(),
  bytes: z.number(),
  cpuMs: z.number(),
  held: z.object({ clockMs: z.number(), cpuMs: z.number() }).nullable(),
});
type Watched = z.infer<typeof watchedSchema>;

/** From the server taking the connection to all rows being in the client's cache. */
type Round = Watched & { ms: number };

export async function syncFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  try {
    return [...(await measure(folder, say)), ...(await threadFigures(say))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, say: (line: string) => void): Promise<Figure[]> {
  const file = await buildEngine();
  const dataDir = join(folder, 'server');
  const template = join(folder, 'template');
  const community = await makeCommunity(dataDir);
  const { token } = community;
  const stream = threadStream(community.articleId);

  say(`a client reads ${heldBefore} comments and leaves; ${missed} more are written`);
  await community.add(heldBefore);
  const first = startProcess('sync-server.ts', ['parley', dataDir, '0']);
  const { url } = startedSchema.parse(await first.heard());
  const { port } = new URL(url);
  const engine = await startEngine(file, template, { url, token });
  await wholeAt(template, new Map([[stream, heldBefore]]), 0);
  await engine.stop();
  await first.stop();
  await community.add(missed);

  say('the obvious way');
  const obvious = await obviousRounds({ folder, dataDir, template, community });
  say('Parley');
  const server = startProcess('sync-server.ts', ['parley', dataDir, port]);
  try {
    await server.heard();
    const idle = await idling(server);
    const parley: Round[] = [];
    // The first warms the server, which never was asked before.
    for (let round = 0; round <= rounds; round += 1) {
      const dir = join(folder, `parley-${round}`);
      await cp(template, dir, { recursive: true });
      const result = await engineRound(server, file, dir, { url, token }, stream);
      say(inShort(result));
      if (round > 0) parley.push(result);
      await rm(dir, { recursive: true });
    }
    return figuresOf(parley, obvious, idle);
  } finally {
    await server.stop();
  }
}

async function engineRound(
  server: BenchProcess,
  file: string,
  dir: string,
  session: { url: string; token: string },
  stream: StreamName,
): Promise<Round> {
  const before = Date.now();
  await server.ask('begin');
  const engine = await startEngine(file, dir, session);
  const whole = await wholeAt(dir, new Map([[stream, heldBefore + missed]]), before);
  const watched = watchedSchema.parse(await server.ask('end'));
  await engine.stop();
  return { ...watched, ms: whole - watched.takenAt };
}

async function obviousRounds({
  folder,
  dataDir,
  template,
  community,
}: {
  folder: string;
  dataDir: string;
  template: string;
  community: MissedComments;
}): Promise<Round[]> {
  const server = startProcess('sync-server.ts', ['obvious', dataDir, '0']);
  try {
    const { url } = startedSchema.parse(await server.heard());
    const all: Round[] = [];
    for (let round = 0; round < 3; round += 1) {
      const dir = join(folder, `obvious-${round}`);
      await cp(template, dir, { recursive: true });
      const cache = cacheIn(dir);
      if (cache === null) throw new Error('the client has no cache');
      await server.ask('begin');
      const client = startProcess('sync-obvious-client.ts', [url, cache, community.articleId]);
      const whole = wholeSchema.parse(await client.heard());
      await client.stop();
      const watched = watchedSchema.parse(await server.ask('end'));
      all.push({ ...watched, ms: whole.wholeAt - watched.takenAt });
      await rm(dir, { recursive: true });
    }
    return all;
  } finally {
    await server.stop();
  }
}

/** What watching the loop costs, and what it shows where nothing is done. */
async function idling(server: BenchProcess): Promise<{ watched: Watched; unwatched: Watched }> {
  await server.ask('begin unwatched');
  await wait(idleMs);
  const unwatched = watchedSchema.parse(await server.ask('end'));
  await server.ask('begin');
  await wait(idleMs);
  return { unwatched, watched: watchedSchema.parse(await server.ask('end')) };
}

function inShort({ ms, bytes, held, cpuMs }: Round): string {
  const { clockMs = 0, cpuMs: heldMs = 0 } = held ?? {};
  return `${ms.toFixed(0)} ms · ${bytes} bytes · loop held ${clockMs.toFixed(1)} ms (CPU ${heldMs.toFixed(1)}) · ${cpuMs.toFixed(0)} ms CPU`;
}

function figuresOf(
  parley: readonly Round[],
  obvious: readonly Round[],
  idle: { watched: Watched; unwatched: Watched },
): Figure[] {
  const median = (rounds: readonly Round[], of: (round: Round) => number) =>
    percentile(rounds.map(of), 0.5);
  const most = (rounds: readonly Round[], of: (round: Round) => number) =>
    Math.max(...rounds.map(of));
  const beside = (of: (round: Round) => number) => ({
    what: 'all rows in one answer as JSON, one transaction a row',
    value: median(obvious, of),
  });
  const heldCpu = ({ held }: Watched) => held?.cpuMs ?? Number.NaN;
  const heldClock = ({ held }: Watched) => held?.clockMs ?? Number.NaN;
  const ofCore = ({ cpuMs }: Watched) => (100 * cpuMs) / idleMs;
  return [
    within(
      `${missed} missed comments, from the connection to whole in the cache, median of ${rounds}`,
      'ms',
      median(parley, ({ ms }) => ms),
      beside(({ ms }) => ms),
      1_000,
    ),
    within(
      'on the wire, from the server',
      'kB',
      median(parley, ({ bytes }) => bytes / 1_000),
      beside(({ bytes }) => bytes / 1_000),
      1_500,
    ),
    // By the clock, since that is what others wait: also where it was not this server that took the core.
    within(
      `longest turn of the server's loop by the clock, the longest of ${rounds}`,
      'ms',
      most(parley, heldClock),
      beside(heldClock),
      5,
    ),
    told('the same, median', 'ms', median(parley, heldClock)),
    told('by its CPU time, the longest', 'ms', most(parley, heldCpu)),
    told('by its CPU time, median', 'ms', median(parley, heldCpu)),
    told(
      "the server's CPU for one such client",
      'ms',
      median(parley, ({ cpuMs }) => cpuMs),
    ),
    told(
      "the server's CPU, the obvious way",
      'ms',
      median(obvious, ({ cpuMs }) => cpuMs),
    ),
    told('longest turn of an idle loop by the clock', 'ms', heldClock(idle.watched)),
    told('longest turn of an idle loop by its CPU time', 'ms', heldCpu(idle.watched)),
    told(
      'what watching the loop costs',
      '% of a core',
      ofCore(idle.watched) - ofCore(idle.unwatched),
    ),
  ];
}
