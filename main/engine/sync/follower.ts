// Follows streams: keeps the cache as the server's rows are, from any cursor, whatever the line
// loses, doubles or reorders. Knows no socket: it is handed a way to ask and is told what came.
import type { RevocationRow } from '../../../shared/protocol/comments.ts';
import type { WireError } from '../../../shared/protocol/errors.ts';
import type { Changes, StreamName } from '../../../shared/protocol/sync.ts';
import { isFull } from '../cache/damage.ts';
import { forgetNotedRevocations } from '../cache/revocations.ts';
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
import { applyChanges, applyRevocations, withhold } from './apply.ts';
import { createFeedFirst } from './feed-first.ts';
import type { Follower, FollowerPorts } from './follower-ports.ts';
import { passes } from './refusals.ts';
import { createWantedStreams, type Following } from './wanted-streams.ts';

/** Streams asked for at the same time: more would only make the one that is looked at wait. */
const opensAtOnce = 4;
const retryDelayMs = 2_000;
/** On a full disk. When there is room again, all is asked for at once. */
const fullDelayMs = 30_000;

export function createFollower(ports: FollowerPorts): Follower {
  const { db } = ports;
  const wanted = createWantedStreams();
  const retries = new Set<NodeJS.Timeout>();
  let online = false;
  // Counts connections, so that an answer of an earlier one changes nothing in this one.
  let connection = 0;
  let opening = 0;
  let closed = false;
  const feedFirst = createFeedFirst({
    awaitsMe() {
      const me = wanted.get('me')?.state;
      return me === 'waiting' || me === 'opening';
    },
    onRevoked: ports.onRevoked,
  });

  function want(streams: readonly StreamName[]): void {
    for (const [stream, following] of wanted.add(streams)) leave(stream, following);
    openMore();
  }

  function leave(stream: StreamName, following: Following): void {
    if (!online || following.state !== 'live') return;
    noteCurrent(db, stream, ports.heardAt());
    ports.close(stream);
  }

  function openMore(): void {
    if (!online || closed) return;
    for (const [stream, following] of wanted.entries()) {
      if (opening >= opensAtOnce) return;
      if (following.state !== 'waiting') continue;
      if (!feedFirst.isAnswered() && stream !== 'feed' && wanted.has('feed')) continue;
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
    if (feedFirst.given()) openMore();
  }

  function becomeLive(
    stream: StreamName,
    following: Following,
    place: { cursor: number; complete: boolean },
  ): void {
    following.state = 'live';
    following.missedTo = 0;
    if (stream === 'me') feedFirst.tell();
    noteCurrent(db, stream, ports.heardAt());
    if (!place.complete) {
      db.transaction(() => {
        moveCursor(db, stream, place.cursor);
        markComplete(db, stream);
      })();
      ports.onStreamRead(stream);
    }
    if (isWhole()) markWhole(db, ports.heardAt());
  }

  function refused(stream: StreamName, following: Following, error: WireError): void {
    if (passes(error)) {
      retryLater(following, error.retryAfterMs ?? retryDelayMs);
      return;
    }
    following.state = 'refused';
    ports.onStreamRefused(stream, error);
    if (stream === 'me') feedFirst.tell();
    // Whoever may not read here may still be told why, in `me`.
    if (stream === 'feed') feedFirst.refused(error);
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
      if (following.state === 'live' && isWhole()) markWhole(db, ports.heardAt());
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
    return online && wanted.areSettled();
  }

  function forgetConnection(): void {
    connection += 1;
    opening = 0;
    feedFirst.forget();
    for (const retry of retries) clearTimeout(retry);
    retries.clear();
    wanted.forgetStates();
  }

  function disconnected(): void {
    if (!online) return;
    const wasWhole = isWhole();
    const live = wanted.live();
    const heardAt = ports.heardAt();
    // First of all, for on a full disk nothing can be noted.
    online = false;
    forgetConnection();
    db.transaction(() => {
      // What the server did after it was heard last nobody knows, however late the loss was noticed.
      if (wasWhole) markWhole(db, heardAt);
      for (const stream of live) noteCurrent(db, stream, heardAt);
    })();
  }

  return {
    connected(streams) {
      forgetConnection();
      forgetNotedRevocations(db);
      online = true;
      wanted.clear();
      want(streams);
    },
    disconnected,
    want,
    drop(stream) {
      const following = wanted.get(stream);
      if (following === undefined) return;
      wanted.remove(stream);
      leave(stream, following);
    },
    reopen() {
      for (const [stream, following] of wanted.entries()) {
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
