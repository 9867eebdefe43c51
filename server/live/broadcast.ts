// Sends what was committed to those who follow it: one `changes` packet a stream and round, encoded
// once for all. What moderation writes waits for no round. What goes out is read from the database, so
// it is true whoever has written it.
import type { Logger } from 'pino';
import { readPage } from '../store/pages.ts';
import type { ReadHandle } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type StoredStream, streamHead } from '../store/streams.ts';
import type { Moved } from '../store/unit-of-work.ts';
import { closeForDismissed } from './following.ts';
import type { LiveServer } from './sockets.ts';

/** Between two rounds when little is sent. */
const SHORTEST_WINDOW_MS = 20;
const LONGEST_WINDOW_MS = 600;
/** A round may cost a seventh of the time until the next: writing to the sockets is what costs most. */
const WINDOW_PER_COST = 6;
/** How late a feed may be in which only articles' counters have moved. */
const COUNTERS_WAIT_MS = 1_000;
/** How often to look for what another process has written. */
const OTHERS_POLL_MS = 1_000;

export class Broadcast {
  readonly #io: LiveServer;
  readonly #store: Store;
  readonly #log: Logger;
  /** Up to which rev each followed stream has been sent. */
  readonly #sent = new Map<StoredStream, number>();
  /** When each stream that moved should go out, in milliseconds of the monotonic clock. */
  readonly #due = new Map<StoredStream, number>();
  /** Those that go out at once, and before all others. */
  readonly #urgent = new Set<StoredStream>();
  /** Pages that are being read, and whether anything of their stream went out at once meanwhile. */
  readonly #readings = new Set<{ stream: StoredStream; isOvertaken: boolean }>();
  readonly #onRound: (tookMs: number, windowMs: number) => void;
  readonly #poll: NodeJS.Timeout;
  #dataVersion: number;
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #lastRoundEnd = 0;
  #windowMs = SHORTEST_WINDOW_MS;

