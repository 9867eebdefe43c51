// `npm run bench -- moderation`: how soon a mute reaches who is muted and a removal everybody, while a
// thousand clients follow and comments flow; beside what the same server sends in its ordinary batches.
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { type Figure, percentile, told, under } from './figures.ts';
import { marked, monotonicMs, startWatch, type Watch } from './moderation-watch.ts';
import {
  joinWriter,
  joinWriters,
  openThread,
  post,
  request,
  type Writer,
} from './parley-writers.ts';
import { startServerProcess } from './server-process.ts';

const clientCount = 1_000;
const commentsPerSecond = 30;
const writerCount = 20;
const offenderCount = 20;
/** Done first and not counted: until the server has compiled what it does. */
const warmUpActs = 10;
const acts = 200;
/** A comment of some 400 bytes, as the fan-out bench has it. */
const text = 'The trial begins in March, and somebody has to stand there and count. '
  .repeat(6)
  .slice(0, 380);

/** Milliseconds, one for each act or each delivery. */
type Samples = {
  told: number[];
  answered: number[];
  tombstoneToLast: number[];
  tombstoneToEach: number[];
  /** The same ways in the ordinary batch: a row of one's own, a comment to everybody. */
  ownRow: number[];
  commentToLast: number[];
  commentToEach: number[];
};

const ownChangesSchema = z.object({
  stream: z.string(),
  rows: z.array(z.looseObject({ kind: z.string(), id: z.string() })),
});

/** Somebody who follows their own stream, as the app does. */
class Offender {
  readonly writer: Writer;
  readonly #awaited = new Map<string, (at: number) => void>();

  static async join(url: string, name: string): Promise<Offender> {
    const offender = new Offender(await joinWriter(url, name));
    await request(offender.writer.socket, 'sync.open', { stream: 'me', after: 0 });
    return offender;
  }

  private constructor(writer: Writer) {
    this.writer = writer;
    writer.socket.on('changes', (changes: unknown) => {
      const at = monotonicMs();
      const { stream, rows } = ownChangesSchema.parse(changes);
      if (stream !== 'me') return;
      for (const { kind, id } of rows) {
        this.#awaited.get(`${kind} ${id}`)?.(at);
        this.#awaited.delete(`${kind} ${id}`);
      }
    });
  }

