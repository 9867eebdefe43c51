// Makes room where the cache is larger than the member wants: lets threads go that nobody asked to keep,
// the longest left alone first, in steps so short that nothing else waits for them.
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import type { Cache } from '../cache/database.ts';
import {
  articlesWithWriting,
  type Candidate,
  deleteSomeComments,
  giveBackPages,
  isLetGo,
  keepingMark,
  markLetGo,
  readChoice,
  threadsToLetGo,
  usedBytes,
} from '../cache/keeping.ts';
import { deleteUnplaced, forgetPicturesOf } from '../cache/pictures.ts';

export type RoomPorts = {
  db: Cache;
  /** The threads that are looked at now. */
  shown: () => readonly ArticleId[];
  /** The thread is not here any more, and is not to be followed. */
  onLetGo: (articleId: ArticleId) => void;
  /** Its comments are out of the cache: the index has words to erase. */
  onGone: () => void;
  onFailure: (error: unknown) => void;
};

export type Room = {
  /** Something was stored: the size is looked at soon. */
  wake(): void;
  /** Lets everything go that may go; resolves when it is gone. */
  clear(): Promise<void>;
  /** Whether what nobody asked for may be fetched. */
  isLeft(): boolean;
  /** What would go under another limit; everything that may go where it is null. */
  wouldLetGo(limitBytes: number | null, bytesOfComment: number): Candidate[];
  close(): void;
};

/** Parts of the limit: above `full` room is made down to `enough`; above `filled` nothing more is sought. */
const enough = 0.95;
const filled = 0.9;
const pauseMs = 1_000;
const stepMs = 10;
const fewestRows = 10;
const mostRows = 200;
const pagesAtOnce = 50;
const pagesRest = 5;
const atOnce = 50;
const everything = 1_000_000;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

export function createRoom(ports: RoomPorts): Room {
  const { db } = ports;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> | null = null;
  let isClosed = false;
  let rows = 50;

  const spared = () => [...ports.shown(), ...articlesWithWriting(db)];
  const candidates = (most: number) => threadsToLetGo(db, spared(), most);

  /** Asked once more when its turn comes: the threads before it took their time. */
  function mayStillGo({ id }: Candidate): boolean {
    const { pinned, followed } = keepingMark(db, id);
    return !pinned && !followed && !spared().includes(id);
  }

  /** One sweep at a time; a second one begins where the first has ended. */
  function sweep(isEnough: () => boolean): Promise<void> {
    const before = sweeping ?? Promise.resolve();
    const next = before
      .then(() => letGoUntil(isEnough))
      .catch(ports.onFailure)
      .finally(() => {
        if (sweeping === next) sweeping = null;
      });
    sweeping = next;
    return next;
  }

  async function letGoUntil(isEnough: () => boolean): Promise<void> {
    while (!isClosed && !isEnough()) {
      const found = candidates(atOnce);
      if (found.length === 0) break;
      for (const candidate of found) {
        if (isClosed || isEnough()) break;
        if (mayStillGo(candidate)) await letGo(candidate);
      }
    }
    while (!isClosed && giveBackPages(db, pagesAtOnce)) {
      await new Promise((resolve) => setTimeout(resolve, pagesRest));
    }
  }

  async function letGo(candidate: Candidate): Promise<void> {
    const { id } = candidate;
    markLetGo(db, candidate);
    ports.onLetGo(id);
    // Whoever opens it meanwhile wants it: what is left of it stays, and the rest comes again.
    while (!isClosed && isLetGo(db, id) && timed(() => deleteSomeComments(db, id, rows)) > 0) {
      await turn();
    }
    if (isClosed) return;
    ports.onGone();
    if (!isLetGo(db, id)) return;
    for (const key of forgetPicturesOf(db, id)) {
      if (isClosed) return;
      deleteUnplaced(db, key);
      await turn();
    }
  }

  /** As many rows in the next step as this machine deletes in its time. */
  function timed(step: () => number): number {
    const began = performance.now();
    const done = step();
    const took = performance.now() - began;
    if (took > stepMs) rows = Math.max(fewestRows, Math.floor(rows / 2));
    else if (took < stepMs / 3) rows = Math.min(mostRows, rows + fewestRows);
    return done;
  }

  function look(): void {
    timer = undefined;
    if (isClosed || sweeping !== null) return;
    try {
      const { limitBytes } = readChoice(db);
      if (usedBytes(db) <= limitBytes) return;
      void sweep(() => usedBytes(db) <= limitBytes * enough);
    } catch (error) {
      ports.onFailure(error);
    }
  }

  return {
    wake() {
      if (isClosed) return;
      timer ??= setTimeout(look, pauseMs);
    },
    clear: () => sweep(() => false),
    isLeft: () => usedBytes(db) < readChoice(db).limitBytes * filled,
    wouldLetGo(limitBytes, bytesOfComment) {
      const all = candidates(everything);
      if (limitBytes === null) return all;
      const used = usedBytes(db);
      if (used <= limitBytes) return [];
      let over = used - limitBytes * enough;
      const gone: Candidate[] = [];
      for (const candidate of all) {
        if (over <= 0) break;
        gone.push(candidate);
        over -= candidate.comments * bytesOfComment + candidate.pictureBytes;
      }
      return gone;
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
