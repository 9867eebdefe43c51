// `npm run bench -- app`: the built app in real Electron on a real server: how soon there is something to
// read, whether a thread of ten thousand comments scrolls and takes what is typed in a storm, and what it
// weighs. Each figure beside the plain way, or beside what an empty page gives on the same machine.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { buildApp } from '../../main/launch/build-app.ts';
import { electronEnvironment } from '../../main/launch/electron-environment.ts';
import type { RunningApp } from '../e2e/parley-app.ts';
import { emptyPage, plainThread, scrollThrough } from './app-page.ts';
import { loadedScripts } from './app-scripts.ts';
import { type Typed, typeInStorm } from './app-typing.ts';
import { coldStart, type Memory, openingTimes, windowMemory } from './app-window.ts';
import { startProcess } from './bench-process.ts';
import { type Figure, percentile, told, under, within } from './figures.ts';
import { type MissedComments, makeCommunity, proseOf, randomFrom } from './missed-comments.ts';
import { startStorm } from './storm-writers.ts';

const comments = 10_000;
const perSecond = 50;
const coldStarts = 5;
const scrollMs = 45_000;
const plainScrollMs = 10_000;
/** Eight hours at one comment every two seconds, in a minute and a half. */
const eightHours = { comments: 14_400, perSecond: 160 };
/** A frame that took longer has missed the screen's next beat; up to that it is the beat's own unrest. */
const missedBeatMs = 25;

const headline = 'What was said while you were away';
const startedSchema = z.object({ url: z.url() });

type Stage = {
  community: MissedComments;
  session: { url: string; token: string };
  dataDir: string;
  open: () => Promise<RunningApp>;
  say: (line: string) => void;
};

