// Which streams a replica follows: what the account may read, besides the threads that are kept current.
// Forgets the rows of those that it may read no more. Knows no socket and no cursor.
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { type StreamName, threadStream } from '../../shared/protocol/sync.ts';
import type { Cache } from './cache/database.ts';
import { resetStream, streamPlace } from './cache/streams.ts';
import { deleteEntry, type Entry, moderatorEntries } from './outbox/entries.ts';

/** What moderators alone may read, and what a community may publish of it. */
type ModerationStream = Extract<StreamName, 'desk' | 'log'>;

export type FollowedStreamsPorts = {
  db: Cache;
  isModerator: () => boolean;
  /** The threads that are kept current, the most wanted first. */
  threads: () => readonly ArticleId[];
  /** Follows the stream no more. */
  drop: (stream: StreamName) => void;
  onForgotten: () => void;
  /** The write was given up. */
  onGivenUp: (entry: Entry) => void;
};

export function createFollowedStreams(ports: FollowedStreamsPorts) {
  const { db, isModerator, threads, drop, onForgotten, onGivenUp } = ports;
  let followsMe = false;
  let followsLog = false;

  function forgetRows(stream: ModerationStream): void {
    if (streamPlace(db, stream).cursor === 0) return;
    db.transaction(() => resetStream(db, stream))();
    onForgotten();
  }

  function forget(stream: ModerationStream): void {
    drop(stream);
    forgetRows(stream);
  }

  return {
    /** In the order in which they are to be opened. */
    wanted(): StreamName[] {
      const streams: StreamName[] = ['feed'];
      if (followsMe) streams.push('me');
      if (followsMe && isModerator()) streams.push('desk');
      if (followsMe && followsLog) streams.push('log');
      return [...streams, ...threads().map(threadStream)];
    },
    /** The line stands, as the account or as a guest. */
    connected(signedIn: boolean): void {
      followsMe = signedIn;
      // What moderators alone may read a guest does not: with the next sign-in it comes again.
      if (!signedIn) for (const stream of ['desk', 'log'] as const) forgetRows(stream);
    },
    /** Says whether the log was not followed before. */
    followLog(): boolean {
      const isNew = !followsLog;
      followsLog = true;
      return isNew;
    },
    /** The community publishes its log no more. */
    leaveLog(): void {
      followsLog = false;
      forget('log');
    },
    /** The account is no moderator's: what it had decided the server takes from nobody else, and no desk would tell of it. */
    leaveDesk(): void {
      forget('desk');
      for (const entry of moderatorEntries(db)) {
        deleteEntry(db, entry.entryId);
        onGivenUp(entry);
      }
    },
    /** Whoever may not read the desk or the log any more keeps nothing of it either. */
    refused(stream: StreamName): void {
      if (stream === 'desk' || stream === 'log') forgetRows(stream);
    },
  };
}
