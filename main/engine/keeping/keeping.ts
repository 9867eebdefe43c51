// What of a community is kept on this device: which threads are followed live, which are read in turn,
// what goes when it is too much, and the member's word on all of it. Knows no socket.
import type { Keep, LettingGo, Storage } from '../../../shared/bridge/storage.ts';
import type { Answer } from '../../../shared/protocol/errors.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { type OpenAnswer, type StreamName, threadStream } from '../../../shared/protocol/sync.ts';
import { hasArticle } from '../cache/articles.ts';
import { type Cache, durably } from '../cache/database.ts';
import {
  activeThreads,
  type Choice,
  chosenThreads,
  noteOpened,
  readChoice,
  setFollowed,
  setPinned,
  setQuiet,
  takeBackMoved,
  threadsToVisit,
  type Visit,
  writeChoice,
} from '../cache/keeping.ts';
import { markIfRoom } from '../cache/room.ts';
import type { Applied } from '../sync/applied.ts';
import { storageView } from '../views/storage-view.ts';
import { type Measured, measure, nothingMeasured } from './measure.ts';
import { createRoom } from './room.ts';
import { createVisitor } from './visitor.ts';

export type KeepingPorts = {
  db: Cache;
  /** Epoch milliseconds of the server's clock. */
  now: () => number;
  openStream: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  closeStream: (stream: StreamName) => void;
  /** The threads that windows have in sight, beside the one that was opened last. */
  inSight: () => readonly ArticleId[];
  /** Whether the stream is followed, or about to be. */
  follows: (stream: StreamName) => boolean;
  /** Other threads are to be followed now. */
  onLiveChange: () => void;
  /** The thread is not to be followed any more. */
  drop: (stream: StreamName) => void;
  onApplied: (applied: Applied) => void;
  /** Comments were taken out of the cache. */
  onGone: () => void;
  heardAt: () => number;
  /** How these articles are kept has changed. */
  onChange: (articles: readonly ArticleId[]) => void;
  onFailure: (error: unknown) => void;
};

export type Keeping = ReturnType<typeof createKeeping>;

/** Threads kept whole without being opened: those with the newest activity. */
const recentThreads = 50;
/** More than can be followed live at once (see follower.ts): the others are read in turn. */
const liveThreads = 200;
/** Threads opened in this session that are followed beside the recent ones. */
const openedThreads = 100;
const visitsAhead = 20;
const everything = 1_000_000;

export function createKeeping(ports: KeepingPorts) {
  const { db } = ports;
  /** Threads that were opened in this session, the latest first. */
  let opened: ArticleId[] = [];
  let measuring: Promise<Measured> | null = null;
  let isClosed = false;

  const room = createRoom({
    db,
    shown: () => [...opened.slice(0, 1), ...ports.inSight()],
    onLetGo(id) {
      opened = opened.filter((other) => other !== id);
      ports.drop(threadStream(id));
      ports.onChange([id]);
    },
    onGone: ports.onGone,
    onFailure: ports.onFailure,
  });

  const visitor = createVisitor({
    db,
    open: ports.openStream,
    close: ports.closeStream,
    isLive: ports.follows,
    next: visits,
    onApplied(applied) {
      ports.onApplied(applied);
      room.wake();
    },
    heardAt: ports.heardAt,
    onVisited: (id) => ports.onChange([id]),
    onFailure: ports.onFailure,
  });

  /** The threads to be followed live, the most wanted first. */
  function live(): ArticleId[] {
    // The server knows no thread of an article that still waits to be published.
    const known = opened.filter((id) => hasArticle(db, id));
    return [...new Set([...known, ...chosenThreads(db), ...unasked(readChoice(db).keep)])];
  }

  /** What is kept though nobody has named it. */
  function unasked(keep: Keep): ArticleId[] {
    switch (keep) {
      case 'recent':
        return activeThreads(db, recentThreads);
      case 'followed':
        return [];
      case 'all':
        return activeThreads(db, liveThreads);
    }
  }

  function visits(): readonly Visit[] {
    const isAll = readChoice(db).keep === 'all';
    const followed = live().filter((id) => ports.follows(threadStream(id)));
    if (!isAll && chosenThreads(db).every((id) => followed.includes(id))) return [];
    return room.isLeft() ? threadsToVisit(db, isAll, followed, visitsAhead) : [];
  }

  function measured(): Promise<Measured> {
    // A cache in memory alone has no file, and nothing of it is kept.
    if (db.memory) return Promise.resolve(nothingMeasured);
    measuring ??= measure(db.name, () => isClosed).finally(() => {
      measuring = null;
    });
    return measuring;
  }

  /** What is followed and read in turn follows from a new choice. */
  function chose(before: readonly ArticleId[]): void {
    const now = new Set(live());
    for (const id of before) if (!now.has(id)) ports.drop(threadStream(id));
    ports.onLiveChange();
    visitor.wake();
    room.wake();
  }

  return {
    live,
    opened: (): readonly ArticleId[] => opened,
    noteOpened(id: ArticleId): void {
      opened = [id, ...opened.filter((other) => other !== id)].slice(0, openedThreads);
      // A thread is read on a full disk too, though nobody notes when.
      if (hasArticle(db, id)) markIfRoom(() => noteOpened(db, id, ports.now()));
    },
    /** The articles whose pictures are kept. */
    pictured(): ArticleId[] {
      if (!room.isLeft()) return [...new Set([...opened.slice(0, 1), ...chosenThreads(db)])];
      const every = readChoice(db).keep === 'all' ? activeThreads(db, everything) : [];
      return [...new Set([...live(), ...every])];
    },
    /** The feed has given rows. */
    feedMoved(): void {
      takeBackMoved(db);
      visitor.wake();
    },
    /** Something was stored. */
    grew: room.wake,
    online: visitor.online,
    offline: visitor.offline,

    pin(id: ArticleId, on: boolean): void {
      const before = live();
      durably(db, () => setPinned(db, id, on));
      chose(before);
      ports.onChange([id]);
    },
    follow(id: ArticleId, on: boolean): void {
      const before = live();
      durably(db, () => setFollowed(db, id, on));
      chose(before);
      ports.onChange([id]);
    },
    quiet(id: ArticleId, on: boolean): void {
      durably(db, () => setQuiet(db, id, on));
      ports.onChange([id]);
    },
    set(choice: Choice): void {
      const before = live();
      durably(db, () => writeChoice(db, choice));
      chose(before);
      ports.onChange([]);
    },
    async read(): Promise<Storage> {
      return storageView(db, await measured());
    },
    /** What would go under that limit, or what `clear` lets go where it is null. */
    async preview(limitBytes: number | null): Promise<LettingGo> {
      const { bytesOfComment } = await measured();
      const gone = room.wouldLetGo(limitBytes, bytesOfComment);
      const bytes = gone.reduce(
        (sum, { comments, pictureBytes }) => sum + comments * bytesOfComment + pictureBytes,
        0,
      );
      return { threads: gone.length, bytes: Math.round(bytes) };
    },
    /** Resolves when everything is gone that may go. */
    async clear(): Promise<void> {
      await room.clear();
      ports.onChange([]);
    },
    close(): void {
      isClosed = true;
      visitor.close();
      room.close();
    },
  };
}