export async function appFigures(say: (line: string) => void): Promise<Figure[]> {
  await buildApp();
  const { environment, reason } = await electronEnvironment();
  if (reason !== null) throw new Error(reason);
  Object.assign(process.env, environment);
  // It reads the environment when it is loaded.
  const { openApp, runtime } = await import('../e2e/parley-app.ts');
  if (runtime === null) throw new Error('there is no Electron');
  const folder = await mkdtemp(join(tmpdir(), 'parley-bench-'));
  const serverDir = join(folder, 'server');
  const community = await makeCommunity(serverDir);
  say(`a thread of ${comments} comments and a short one`);
  await community.publish(1);
  await community.addToEach(20);
  await community.add(comments);
  const server = startProcess('sync-server.ts', ['parley', serverDir, '0']);
  try {
    const { url } = startedSchema.parse(await server.heard());
    const session = { url, token: community.token };
    const dataDir = join(folder, 'app');
    const open = () => openApp({ dataDir, session });
    const stage = { community, session, dataDir, open, say };
    await leaveInThread(stage);
    const starting = await startingFigures(stage, runtime, join(folder, 'app.log'));
    return [...starting, ...(await readingFigures(stage))];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Reads the long thread and leaves it open. */
async function leaveInThread({ open }: Stage): Promise<void> {
  const app = await open();
  await readLongThread(app.page);
  await app.close();
}

/** Not of the first window: that one has loaded the screen that asks for an address besides. */
async function scriptFigures(page: Page): Promise<Figure[]> {
  await page.locator('textarea').last().waitFor();
  const { gzipped, plain } = await loadedScripts(page);
  return [
    within(
      'JavaScript of a window with a thread and its composer, gzipped',
      'kB',
      gzipped,
      { what: 'as it lies there', value: plain },
      250,
    ),
  ];
}

async function readLongThread(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
  await page.locator('[role="treeitem"]:not([aria-setsize="-1"])').first().waitFor();
  await page.getByText('more are coming').waitFor({ state: 'detached', timeout: 60_000 });
}

async function startingFigures(
  { session, dataDir, say }: Stage,
  runtime: { executable: string; arguments: string[] },
  logFile: string,
): Promise<Figure[]> {
  say(`starting the app ${coldStarts} times`);
  const starts: { toPage: number; toThread: number }[] = [];
  while (starts.length < coldStarts) {
    starts.push(await coldStart({ runtime, dataDir, session, logFile }));
  }
  const median = (of: (start: (typeof starts)[number]) => number) =>
    percentile(starts.map(of), 0.5);
  return [
    under(
      'cold start to a readable cached thread, median',
      median(({ toThread }) => toThread),
      {
        what: 'Electron itself, up to where the empty page begins',
        value: median((s) => s.toPage),
      },
      1_500,
    ),
  ];
}

type Measured = { missed: number; typed: Typed; memory: Memory };

async function readingFigures(stage: Stage): Promise<Figure[]> {
  const { say, open } = stage;
  say('opening the long thread in turn with a short one');
  const app = await open();
  const openings = await openingTimes(app.page, headline);
  await readLongThread(app.page);
  const scripts = await scriptFigures(app.page);
  const before = await windowMemory(app);
  say(`reading it while ${perSecond} comments a second arrive`);
  const parley = await inStorm(stage, app, '[role="tree"]', scrollMs);
  await app.close();

  say('the plain way: a row for every comment, all drawn anew when some have arrived');
  const plainApp = await open();
  const plainMs = await plainApp.page.evaluate(plainThread, await placeOf(stage, plainApp.page));
  const plain = await inStorm(stage, plainApp, '#plain', plainScrollMs);
  say('an empty page');
  await plainApp.page.reload();
  await plainApp.page.locator('#root > *').first().waitFor();
  await plainApp.page.evaluate(emptyPage);
  const empty = await inStorm(stage, plainApp, '#plain', plainScrollMs);
  await plainApp.close();

  say(`${eightHours.comments} comments more, ${eightHours.perSecond} a second`);
  const later = await open();
  await readLongThread(later.page);
  const calm = await windowMemory(later);
  await storm(stage, eightHours.perSecond, async (sent) => {
    while (sent() < eightHours.comments) await wait(100);
  });
  await wait(5_000);
  const after = await windowMemory(later);
  await later.close();

  return [
    ...scripts,
    under(
      'opening a thread of 10,000 comments, median',
      percentile(openings, 0.5),
      { what: 'the plain way', value: plainMs },
      150,
    ),
    within(
      'frames that miss the beat of 16.7 ms, scrolling it from end to end in the storm',
      '%',
      parley.missed,
      { what: 'an empty page in the storm', value: empty.missed },
      1,
    ),
    told('the same, the plain way', '%', plain.missed),
    under(
      'a keystroke to the screen in the storm without the wait for the beat, p99',
      parley.typed.workP99,
      { what: 'the plain way', value: plain.typed.workP99 },
      16,
    ),
    told('the same with the wait for the beat, p99', 'ms', parley.typed.toFrameP99, {
      what: 'an empty page in the storm',
      value: empty.typed.toFrameP99,
    }),
    within(
      'memory of the window with that thread open (PSS)',
      'MB of RAM',
      before.share,
      { what: 'the plain way', value: plain.memory.share },
      150,
    ),
    told('of it, its own and no file', 'MB of RAM', before.own, {
      what: 'an empty page',
      value: empty.memory.own,
    }),
    within(
      `growth over ${eightHours.comments} comments more, as in eight hours`,
      'MB of RAM',
      after.share - calm.share,
      { what: 'before them', value: calm.share },
      60,
    ),
  ];
}

function inShort({ missed, typed, memory }: Measured): string {
  const { workP99, toFrameP99 } = typed;
  return [
    `${missed.toFixed(1)} % of the frames miss their beat`,
    `keystrokes p99 ${workP99.toFixed(1)} ms, with the wait ${toFrameP99.toFixed(1)} ms`,
    `${memory.share.toFixed(0)} MB, its own ${memory.own.toFixed(0)} MB`,
  ].join('; ');
}

async function inStorm(
  stage: Stage,
  app: RunningApp,
  scrolled: string,
  ms: number,
): Promise<Measured> {
  let measured: Measured | null = null;
  await storm(stage, perSecond, async () => {
    const { deltas } = await app.page.evaluate(scrollThrough, [scrolled, ms] as const);
    const missed = (deltas.filter((delta) => delta > missedBeatMs).length / deltas.length) * 100;
    const typed = await typeInStorm(app.page);
    measured = { missed, typed, memory: await windowMemory(app) };
    stage.say(inShort(measured));
  });
  if (measured === null) throw new Error('nothing was measured');
  return measured;
}

/** While it works, so many comments a second come, answering comments anywhere in the long thread. */
async function storm(
  { community, session }: Stage,
  rate: number,
  work: (sent: () => number) => Promise<void>,
): Promise<void> {
  const running = await startStorm({
    url: session.url,
    articleId: community.articleId,
    answered: community.ids,
    perSecond: rate,
    text: proseOf(randomFrom(rate)),
  });
  try {
    await work(running.sent);
  } finally {
    await running.stop();
  }
}

async function placeOf({ community }: Stage, page: Page): Promise<readonly [string, string]> {
  const communityId = await page.evaluate(async () => {
    const answer = JSON.parse(await window.parley.engine['community.list']({}));
    return answer.value[0].id as string;
  });
  return [communityId, community.articleId];
}