  /** When the row arrives for the first time from now on. */
  hasRow(kind: string, id: string): Promise<number> {
    return new Promise((resolve) => this.#awaited.set(`${kind} ${id}`, resolve));
  }
}

/** Comments that nobody looks at, at a steady rate, until the signal. Answers with the rate. */
async function flow(writers: Writer[], articleId: string, signal: AbortSignal): Promise<number> {
  const start = monotonicMs();
  const seconds = () => (monotonicMs() - start) / 1_000;
  const posts: Promise<unknown>[] = [];
  while (!signal.aborted) {
    while (posts.length < Math.floor(seconds() * commentsPerSecond)) {
      const writer = writers[posts.length % writers.length];
      if (writer !== undefined) posts.push(post(writer, articleId, `${posts.length} ${text}`));
    }
    await sleep(5);
  }
  const rate = posts.length / seconds();
  await Promise.all(posts);
  return rate;
}

type Scene = { admin: Writer; articleId: string; watch: Watch; samples: Samples };

/** The offender's comment comes, and they react to another; then a moderator acts, and lets them go. */
async function act(offender: Offender, calmCommentId: string, scene: Scene): Promise<void> {
  const { admin, articleId, watch, samples } = scene;
  const { writer } = offender;
  const id = uuidv7();

  const posted = monotonicMs();
  await post(writer, articleId, `${marked}${text}`, id);
  const commentDelays = (await watch.everybodyHas('posted', id)).map((at) => at - posted);

  const ownRow = offender.hasRow('ownReaction', calmCommentId);
  const reacted = monotonicMs();
  const reaction = { id: calmCommentId, reaction: 'agree' };
  await request(writer.socket, 'comment.react', { ...reaction, on: true });
  samples.ownRow.push((await ownRow) - reacted);
  await request(writer.socket, 'comment.react', { ...reaction, on: false });

  // At no fixed distance from the last batch.
  await sleep(Math.random() * 200);
  const actId = uuidv7();
  const muteRow = offender.hasRow('mute', actId);
  const acted = monotonicMs();
  const mute = request(admin.socket, 'member.mute', {
    actId,
    memberId: writer.id,
    commentId: id,
    forSeconds: 3_600,
    reason: 'hate',
  });
  const removal = request(admin.socket, 'comment.remove', { id, reason: 'hate' });
  await Promise.all([mute, removal]);
  samples.answered.push(monotonicMs() - acted);
  samples.told.push((await muteRow) - acted);
  const delays = (await watch.everybodyHas('removed', id)).map((at) => at - acted);
  await request(admin.socket, 'member.unmute', { memberId: writer.id });

  samples.tombstoneToLast.push(Math.max(...delays));
  samples.tombstoneToEach.push(...delays);
  samples.commentToLast.push(Math.max(...commentDelays));
  samples.commentToEach.push(...commentDelays);
}

export async function moderationFigures(say: (line: string) => void): Promise<Figure[]> {
  const samples: Samples = {
    told: [],
    answered: [],
    tombstoneToLast: [],
    tombstoneToEach: [],
    ownRow: [],
    commentToLast: [],
    commentToEach: [],
  };
  const server = await startServerProcess('parley');
  let watch: Watch | null = null;
  const done = new AbortController();
  try {
    const { admin, articleId } = await openThread(server.url, server.claim ?? '');
    await request(admin.socket, 'sync.open', { stream: 'desk', after: 0 });
    const writers = await joinWriters(server.url, writerCount);
    const offenders: Offender[] = [];
    while (offenders.length < offenderCount) {
      offenders.push(await Offender.join(server.url, `offender ${offenders.length + 1}`));
    }
    const calmCommentId = uuidv7();
    await post(admin, articleId, text, calmCommentId);
    watch = await startWatch(server.url, clientCount, `thread:${articleId}`);
    say(`${clientCount} clients follow, ${commentsPerSecond} comments a second flow`);
    const flowing = flow(writers, articleId, done.signal);
    const scene = { admin, articleId, watch, samples };
    const before = await server.cpuSeconds();
    const began = monotonicMs();
    for (let count = 0; count < warmUpActs + acts; count += 1) {
      if (count === warmUpActs) for (const list of Object.values(samples)) list.length = 0;
      const offender = offenders[count % offenders.length];
      if (offender !== undefined) await act(offender, calmCommentId, scene);
    }
    const seconds = (monotonicMs() - began) / 1_000;
    const used = (await server.cpuSeconds()) - before;
    done.abort();
    const rate = await flowing;
    say(`${acts} acts in ${seconds.toFixed(0)} s at ${rate.toFixed(1)} comments a second`);
    for (const { socket } of [admin, ...writers, ...offenders.map(({ writer }) => writer)]) {
      socket.close();
    }
    return figuresOf(samples, used / seconds);
  } finally {
    done.abort();
    await watch?.stop();
    await server.stop();
  }
}

function figuresOf(samples: Samples, cores: number): Figure[] {
  const p99 = (list: readonly number[]) => percentile(list, 0.99);
  const p50 = (list: readonly number[]) => percentile(list, 0.5);
  const load = `${clientCount} clients, ${commentsPerSecond} comments/s`;
  return [
    under(
      `from the act to the muted member being told, p99 of ${acts} acts (${load})`,
      p99(samples.told),
      { what: "a member's own row in the ordinary batch, p99", value: p99(samples.ownRow) },
      100,
    ),
    under(
      `from the act to the last client having the tombstone, p99 of ${acts} acts (${load})`,
      p99(samples.tombstoneToLast),
      { what: 'a comment in the ordinary batch, p99', value: p99(samples.commentToLast) },
      250,
    ),
    under(
      `from the act to a client having the tombstone, p99 of all deliveries (${load})`,
      p99(samples.tombstoneToEach),
      { what: 'a comment in the ordinary batch, p99', value: p99(samples.commentToEach) },
      250,
    ),
    told('from the act to the muted member being told, p50', 'ms', p50(samples.told)),
    told("a member's own row in the ordinary batch, p50", 'ms', p50(samples.ownRow)),
    told(
      'from the act to the last client having the tombstone, p50',
      'ms',
      p50(samples.tombstoneToLast),
    ),
    told(
      'a comment in the ordinary batch to the last client, p50',
      'ms',
      p50(samples.commentToLast),
    ),
    told('from the act to its answer, p99', 'ms', p99(samples.answered)),
    told('what the server used of a core', 'cores', cores),
  ];
}
