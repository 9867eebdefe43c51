// `npm run storm`: sample members talk and quarrel live, for a moderator to work in. With a server of
// its own in a temporary folder, or on a running one. Ends everything by itself or at Ctrl-C.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { openWindow, prepareApp } from './open-window.ts';
import { LaunchProblem, say } from './report.ts';
import { runCommand } from './run-command.ts';
import { startSampleServer } from './sample-server.ts';
import { Crowd } from './storm/crowd.ts';
import { Line } from './storm/line.ts';
import { Room } from './storm/room.ts';

const moderator = 'millwright';
/** Members whom the sample's own threads have already; the rest are newcomers. */
const mostSampleMembers = 12;
const reportEveryMs = 1_000;
const interrupted = 130;

const use = `Use: npm run storm [-- OPTIONS]
  --rate N      comments a second (10)
  --minutes N   how long; else until Ctrl-C, or until the app's window is closed
  --members N   how many talk (40)
  --quarrel N   how much of the talk is in anger, 0 to 1 (0.2)
  --seed N      makes the same talk, as far as the threads are the same
  --url URL     joins a running server, with newcomers alone and without the app
  --no-app      does not open the app as the moderator "${moderator}"`;

const optionsSchema = z.object({
  rate: z.coerce.number().positive().max(500).default(10),
  minutes: z.coerce.number().positive().optional(),
  members: z.coerce.number().int().min(3).max(190).default(40),
  quarrel: z.coerce.number().min(0).max(1).default(0.2),
  seed: z.coerce.number().int().nonnegative().max(0xffff_ffff).optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  app: z.boolean().default(true),
});
type Options = z.infer<typeof optionsSchema>;

let crowd: Crowd | null = null;
let talkBegan = 0;
let told = { at: 0, comments: 0 };
let finished: Promise<number> | null = null;

await runCommand(() => storm(givenOptions()), finish);

async function storm(options: Options): Promise<number> {
  try {
    const ends = await begin(options);
    try {
      await Promise.race(ends);
    } finally {
      await finish();
    }
    return 0;
  } catch (error) {
    throw error instanceof RequestRefused ? new LaunchProblem(error.message) : error;
  }
}

/** Starts everything; answers with what ends it, whichever comes first. */
async function begin(options: Options): Promise<Promise<unknown>[]> {
  const app = options.app && options.url === undefined ? await prepareApp() : null;
  const server = options.url === undefined ? await startSampleServer(temporaryFolder()) : null;
  const url = options.url ?? server?.url ?? '';
  const seed = options.seed ?? randomInt(2 ** 32);
  const room = await Room.open(await Line.connect(url, null));
  const here = new Crowd({
    url,
    seed,
    commentsPerSecond: options.rate,
    quarrelsome: options.quarrel,
  });
  crowd = here;
  const known = server === null ? [] : room.authors().slice(0, mostSampleMembers);
  const names = known.slice(0, options.members);
  if (server !== null) {
    const sessions = await server.sessionsOf(names);
    for (const [index, name] of names.entries()) {
      await here.join(name, await Line.connect(url, sessions[index]?.token ?? null));
    }
  }
  const ends: Promise<unknown>[] = [];
  if (server !== null) ends.push(server.ended.then(serverEnded));
  if (app !== null && server !== null) {
    const data = join(temporaryFolder(), 'storm-app');
    ends.push((await openWindow(app, { name: moderator, data, side: null }, server)).ended);
  }
  say(
    `${options.members} members talk in the threads at ${options.rate} comments a second. ` +
      `Seed ${seed}. Ctrl-C ends it.`,
  );
  talkBegan = performance.now();
  ends.push(Promise.all([here.joinNewcomers(options.members - names.length), here.talk(room)]));
  ends.push(report(here));
  if (options.minutes !== undefined) ends.push(after(options.minutes * 60_000));
  return ends;
}

/** Ends the talk and sums it up, once. */
function finish(): Promise<number> {
  finished ??= sumUp();
  return finished;
}

async function sumUp(): Promise<number> {
  if (crowd === null || talkBegan === 0) return interrupted;
  const seconds = (performance.now() - talkBegan) / 1000;
  await crowd.end();
  say(crowd.tally.inWords(seconds));
  return 0;
}

async function report(here: Crowd): Promise<never> {
  for (;;) {
    await after(reportEveryMs);
    if (finished === null) say(nowInWords(here));
  }
}

function nowInWords({ tally, openReports, sanctioned, size }: Crowd): string {
  const now = performance.now();
  const since = now - (told.at || talkBegan);
  const rate = (tally.comments - told.comments) / (since / 1000);
  told = { at: now, comments: tally.comments };
  const columns = [
    `${((now - talkBegan) / 1000).toFixed(0)} s`.padStart(6),
    `${rate.toFixed(1)} comments/s`.padStart(16),
    `${tally.comments} sent`.padStart(11),
    `${tally.refusedWith('muted')} refused by mute`.padStart(19),
    `${openReports} reported and open`.padStart(22),
    `${sanctioned} of ${size} members muted`.padStart(24),
  ];
  return columns.join('');
}

function serverEnded(code: number): never {
  throw new LaunchProblem(`The server ended (${code}): its log is in .parley/server.log`);
}

/** Gone with this process. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-storm-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function givenOptions(): Options {
  try {
    const { values } = parseArgs({
      allowNegative: true,
      options: {
        rate: { type: 'string' },
        minutes: { type: 'string' },
        members: { type: 'string' },
        quarrel: { type: 'string' },
        seed: { type: 'string' },
        url: { type: 'string' },
        app: { type: 'boolean' },
      },
    });
    return optionsSchema.parse(values);
  } catch (error) {
    const said =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n')
        : (error as Error).message;
    throw new LaunchProblem(`${said}\n${use}`);
  }
}
