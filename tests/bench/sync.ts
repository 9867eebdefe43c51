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
/** These warm the server, which never was asked before and compiles and collects its garbage yet. */
const roundsBefore = 2;
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
const witnessSchema = z.object({ held: z.object({ clockMs: z.number() }) });

/**
 * From the server taking the connection to all rows being in the client's cache. The witness is an idle
 * process beside them: for how long the machine kept even its loop waiting.
 */
type Round = Watched & { ms: number; witnessMs: number };

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
  const witness = startProcess('loop-witness.ts', []);
  try {
    await server.heard();
    const idle = await idling(server);
    const parley: Round[] = [];
    for (let round = 0; round < roundsBefore + rounds; round += 1) {
      const dir = join(folder, `parley-${round}`);
      await cp(template, dir, { recursive: true });
      const result = await engineRound({ server, witness }, file, dir, { url, token }, stream);
      say(inShort(result));
      if (round >= roundsBefore) parley.push(result);
      await rm(dir, { recursive: true });
    }
    return figuresOf(parley, obvious, idle);
  } finally {
    await Promise.all([server.stop(), witness.stop()]);
  }
}

async function engineRound(
  { server, witness }: { server: BenchProcess; witness: BenchProcess },
  file: string,
  dir: string,
  session: { url: string; token: string },
  stream: StreamName,
): Promise<Round> {
  const before = Date.now();
  await Promise.all([server.ask('begin'), witness.ask('begin')]);
  const engine = await startEngine(file, dir, session);
  const whole = await wholeAt(dir, new Map([[stream, heldBefore + missed]]), before);
  const watched = watchedSchema.parse(await server.ask('end'));
  const { held } = witnessSchema.parse(await witness.ask('end'));
  await engine.stop();
  return { ...watched, ms: whole - watched.takenAt, witnessMs: held.clockMs };
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
      all.push({ ...watched, ms: whole.wholeAt - watched.takenAt, witnessMs: Number.NaN });
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

function inShort({ ms, bytes, held, cpuMs, witnessMs }: Round): string {
  const { clockMs = 0, cpuMs: heldMs = 0 } = held ?? {};
  return `${ms.toFixed(0)} ms · ${bytes} bytes · loop held ${heldMs.toFixed(1)} ms (by the clock ${clockMs.toFixed(1)}, an idle loop ${witnessMs.toFixed(1)}) · ${cpuMs.toFixed(0)} ms CPU`;
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
    // By the CPU time of its thread, which is what the server does in one go. The clock counts the
    // waiting for a core besides, and an idle process in the same rounds tells how much that is.
    within(
      `longest turn of the server's loop by its CPU time, the longest of ${rounds}`,
      'ms',
      most(parley, heldCpu),
      beside(heldCpu),
      5,
    ),
    told('the same, median', 'ms', median(parley, heldCpu)),
    told('by the clock, the longest', 'ms', most(parley, heldClock), {
      what: 'the loop of an idle process',
      value: most(parley, ({ witnessMs }) => witnessMs),
    }),
    told('by the clock, median', 'ms', median(parley, heldClock), {
      what: 'the loop of an idle process',
      value: median(parley, ({ witnessMs }) => witnessMs),
    }),
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
