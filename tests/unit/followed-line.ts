// A real follower over a cache in memory and a fake line, with what both have told.
import { commentsOfThread } from '../../main/engine/cache/comments.ts';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { createFollower } from '../../main/engine/sync/follower.ts';
import type { Follower } from '../../main/engine/sync/follower-ports.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { type StreamName, threadStream } from '../../shared/protocol/sync.ts';
import { articleId, FakeLine, FakeStreams, fakeComment } from './fake-streams.ts';

export const thread = threadStream(articleId(1));
export const otherThread = threadStream(articleId(2));

/** Lets everything run that waits for nothing but its turn. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

export class FollowedLine {
  readonly db: Cache = openCache(':memory:').db;
  readonly streams: FakeStreams;
  readonly line: FakeLine;
  readonly follower: Follower;
  /** The streams that the follower has given up for others. */
  readonly closed: StreamName[] = [];
  /** How often it has said that what was withheld is out of the cache. */
  revoked = 0;
  /** Why the feed is not given, each time that this was told. */
  readonly feedRefusals: WireError[] = [];
  readonly failures: unknown[] = [];
  /** When the server was last heard, by its own clock. */
  heardAt = 1_000;

  constructor(pageRows = 3) {
    this.streams = new FakeStreams(pageRows);
    this.line = new FakeLine(this.streams);
    this.follower = createFollower({
      db: this.db,
      open: this.line.open,
      close: (stream) => this.closed.push(stream),
      onApplied: () => undefined,
      onRevoked: (refusal) => {
        if (refusal === null) this.revoked += 1;
        else this.feedRefusals.push(refusal);
      },
      onStreamRead: () => undefined,
      onStreamRefused: () => undefined,
      onFailure: (error) => this.failures.push(error),
      heardAt: () => this.heardAt,
    });
  }

  /** The server has another text of the thread's comment; null where it was removed. */
  write(index: number, body: string | null = `text ${index}`, stream = thread): void {
    this.streams.write(stream, fakeComment(stream, index, body));
  }

  async answerAll(): Promise<void> {
    while (this.line.asked.length > 0) {
      this.line.answer();
      await settle();
    }
  }

  /** The nth packet that was pushed arrives. */
  deliver(index = 0): void {
    const packet = this.line.take(index);
    if (packet !== undefined) this.follower.take(packet);
  }

  /** The connection is gone, with all that was on it. */
  breakOff(): void {
    this.follower.disconnected();
    this.line.cut();
  }

  cached(stream: StreamName) {
    const id = articleId(stream === thread ? 1 : 2);
    return commentsOfThread(this.db, id).sort((a, b) => a.seq - b.seq);
  }

  served(stream: StreamName) {
    const rows = this.streams.rows(stream);
    return rows.sort((a, b) => ('seq' in a && 'seq' in b ? a.seq - b.seq : 0));
  }

  close(): void {
    this.follower.close();
    this.db.close();
  }
}
