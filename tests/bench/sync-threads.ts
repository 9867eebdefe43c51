// A client that keeps every thread comes back to two thousand of them with news: how soon the feed and
// the threads that it follows are there, and whether the engine answers its window meanwhile.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { startProcess } from './bench-process.ts';
import { wholeAt } from './cache-watch.ts';
import { buildEngine, type EngineProcess, startEngine } from './engine-process.ts';
import { type Figure, percentile, told, under } from './figures.ts';
import { makeCommunity } from './missed-comments.ts';

const threads = 2_000;
const newInEach = 5;
const askEveryMs = 20;
/** How long the window goes on asking while the rest is read in turn. */
const inTurnMs = 5_000;
const keepBytes = 1_000_000_000;

const startedSchema = z.object({ url: z.url() });
const watchedSchema = z.object({ takenAt: z.number() });

export async function threadFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  try {
    return await measure(folder, say);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, say: (line: string) => void): Promise<Figure[]> {
  const file = await buildEngine();
  const dataDir = join(folder, 'server');
  const kept = join(folder, 'kept');
  const community = await makeCommunity(dataDir);
  const { token } = community;
  say(`a client that keeps all leaves ${threads} threads; each gets ${newInEach} comments more`);
  await community.publish(threads);
  await community.addToEach(1);
  const first = startProcess('sync-server.ts', ['parley', dataDir, '0']);
  const { url } = startedSchema.parse(await first.heard());
  const engine = await startEngine(file, kept, { url, token });
  await wholeAt(kept, new Map([['feed', threads]]), 0);
  const communityId = await idOf(engine);
  await engine.ask('storage.set', { communityId, keep: 'all', limitBytes: keepBytes });
  await wholeAt(kept, new Map(), Date.now());
  await engine.stop();
  await first.stop();
  await community.addToEach(newInEach);

  const alone = await answersAlone(file, folder, kept, { url, token });
  const server = startProcess('sync-server.ts', ['parley', dataDir, new URL(url).port]);
  try {
    await server.heard();
    await server.ask('begin unwatched');
    const before = Date.now();
    const returned = await startEngine(file, kept, { url, token });
    const window = asking(returned, communityId);
    const whole = await wholeAt(kept, new Map(), before);
    const { takenAt } = watchedSchema.parse(await server.ask('end'));
    const whileFollowed = window.answered();
    await wait(inTurnMs);
    const inTurn = window.answered();
    await window.stop();
    await returned.stop();
    const baseline = { what: 'the slowest without a line', value: Math.max(...alone) };
    say(
      `lists of articles, median without a line ${percentile(alone, 0.5).toFixed(1)} ms, while it reads ${percentile(whileFollowed, 0.5).toFixed(1)} ms, in turn ${percentile(inTurn, 0.5).toFixed(1)} ms`,
    );
    return [
      told(
        `${threads} threads with news: from the connection to the feed and all that is followed live`,
        'ms',
        whole - takenAt,
      ),
      told('the slowest list of articles meanwhile', 'ms', Math.max(...whileFollowed)),
      under('the slowest while the rest is read in turn', Math.max(...inTurn), baseline, 100),
    ];
  } finally {
    await server.stop();
  }
}

async function idOf(engine: EngineProcess) {
  const [first] = await engine.ask('community.list', {});
  if (first === undefined) throw new Error('the engine has no community');
  return first.id;
}

/** What the list takes where nothing else is done. */
async function answersAlone(
  file: string,
  folder: string,
  kept: string,
  session: { url: string; token: string },
): Promise<number[]> {
  const dir = join(folder, 'alone');
  await cp(kept, dir, { recursive: true });
  // The server does not run.
  const engine = await startEngine(file, dir, session);
  const communities = await engine.ask('community.list', {});
  const communityId = communities.at(0)?.id;
  if (communityId === undefined) throw new Error('the engine has no community');
  const window = asking(engine, communityId);
  await wait(1_000);
  const answered = window.answered();
  await window.stop();
  await engine.stop();
  return answered;
}

/** Asks for the articles again and again, as a window does that is told of changes. */
function asking(engine: EngineProcess, communityId: Awaited<ReturnType<typeof idOf>>) {
  let times: number[] = [];
  let isOver = false;
  const run = async () => {
    // The first waits until what was withheld is known, as it should.
    await engine.ask('article.list', { communityId });
    while (!isOver) {
      const asked = performance.now();
      await engine.ask('article.list', { communityId });
      times.push(performance.now() - asked);
      await wait(askEveryMs);
    }
  };
  const ended = run();
  return {
    answered() {
      const since = times;
      times = [];
      return since;
    },
    async stop() {
      isOver = true;
      await ended;
    },
  };
}
