// What the follower of streams is handed, and what it can be asked and told.
import type { Answer, WireError } from '../../../shared/protocol/errors.ts';
import type { Changes, OpenAnswer, StreamName } from '../../../shared/protocol/sync.ts';
import type { Cache } from '../cache/database.ts';
import type { Applied } from './applied.ts';

export type FollowerPorts = {
  db: Cache;
  /** Never rejects: a line that breaks is an `unavailable`. */
  open: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  close: (stream: StreamName) => void;
  onApplied: (applied: Applied, stream: StreamName) => void;
  /**
   * What was withheld before this connection is out of the cache, and only now is more asked; or the feed
   * was refused, for that reason. One's own mutes and bans are known in either case.
   */
  onRevoked: (refusal: WireError | null) => void;
  /** The first time that all of the stream is here, or that it was begun anew. */
  onStreamRead: (stream: StreamName) => void;
  /** The server does not give the stream; it is asked for again with the next connection. */
  onStreamRefused: (stream: StreamName, error: WireError) => void;
  /** What went wrong in this app itself, such as a cache that cannot be written. */
  onFailure: (error: unknown) => void;
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
