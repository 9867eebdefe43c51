// Follows streams: keeps the cache as the server's rows are, from any cursor, whatever the line
// loses, doubles or reorders. Knows no socket: it is handed a way to ask and is told what came.
import type { RevocationRow } from '../../../shared/protocol/comments.ts';
import type { Answer, WireError } from '../../../shared/protocol/errors.ts';
import type { Changes, OpenAnswer, StreamName } from '../../../shared/protocol/sync.ts';
import { isFull } from '../cache/damage.ts';
import type { Cache } from '../cache/database.ts';
import { hasRoom } from '../cache/room.ts';
import {
  currentAt,
  markComplete,
  markWhole,
  moveCursor,
  noteCurrent,
  resetStream,
  streamPlace,
} from '../cache/streams.ts';
import type { Applied } from './applied.ts';
import { applyChanges, applyRevocations, withhold } from './apply.ts';
import { passes } from './refusals.ts';

export type FollowerPorts = {
  db: Cache;
  /** Never rejects: a line that breaks is an `unavailable`. */
  open: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  close: (stream: StreamName) => void;
  onApplied: (applied: Applied, stream: StreamName) => void;
  /** What was withheld before this connection is out of the cache, and only now is more asked. */
  onRevoked: () => void;
  /** The first time that all of the stream is here, or that it was begun anew. */
  onStreamRead: (stream: StreamName) => void;
  /** The server does not give the stream; it is asked for again with the next connection. */
  onStreamRefused: (stream: StreamName, error: WireError) => void;
  /** What went wrong in this app itself, such as a cache that cannot be written. */
  onFailure: (error: unknown) => void;
  /** Epoch milliseconds. */
  now: () => number;
  /** Epoch milliseconds by the server's clock, at which the server was last heard on this line. */
  heardAt: () => number;
};

export type Follower = {
  /** The line is there: these streams and no others are opened from their cursors, in this order. */
  connected(streams: readonly StreamName[]): void;
  disconnected(): void;
  /** Follows these streams, the first named first. What was followed before goes on while there is room. */
  want(streams: readonly StreamName[]): void;
  /** Follows the stream no more. */
  drop(stream: StreamName): void;
  /** Asks again for everything but `me`: what this account may read may be otherwise now. */
  reopen(): void;
  /** Live changes came. */
  take(changes: Changes): void;
  /** Live changes came that could not be read. */
  miss(stream: StreamName): void;
  /** Whether the stream is followed, or about to be. */
  follows(stream: StreamName): boolean;
  /** Whether it is as on the server at this moment. */
  isLive(stream: StreamName): boolean;
  /** Whether everything wanted is as on the server. */
  isWhole(): boolean;
  /**
   * The server's moment at which the stream was last known to be as there, in epoch milliseconds; null
   * where it never was. After a crash an older one than there could be.
   */
  currentAt(stream: StreamName): number | null;
  close(): void;
};

/** Streams asked for at the same time: more would only make the one that is looked at wait. */
const opensAtOnce = 4;
/** Streams kept open; below the server's limit for one connection. */
const mostStreams = 200;
const retryDelayMs = 2_000;
/** On a full disk. When there is room again, all is asked for at once. */
const fullDelayMs = 30_000;

type Following = {
  state: 'waiting' | 'opening' | 'live' | 'refused';
  /** The furthest `to` of changes that left a gap while pages were under way. */
  missedTo: number;
  /** Asked before it was to be asked again: whatever is answered may be otherwise now. */
  outdated: boolean;
};

const notAsked = (): Following => ({ state: 'waiting', missedTo: 0, outdated: false });