  constructor(
    io: LiveServer,
    store: Store,
    log: Logger,
    onRound: (tookMs: number, windowMs: number) => void = () => {},
  ) {
    this.#io = io;
    this.#store = store;
    this.#log = log;
    this.#onRound = onRound;
    this.#dataVersion = store.dataVersion();
    io.of('/').adapter.on('delete-room', (room: string) => {
      this.#sent.delete(room as StoredStream);
      this.#due.delete(room as StoredStream);
      this.#urgent.delete(room as StoredStream);
    });
    this.#poll = setInterval(() => {
      this.#lookForOthers().catch((error: unknown) =>
        log.error({ err: error }, 'could not look for changes by other processes'),
      );
    }, OTHERS_POLL_MS);
    this.#poll.unref();
  }

  /** Streams that a commit has moved. */
  moved(streams: readonly Moved[]): void {
    for (const { stream, onlyCounters, urgent } of streams) {
      if (urgent) this.#overtake(stream);
      if (urgent && this.#sent.has(stream)) this.#urgent.add(stream);
      else this.#expect(stream, onlyCounters ? COUNTERS_WAIT_MS : 0);
    }
    this.#schedule();
  }

  /** A page of the stream is being read. To be ended by what is returned, which says if it may not be sent. */
  reading(stream: StoredStream): () => boolean {
    const reading = { stream, isOvertaken: false };
    this.#readings.add(reading);
    return () => {
      this.#readings.delete(reading);
      return reading.isOvertaken;
    };
  }

  /** What was read of the stream before may hold a text of whose removal everybody is told now. */
  #overtake(stream: StoredStream): void {
    for (const reading of this.#readings) {
      if (reading.stream === stream) reading.isOvertaken = true;
    }
  }

  /**
   * Somebody who has joined the stream's room holds it up to `rev`. False where more has been sent
   * meanwhile, which they have missed.
   */
  follows(stream: StoredStream, rev: number): boolean {
    const sent = this.#sent.get(stream);
    if (sent !== undefined) return sent <= rev;
    this.#sent.set(stream, rev);
    // Commits since that rev was read went unnoticed, as nobody followed: look once.
    this.#expect(stream, 0);
    return true;
  }

  /** Sends what is due or waits, and nothing after it. */
  async close(): Promise<void> {
    clearInterval(this.#poll);
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#round;
    await this.#sendAll([...this.#due.keys()]);
    this.#due.clear();
    this.#sent.clear();
  }

  #expect(stream: StoredStream, waitMs: number): void {
    if (!this.#sent.has(stream)) return;
    const due = performance.now() + waitMs;
    if ((this.#due.get(stream) ?? Infinity) <= due) return;
    this.#due.set(stream, due);
    this.#schedule();
  }

  #schedule(): void {
    // A round that is under way looks for what is urgent between its streams.
    if (this.#round !== null) return;
    if (this.#urgent.size > 0) {
      this.#start(() => this.#sendUrgent());
      return;
    }
    if (this.#due.size === 0) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    const next = Math.max(Math.min(...this.#due.values()), this.#lastRoundEnd + this.#windowMs);
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        if (this.#round === null) this.#start(() => this.#runRound());
      },
      Math.max(0, next - performance.now()),
    );
  }

  #start(round: () => Promise<unknown>): void {
    this.#round = round()
      .then(() => {})
      .catch((error: unknown) => this.#log.error({ err: error }, 'could not broadcast'))
      .finally(() => {
        this.#round = null;
        this.#schedule();
      });
  }

  async #runRound(): Promise<void> {
    const started = performance.now();
    const streams = [...this.#due].filter(([, due]) => due <= started).map(([stream]) => stream);
    try {
      const cost = await this.#sendAll(streams);
      const wanted = Math.min(LONGEST_WINDOW_MS, cost * WINDOW_PER_COST);
      // One slow round (a collection of garbage, say) should not count for all.
      this.#windowMs = Math.max(SHORTEST_WINDOW_MS, (this.#windowMs + wanted) / 2);
    } finally {
      this.#lastRoundEnd = performance.now();
      this.#onRound(this.#lastRoundEnd - started, this.#windowMs);
    }
  }

  /** Returns the milliseconds that the sending took, without the reading. */
  async #sendAll(streams: StoredStream[]): Promise<number> {
    let cost = await this.#sendUrgent();
    for (const stream of streams) {
      cost += await this.#send(stream);
      cost += await this.#sendUrgent();
    }
    return cost;
  }

  /** First to the one member whom it touches, last to everybody: what is short keeps nobody waiting. */
  async #sendUrgent(): Promise<number> {
    let cost = 0;
    while (this.#urgent.size > 0) {
      const [stream] = [...this.#urgent].sort((a, b) => audience(a) - audience(b));
      if (stream !== undefined) cost += await this.#send(stream);
    }
    return cost;
  }

  /** Returns the milliseconds that the sending took, without the reading. */
  async #send(stream: StoredStream): Promise<number> {
    const isUrgent = this.#urgent.delete(stream);
    this.#due.delete(stream);
    const from = this.#sent.get(stream);
    if (from === undefined) return 0;
    const { changes, more } = await this.#store.read((db) => readPage(db, stream, from));
    if (changes.to <= from) return 0;
    if (stream === 'desk' || stream === 'log') {
      await closeForDismissed(this.#io, this.#store, stream);
    }
    const isFollowed = this.#sent.get(stream) === from;
    const started = performance.now();
    if (isFollowed) {
      this.#io.to(stream).emit('changes', changes);
      this.#sent.set(stream, changes.to);
      await written();
    }
    // The rest of a large change comes with the next rounds; so does all of it where everybody has
    // left and somebody new has come meanwhile.
    if (more || !isFollowed) {
      if (isUrgent && this.#sent.has(stream)) this.#urgent.add(stream);
      else this.#expect(stream, 0);
    }
    return performance.now() - started;
  }

  async #lookForOthers(): Promise<void> {
    const version = this.#store.dataVersion();
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    const followed = [...this.#sent];
    const moved = await this.#store.read((db) => movedOf(db, followed));
    for (const stream of moved) this.#expect(stream, COUNTERS_WAIT_MS);
  }
}

async function movedOf(
  db: ReadHandle,
  followed: [StoredStream, number][],
): Promise<StoredStream[]> {
  const moved: StoredStream[] = [];
  for (const [stream, sent] of followed) {
    if ((await streamHead(db, stream)) > sent) moved.push(stream);
  }
  return moved;
}

/** How many a stream has to be written to, roughly. */
function audience(stream: StoredStream): number {
  if (stream.startsWith('me:')) return 0;
  if (stream === 'desk') return 1;
  return stream === 'feed' ? 3 : 2;
}

/** After the sockets have been written to, which happens at the end of this turn. */
function written(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
