// The types of the live connections: what Socket.IO carries here, and what is known of each socket.
import type { Server, Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '../../shared/protocol/events.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { RevocationsTold } from '../store/opening.ts';
import type { StoredStream } from '../store/streams.ts';

export type SocketData = {
  /** SHA-256 of the token with which the connection has signed in; null for a guest. */
  tokenHash: string | null;
  /** Whose session it is; null for a guest. */
  memberId: MemberId | null;
  /** Of the device, by what it said when it connected; null where it said nothing. */
  device: string | null;
  /** The streams that it follows or is catching up with. */
  streams: Set<StoredStream>;
  /** Whether it reads packed pages. */
  takesPacked: boolean;
  /** Null before the first opening of the feed. */
  revocationsTold: RevocationsTold | null;
};

type NothingBetweenServers = Record<string, never>;
export type LiveServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  NothingBetweenServers,
  SocketData
>;
export type LiveSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  NothingBetweenServers,
  SocketData
>;

/** The room of all connections of one session. */
export function sessionRoom(tokenHash: string): string {
  return `session:${tokenHash}`;
}

/** The room of all connections on which the thread is in sight. */
export function readersRoom(articleId: ArticleId): string {
  return `readers:${articleId}`;
}

/** The room of all connections of one member. */
export function memberRoom(memberId: MemberId): string {
  return `member:${memberId}`;
}
