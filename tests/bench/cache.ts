// `npm run bench -- cache`: a cache of a large community, read as the app reads it: by an engine in a
// process of its own, through the bridge's messages. Each figure beside the obvious way.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineAnswer, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { inNumberedOrder } from '../../shared/thread/order.ts';
import { type FilledCache, fillCache, largeCommunity } from './cache-fill.ts';
import { FilledCacheReader } from './cache-obvious.ts';
import { searchFigures } from './cache-search.ts';
import { buildEngine, type EngineProcess, startEngine } from './engine-process.ts';
import { atMost, type Figure, percentile, under } from './figures.ts';

const coldStarts = 5;
const openings = 20;

export async function cacheFigures(say: (line: string) => void): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  try {
    say('filling a cache of a million comments; this takes about two minutes');
    const filled = fillCache(join(folder, 'data'), largeCommunity, say);
    return await readingFigures(filled, await buildEngine(), say);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function readingFigures(
  filled: FilledCache,
  engineFile: string,
  say: (line: string) => void,
): Promise<Figure[]> {
  const { communityId, longThread } = filled;
  const start = () => startEngine(engineFile, filled.dataDir);
  // What an update of the app or of a counter has to do once is no part of a start.
  const first = await start();
  await first.ask('article.list', { communityId });
  await first.stop();

  say(`starting the engine ${coldStarts} times`);
  const starts: number[] = [];
  for (let run = 0; run < coldStarts; run += 1) starts.push(await coldStart(start, filled));

  const obvious = new FilledCacheReader(filled);
  const engine = await start();
  try {
    // Its start is measured above, and no part of an opening.
    await engine.ask('article.list', { communityId });
    say(`opening the thread of ${largeCommunity.longest.toLocaleString('en')} comments`);
    const windows = await timed(openings, () =>
      engine.ask('thread.open', { communityId, articleId: longThread }),
    );
    const wholes = await timed(openings, () => readWhole(engine, filled));
    const lists = await timed(openings, () => engine.ask('article.list', { communityId }));
    const orderedByQuery = await timed(3, async () => obvious.threadInOrder());
    const countedByQuery = await timed(3, async () => obvious.articlesWithCounts());
    const searched = await searchFigures(engine, filled, say);
    return [
      under(
        'cold start of the engine to the rows of the first thread, median',
        percentile(starts, 0.5),
        { what: 'reading every comment once', value: obvious.readEverything() },
        300,
      ),
      under(
        'opening a thread of 10,000 comments to the rows of a window, p95',
        percentile(windows, 0.95),
        { what: 'recursive query for the order', value: percentile(orderedByQuery, 0.5) },
        100,
      ),
      under(
        'opening it to the whole order, p95',
        percentile(wholes, 0.95),
        { what: 'recursive query for the order', value: percentile(orderedByQuery, 0.5) },
        400,
      ),
      under(
        'list of 5,000 articles with what is new, p95',
        percentile(lists, 0.95),
        { what: 'counting in the query', value: percentile(countedByQuery, 0.5) },
        200,
      ),
      ...searched,
      atMost(
        'the cache file',
        filled.fileBytes / 1e6,
        { what: 'the text that it holds', value: filled.textBytes / 1e6 },
        3,
      ),
    ];
  } finally {
    obvious.close();
    await engine.stop();
  }
}

/** As the view does: the window, then page after page, then the order of all of it. */
async function readWhole(
  engine: EngineProcess,
  { communityId, longThread: articleId }: FilledCache,
): Promise<void> {
  const comments = new Map<string, ThreadComment>();
  await engine.ask('thread.open', { communityId, articleId });
  for (let after: number | null = 0; after !== null; ) {
    const page: EngineAnswer<'thread.rest'> = await engine.ask('thread.rest', {
      communityId,
      articleId,
      after,
    });
    for (const comment of page.comments) comments.set(comment.id, comment);
    after = page.next;
  }
  const { length } = inNumberedOrder([...comments.values()]);
  if (length !== largeCommunity.longest) throw new Error(`${length} comments are not all`);
}

async function coldStart(
  start: () => Promise<EngineProcess>,
  { communityId, longThread }: FilledCache,
): Promise<number> {
  const begun = performance.now();
  const engine = await start();
  await engine.ask('thread.open', { communityId, articleId: longThread });
  const took = performance.now() - begun;
  await engine.stop();
  return took;
}

/** Milliseconds that each of so many runs took. */
async function timed(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return times;
}
