// Groups the writes that arrive together into one durable transaction. Answers a write only after
// its commit, and lets each succeed or fail alone.
import { setImmediate } from 'node:timers/promises';
import { type Store, StoreBusy } from '../store/store.ts';
import type { Moved, UnitOfWork } from '../store/unit-of-work.ts';

/** Bounds how long one group keeps everything else waiting. */
const LARGEST_GROUP = 200;

export type Work<T> = (unit: UnitOfWork) => Promise<T>;
type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown };
type Entry = {
  work: Work<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

export class CommitQueue {
  readonly #store: Store;
  readonly #largestGroup: number;
  readonly #onCommit: (moved: Moved[], requests: number) => void;
  #waiting: Entry[] = [];
  #running: Promise<void> | null = null;

  constructor(
    store: Store,
    onCommit: (moved: Moved[], requests: number) => void,
    largestGroup: number = LARGEST_GROUP,
  ) {
    this.#store = store;
    this.#onCommit = onCommit;
    this.#largestGroup = largestGroup;
  }

  /**
   * Runs `work` in the next group; resolves when it is durable. It should check all before it writes
   * anything: a write that fails half way costs its group the advantage of being one.
   */
  submit<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn of the event loop: what the sockets already hold comes along.
      await setImmediate();
      await this.#commit(this.#waiting.splice(0, this.#largestGroup));
    }
    this.#running = null;
  }

  async #commit(group: Entry[]): Promise<void> {
    let committed: { result: Outcome[]; moved: Moved[] };
    try {
      committed = await this.#store.write((unit) => runEach(group, unit));
    } catch (error) {
      if (group.length > 1 && !(error instanceof StoreBusy)) {
        // One of them failed after it had begun to write, so nothing was kept: each runs alone.
        for (const entry of group) await this.#commit([entry]);
      } else {
        for (const entry of group) entry.reject(error);
      }
      return;
    }
    this.#onCommit(committed.moved, group.length);
    for (const [index, entry] of group.entries()) {
      const outcome = committed.result[index];
      if (outcome?.ok) entry.resolve(outcome.value);
      else entry.reject(outcome?.error);
    }
  }
}

/** @throws whatever a request threw after it had begun to write. */
async function runEach(group: Entry[], unit: UnitOfWork): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { work } of group) {
    const writesBefore = unit.writes;
    try {
      outcomes.push({ ok: true, value: await work(unit) });
    } catch (error) {
      if (unit.writes > writesBefore) throw error;
      outcomes.push({ ok: false, error });
    }
  }
  return outcomes;
}
