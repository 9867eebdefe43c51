// Brings threads up to date one after another that are kept but not followed live: each is read to its
// end and closed again. Knows no socket, and touches no stream that the follower has.
import type { RevocationRow } from '../../../shared/protocol/comments.ts';
import type { Answer } from '../../../shared/protocol/errors.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import {
  type Changes,
  type OpenAnswer,
  type StreamName,
  threadStream,
} from '../../../shared/protocol/sync.ts';
import type { Cache } from '../cache/database.ts';
import { isLetGo, noteVisited, type Visit } from '../cache/keeping.ts';
import {
  markComplete,
  moveCursor,
  noteCurrent,
  resetStream,
  streamPlace,
} from '../cache/streams.ts';
import type { Applied } from '../sync/applied.ts';
import { applyChanges, applyRevocations } from '../sync/apply.ts';
import { passes } from '../sync/refusals.ts';

export type VisitorPorts = {
  db: Cache;
  open: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  close: (stream: StreamName) => void;
  /** Whether the follower has this stream, or is to have it. */
  isLive: (stream: StreamName) => boolean;
  /** Some threads whose turn it is, the most wanted first; none where there is no room or no need. */
  next: () => readonly Visit[];
  onApplied: (applied: Applied) => void;
  /** Epoch milliseconds by the server's clock, at which the server was last heard. */
  heardAt: () => number;
  onVisited: (articleId: ArticleId) => void;
  onFailure: (error: unknown) => void;
};

export type Visitor = {
  /** What was withheld is known: threads may be read. */
  online(): void;
  offline(): void;
  /** There may be threads to read. */
  wake(): void;
  close(): void;
};

/**
 * Between two requests: half of what the server takes of one connection is left to whoever reads and
 * writes meanwhile.
 */
const paceMs = 40;
const retryMs = 30_000;
/** A busy feed names moved threads many times a second. */
const pauseMs = 200;

export function createVisitor(ports: VisitorPorts): Visitor {
  const { db } = ports;
  let queue: Visit[] = [];
  let isVisiting = false;
  /** The server does not give these; asked again on the next line. */
  const refused = new Set<ArticleId>();
  let connection = 0;
  let isOnline = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  function wakeIn(ms: number): void {
    if (timer !== undefined || !isOnline || isClosed) return;
    timer = setTimeout(() => {
      timer = undefined;
      try {
        work();
      } catch (error) {
        ports.onFailure(error);
      }
    }, ms);
  }

  function work(): void {
    if (!isOnline || isClosed || isVisiting) return;
    if (queue.length === 0) {
      queue = ports.next().filter(({ id }) => !refused.has(id) && !ports.isLive(threadStream(id)));
    }
    const visit = queue.shift();
    if (visit !== undefined) begin(visit);
  }

  function begin(visit: Visit): void {
    const ofConnection = connection;
    isVisiting = true;
    readToEnd(visit, ofConnection)
      .catch((error: unknown) => {
        refused.add(visit.id);
        ports.onFailure(error);
        wakeIn(retryMs);
      })
      .finally(() => {
        isVisiting = false;
        wakeIn(paceMs);
      });
  }

  async function readToEnd({ id, rev }: Visit, ofConnection: number): Promise<void> {
    const stream = threadStream(id);
    for (;;) {
      if (ports.isLive(stream) || isLetGo(db, id)) return;
      const after = streamPlace(db, stream).cursor;
      const answer = await ports.open(stream, after);
      if (ofConnection !== connection || isClosed) return;
      if (!answer.ok) {
        if (passes(answer.error)) wakeIn(answer.error.retryAfterMs ?? retryMs);
        else refused.add(id);
        return;
      }
      // Opened by somebody meanwhile: the follower reads on from the cursor, and keeps the stream.
      if (ports.isLive(stream)) return;
      const { changes, more, revocations } = answer.value;
      if (isLetGo(db, id)) {
        ports.close(stream);
        return;
      }
      if (changes.to < after) db.transaction(() => resetStream(db, stream))();
      else apply(changes, revocations);
      // Let go meanwhile and wanted again, the thread begins anew, and this page came too late for it.
      const isAhead = streamPlace(db, stream).cursor < changes.to;
      if (changes.to < after || more || isAhead) {
        await new Promise((resolve) => setTimeout(resolve, paceMs));
        if (ofConnection !== connection || isClosed) return;
        continue;
      }
      finish(id, rev, stream);
      return;
    }
  }

  function apply(changes: Changes, revocations: readonly RevocationRow[] = []): void {
    const { cursor } = streamPlace(db, changes.stream);
    if (changes.to > cursor && changes.from <= cursor) {
      ports.onApplied(applyChanges(db, changes, revocations));
    } else if (revocations.length > 0) {
      ports.onApplied(applyRevocations(db, revocations));
    }
  }

  function finish(id: ArticleId, rev: number, stream: StreamName): void {
    db.transaction(() => {
      moveCursor(db, stream, streamPlace(db, stream).cursor);
      markComplete(db, stream);
      noteCurrent(db, stream, ports.heardAt());
      noteVisited(db, id, rev);
    })();
    ports.close(stream);
    ports.onVisited(id);
  }

  function offline(): void {
    isOnline = false;
    connection += 1;
    queue = [];
    refused.clear();
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    online() {
      isOnline = true;
      wakeIn(0);
    },
    offline,
    wake: () => wakeIn(pauseMs),
    close() {
      offline();
      isClosed = true;
    },
  };
}
