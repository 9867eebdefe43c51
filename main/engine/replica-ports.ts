// What a replica is handed: its cache, the ways to ask its server, and whom to tell.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { MarkReadRequest, ReadRow } from '../../shared/protocol/reads.ts';
import type { OpenAnswer, StreamName } from '../../shared/protocol/sync.ts';
import type { Cache } from './cache/database.ts';
import type { Notices } from './notices.ts';
import type { Write, WriteKind } from './outbox/writes.ts';

export type ReplicaPorts = {
  db: Cache;
  communityId: CommunityId;
  /** The server's origin. */
  url: string;
  clientVersion: string;
  /** As last known; null for a guest. */
  account: MemberRow | null;
  notices: Notices;
  send: (write: Write) => Promise<Answer<AnswerOf<WriteKind>>>;
  markRead: (request: MarkReadRequest) => Promise<Answer<{ read: ReadRow }>>;
  openStream: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  closeStream: (stream: StreamName) => void;
  /** The threads that windows have in sight. */
  inSight: () => readonly ArticleId[];
  onUnauthenticated: () => void;
  /** What was withheld before this connection is out of the cache. */
  onRevoked: () => void;
  onStreamRefused: (stream: StreamName, error: WireError) => void;
  onFailure: (error: unknown) => void;
  /** Epoch milliseconds by the server's clock, at which the server was last heard. */
  heardAt: () => number;
  /** Epoch milliseconds of the server's clock: nothing here asks this device's. */
  now: () => number;
};
