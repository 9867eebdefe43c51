// A replica of the engine without a line: what it would send is kept for the test to answer, and what
// the server would give is handed to it.
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { createNotices, type Notices } from '../../main/engine/notices.ts';
import type { Write, WriteKind } from '../../main/engine/outbox/writes.ts';
import { createReplica, type Replica } from '../../main/engine/replica.ts';
import type { Applied } from '../../main/engine/sync/applied.ts';
import { applyChanges } from '../../main/engine/sync/apply.ts';
import { ownStanding } from '../../main/engine/views/community-view.ts';
import { deskToRead } from '../../main/engine/views/desk-view.ts';
import { logToRead } from '../../main/engine/views/log-view.ts';
import { threadComments } from '../../main/engine/views/thread-view.ts';
import type { ChangeNotice } from '../../shared/bridge/engine-api.ts';
import type { LogFilter } from '../../shared/bridge/moderation-views.ts';
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import type { ArticleRow } from '../../shared/protocol/articles.ts';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import { type Row, rowSchema, type StreamName, threadStream } from '../../shared/protocol/sync.ts';
import { ada, at, communityId } from './fake-moderation.ts';
import { articleId, commentId, fakeComment } from './fake-streams.ts';

/** The one thread, with one comment by Ada. */
export const lane = articleId(1);
export const thread = threadStream(lane);
export const first = commentId(1000);
/** By the server's clock, when the views are read. */
export const now = Date.parse(at(30));

type Account = Pick<MemberRow, 'id' | 'name' | 'role'>;

export const memberRow = (of: Account): MemberRow => ({
  ...of,
  kind: 'member',
  rev: 0,
  joinedAt: at(0),
});

export const article: ArticleRow = {
  kind: 'article',
  id: lane,
  rev: 0,
  headline: 'The bridge opens',
  deck: '',
  body: 'At last.',
  byline: '',
  sources: [],
  publishedAt: at(0),
  revisedAt: null,
  revisions: [],
  mode: 'open',
  slowSeconds: 0,
  holding: null,
  commentCount: 1,
  lastSeq: 1,
  lastCommentAt: null,
};

export const refuse = (code: WireError['code']): Answer<never> => ({
  ok: false,
  error: { code, message: code },
});

type Sent = { write: Write; answer: (answer: Answer<AnswerOf<WriteKind>>) => Promise<void> };

export class FakeReplica {
  readonly db: Cache = openCache(':memory:').db;
  readonly replica: Replica;
  /** What the view was told. */
  readonly told: ChangeNotice[] = [];
  readonly sent: Sent[] = [];
  readonly failures: unknown[] = [];
  /** When the server was last heard, by its own clock. */
  heardAt = now;
  readonly #notices: Notices = createNotices((notice) => this.told.push(notice));
  readonly #heads = new Map<StreamName, number>();

  constructor(account: Account) {
    this.replica = createReplica({
      db: this.db,
      communityId,
      url: 'https://talk.example.org',
      clientVersion: '0.0.1',
      account: memberRow(account),
      notices: this.#notices,
      send: (write) =>
        new Promise((resolve) => {
          const answer: Sent['answer'] = async (given) => {
            resolve(given);
            await new Promise((done) => setImmediate(done));
          };
          this.sent.push({ write, answer });
        }),
      markRead: () => new Promise(() => undefined),
      openStream: () => new Promise(() => undefined),
      closeStream: () => undefined,
      inSight: () => [],
      onUnauthenticated: () => undefined,
      onRevoked: () => undefined,
      onStreamRefused: () => undefined,
      onFailure: (error) => this.failures.push(error),
      heardAt: () => this.heardAt,
      now: Date.now,
    });
    this.take('feed', article);
    this.take(thread, { ...fakeComment(thread, 0, 'a hateful text'), author: ada });
  }

  /** The server gives the rows, each with the next rev of the stream; parsed as the wire's are. */
  take(stream: StreamName, ...rows: Row[]): Applied {
    const from = this.#heads.get(stream) ?? 0;
    const to = from + rows.length;
    this.#heads.set(stream, to);
    const numbered = rows.map((row, index) => rowSchema.parse({ ...row, rev: from + index + 1 }));
    return applyChanges(this.db, { stream, from, to, rows: numbered });
  }

  viewer = () => this.replica.viewer();
  desk = () => deskToRead(this.db, this.viewer(), { moderators: [] }, now);
  comments = () => threadComments(this.db, lane, this.viewer());
  own = () => ownStanding(this.db, this.viewer(), now);
  log = (before: number | null = null, filter: LogFilter = {}) =>
    logToRead(this.db, before, filter, this.viewer());

  close(): void {
    this.replica.close();
    this.#notices.close();
  }
}