export function createFollower(ports: FollowerPorts): Follower {
  const { db } = ports;
  // In the order in which they are to be opened.
  let wanted = new Map<StreamName, Following>();
  const retries = new Set<NodeJS.Timeout>();
  let online = false;
  // Counts connections, so that an answer of an earlier one changes nothing in this one.
  let connection = 0;
  let opening = 0;
  // The feed goes before all others, for what was withheld comes with its first page.
  let feedAnswered = false;
  let revoked = false;
  let closed = false;

  function want(streams: readonly StreamName[]): void {
    const next = new Map<StreamName, Following>();
    for (const stream of streams.slice(0, mostStreams)) {
      next.set(stream, wanted.get(stream) ?? notAsked());
    }
    for (const [stream, following] of wanted) {
      if (next.has(stream)) continue;
      if (next.size < mostStreams) next.set(stream, following);
      else leave(stream, following);
    }
    wanted = next;
    openMore();
  }

  function leave(stream: StreamName, following: Following): void {
    if (!online || following.state !== 'live') return;
    noteCurrent(db, stream, ports.heardAt());
    ports.close(stream);
  }

  function openMore(): void {
    if (!online || closed) return;
    for (const [stream, following] of wanted) {
      if (opening >= opensAtOnce) return;
      if (following.state !== 'waiting') continue;
      if (!feedAnswered && stream !== 'feed' && wanted.has('feed')) continue;
      // On a full disk only what withholds something is worth asking for.
      if (!hasRoom(db) && stream !== 'feed' && stream !== 'me') continue;
      following.state = 'opening';
      opening += 1;
      const ofConnection = connection;
      readToEnd(stream, following, ofConnection)
        .catch((error: unknown) => {
          ports.onFailure(error);
          if (ofConnection !== connection) return;
          retryLater(following, hasRoom(db) ? retryDelayMs : fullDelayMs);
        })
        .finally(() => {
          if (ofConnection !== connection) return;
          opening -= 1;
          openMore();
        });
    }
  }

  async function readToEnd(
    stream: StreamName,
    following: Following,
    ofConnection: number,
  ): Promise<void> {
    let after = streamPlace(db, stream).cursor;
    let asked = ports.open(stream, after);
    const askFromCursor = () => {
      after = streamPlace(db, stream).cursor;
      asked = ports.open(stream, after);
    };
    for (;;) {
      const answer = await asked;
      if (ofConnection !== connection || closed) return;
      if (wanted.get(stream) !== following) {
        // Nobody wants it any more, and the server should not go on sending it.
        if (answer.ok && !wanted.has(stream)) ports.close(stream);
        return;
      }
      const isOutdated = following.outdated;
      following.outdated = false;
      if (!answer.ok) {
        if (isOutdated) {
          askFromCursor();
          continue;
        }
        refused(stream, following, answer.error);
        return;
      }
      const { changes, more, revocations } = answer.value;
      if (changes.to < after) {
        // The server knows less than it once gave: it stands on an older copy of its data.
        db.transaction(() => resetStream(db, stream))();
        ports.onApplied(applyRevocations(db, revocations), stream);
        ports.onStreamRead(stream);
        askFromCursor();
        continue;
      }
      if (more && changes.to <= after) throw new Error(`a page of ${stream} leads nowhere`);
      if (more) {
        // The server reads the next page while this one is applied.
        after = changes.to;
        asked = ports.open(stream, after);
      }
      apply(changes, revocations);
      if (stream === 'feed') goOnFromFeed();
      if (more) continue;
      const place = streamPlace(db, stream);
      if (isOutdated || place.cursor < following.missedTo) {
        if (!isOutdated) following.missedTo = 0;
        askFromCursor();
        continue;
      }
      becomeLive(stream, following, place);
      return;
    }
  }

  function goOnFromFeed(): void {
    if (revoked) return;
    revoked = true;
    feedAnswered = true;
    ports.onRevoked();
    openMore();
  }

  function becomeLive(
    stream: StreamName,
    following: Following,
    place: { cursor: number; complete: boolean },
  ): void {
    following.state = 'live';
    following.missedTo = 0;
    noteCurrent(db, stream, ports.heardAt());
    if (!place.complete) {
      db.transaction(() => {
        moveCursor(db, stream, place.cursor);
        markComplete(db, stream);
      })();
      ports.onStreamRead(stream);
    }
    if (isWhole()) markWhole(db, ports.now());
  }

  function refused(stream: StreamName, following: Following, error: WireError): void {
    if (passes(error)) {
      retryLater(following, error.retryAfterMs ?? retryDelayMs);
      return;
    }
    following.state = 'refused';
    ports.onStreamRefused(stream, error);
    // Whoever may not read here may still be told why, in `me`.
    if (stream !== 'feed') return;
    feedAnswered = true;
    revoked = false;
  }

  function retryLater(following: Following, delayMs: number): void {
    const retry = setTimeout(() => {
      retries.delete(retry);
      following.state = 'waiting';
      openMore();
    }, delayMs);
    retries.add(retry);
  }

  function take(changes: Changes): void {
    const following = wanted.get(changes.stream);
    if (following === undefined || closed) return;
    const { cursor } = streamPlace(db, changes.stream);
    if (changes.to <= cursor) return;
    if (changes.from <= cursor) {
      apply(changes);
      if (following.state === 'live' && isWhole()) markWhole(db, ports.now());
      return;
    }
    gap(following, changes.to);
  }

  function gap(following: Following, to: number): void {
    if (following.state === 'opening') {
      following.missedTo = Math.max(following.missedTo, to);
    } else if (following.state === 'live') {
      following.state = 'waiting';
      openMore();
    }
  }

  function apply(changes: Changes, revocations: readonly RevocationRow[] = []): void {
    const { stream } = changes;
    const { cursor } = streamPlace(db, stream);
    if (changes.to <= cursor || changes.from > cursor) {
      if (revocations.length > 0) ports.onApplied(withhold(db, revocations, []), stream);
      return;
    }
    try {
      ports.onApplied(applyChanges(db, changes, revocations), stream);
    } catch (error) {
      if (!isFull(error)) throw error;
      ports.onFailure(error);
      ports.onApplied(withhold(db, revocations, changes.rows), stream);
      if (stream === 'feed') goOnFromFeed();
      throw error;
    }
  }

  function isLive(stream: StreamName): boolean {
    return online && wanted.get(stream)?.state === 'live';
  }

  function isWhole(): boolean {
    if (!online || wanted.size === 0) return false;
    for (const { state } of wanted.values()) {
      if (state === 'waiting' || state === 'opening') return false;
    }
    return true;
  }

  function forgetConnection(): void {
    connection += 1;
    opening = 0;
    feedAnswered = false;
    revoked = false;
    for (const retry of retries) clearTimeout(retry);
    retries.clear();
    for (const following of wanted.values()) {
      Object.assign(following, notAsked());
    }
  }

  function disconnected(): void {
    if (!online) return;
    const wasWhole = isWhole();
    const live = [...wanted].filter(([, { state }]) => state === 'live');
    const heardAt = ports.heardAt();
    // First of all, for on a full disk nothing can be noted.
    online = false;
    forgetConnection();
    db.transaction(() => {
      if (wasWhole) markWhole(db, ports.now());
      for (const [stream] of live) noteCurrent(db, stream, heardAt);
    })();
  }

  return {
    connected(streams) {
      forgetConnection();
      online = true;
      wanted = new Map();
      want(streams);
    },
    disconnected,
    want,
    drop(stream) {
      const following = wanted.get(stream);
      if (following === undefined) return;
      wanted.delete(stream);
      leave(stream, following);
    },
    reopen() {
      for (const [stream, following] of wanted) {
        if (stream === 'me') continue;
        if (following.state === 'opening') following.outdated = true;
        else following.state = 'waiting';
      }
      openMore();
    },
    take,
    miss(stream) {
      const following = wanted.get(stream);
      if (following !== undefined) gap(following, streamPlace(db, stream).cursor + 1);
    },
    isWhole,
    follows: (stream) => wanted.has(stream),
    isLive,
    currentAt(stream) {
      return isLive(stream) ? ports.heardAt() : currentAt(db, stream);
    },
    close() {
      disconnected();
      closed = true;
    },
  };
}
