// Pages for the clients that take them packed: read, packed and compressed in a thread of their own, so
// that many missed comments of one hold up nobody else. Never asks who may read them.
import { Worker } from 'node:worker_threads';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { PackedAnswer } from '../../shared/protocol/packed-page.ts';
import type { OpenAnswer } from '../../shared/protocol/sync.ts';
import type { RevocationsTold } from '../store/opening.ts';
import type { SlowQueryListener } from '../store/sqlite.ts';
import type { StoredStream } from '../store/streams.ts';

/** What the thread is asked. */
export type OpeningAsked = {
  id: number;
  stream: StoredStream;
  after: number;
  told: RevocationsTold | null;
};

/** An opening, packed where it is worth it, and what its sender has to know of it. */
export type PackedOpening = {
  answer: OpenAnswer | PackedAnswer;
  to: number;
  more: boolean;
  /** The rev of the feed up to which it tells what was withheld; null for other streams. */
  withheldUpTo: number | null;
};

/** `end`: to come to its end once what it was asked before is done. */
export type ToThread = OpeningAsked | 'end';

export type FromThread =
  | { id: number; opening: PackedOpening }
  | { id: number; problem: string }
  | { slow: Parameters<SlowQueryListener>[0] };

type Waiting = { resolve: (opening: PackedOpening) => void; reject: (reason: Error) => void };

export class PackingThread {
  readonly #location: string;
  readonly #onSlowQuery: SlowQueryListener;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #lastId = 0;
  #isClosed = false;

  /** @param location where the store is, as the store says it. */
  constructor(location: string, onSlowQuery: SlowQueryListener) {
    this.#location = location;
    this.#onSlowQuery = onSlowQuery;
  }

  /** @throws RequestRefused where the server stops meanwhile. */
  open(request: Omit<OpeningAsked, 'id'>): Promise<PackedOpening> {
    if (this.#isClosed) return Promise.reject(stopping());
    this.#thread ??= this.#start();
    this.#lastId += 1;
    const asked: OpeningAsked = { id: this.#lastId, ...request };
    const opened = new Promise<PackedOpening>((resolve, reject) => {
      this.#waiting.set(asked.id, { resolve, reject });
    });
    tell(this.#thread, asked);
    return opened;
  }

  /** Not by `terminate`, which would tear SQLite and the compressor out of what they are doing. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#refuseAll(stopping());
    if (this.#thread === null) return;
    const ended = new Promise((resolve) => this.#thread?.once('exit', resolve));
    tell(this.#thread, 'end');
    await ended;
  }

  /** Started by who first needs it: a small community may go for days without. */
  #start(): Worker {
    const thread = new Worker(new URL('packing-worker.ts', import.meta.url), {
      workerData: this.#location,
    });
    thread.on('message', (message: FromThread) => {
      if ('slow' in message) return this.#onSlowQuery(message.slow);
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if ('opening' in message) waiting?.resolve(message.opening);
      else waiting?.reject(new Error(message.problem));
    });
    thread.on('error', (error) => {
      // Who asks next starts another.
      this.#thread = null;
      this.#refuseAll(error instanceof Error ? error : new Error(String(error)));
    });
    return thread;
  }

  #refuseAll(reason: Error): void {
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

function tell(thread: Worker, message: ToThread): void {
  thread.postMessage(message);
}

function stopping(): RequestRefused {
  return new RequestRefused('unavailable', 'The server is stopping.');
}
