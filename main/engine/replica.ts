// One account's (or the guest's) copy of a community: the cache file with what keeps it as the
// server is and what sends from it. Knows neither the socket nor accounts and tokens.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { MemberRow } from '../../shared/protocol/accounts.ts';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../shared/protocol/events.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import {
  articleOfStream,
  type Changes,
  type OpenAnswer,
  type Row,
  type StreamName,
  threadStream,
} from '../../shared/protocol/sync.ts';
import { hasArticle, recentArticleIds } from './cache/articles.ts';
import type { Cache } from './cache/database.ts';
import { readMember } from './cache/members.ts';
import type { Notices } from './notices.ts';
import { type Entry, lanes, type Write, type WriteKind } from './outbox/entries.ts';
import { createSender } from './outbox/sender.ts';
import { type Applied, applyRows } from './sync/apply.ts';
import { createFollower } from './sync/follower.ts';
import type { Viewer } from './views/thread-view.ts';

export type ReplicaPorts = {
  db: Cache;
  communityId: CommunityId;
  /** As last known; null for a guest. */
  account: MemberRow | null;
  notices: Notices;
  send: (write: Write) => Promise<Answer<AnswerOf<WriteKind>>>;
  openStream: (stream: StreamName, after: number) => Promise<Answer<OpenAnswer>>;
  closeStream: (stream: StreamName) => void;
  onUnauthenticated: () => void;
  onStreamRefused: (stream: StreamName, error: WireError) => void;
  onFailure: (error: unknown) => void;
};

/** Threads kept whole without being opened: those with the newest activity. */
const recentThreads = 50;
/** Threads opened in this session that are followed beside the recent ones. */
const openedThreads = 100;

export type Replica = ReturnType<typeof createReplica>;

export function createReplica(ports: ReplicaPorts) {
  const { db, communityId, notices } = ports;
  /** Threads that were opened in this session, the latest first. */
  let opened: ArticleId[] = [];
  let followsMe = false;

  const sender = createSender({
    db,
    send: ports.send,
    onApplied: tell,
    onDelivery: tellEntry,
    onUnauthenticated: ports.onUnauthenticated,
    onFailure: ports.onFailure,
  });

  const follower = createFollower({
    db,
    open: ports.openStream,
    close: ports.closeStream,
    onApplied(applied) {
      tell(applied);
      // An article or its newest comment may have made another thread recent.
      if (applied.articles.size > 0) follower.want(wanted());
    },
    onStreamRead(stream) {
      const articleId = articleOfStream(stream);
      if (articleId !== null) notices.thread(communityId, articleId, null);
      notices.communities();
    },
    onStreamRefused: ports.onStreamRefused,
    onFailure: ports.onFailure,
    now: Date.now,
  });

  function wanted(): StreamName[] {
    // The server knows no thread of an article that still waits to be published.
    const known = opened.filter((id) => hasArticle(db, id));
    const threads = [...known, ...recentArticleIds(db, recentThreads)];
    return ['feed', ...(followsMe ? (['me'] as const) : []), ...threads.map(threadStream)];
  }

  function member(): MemberRow | null {
    return ports.account === null ? null : (readMember(db, ports.account.id) ?? ports.account);
  }

  const viewer = (): Viewer => ({ member: member(), isSending: sender.isSending });

  function tell(applied: Applied): void {
    const articles = new Set([...applied.articles, ...applied.comments.keys()]);
    if (articles.size > 0) notices.articles(communityId, [...articles]);
    for (const [articleId, ids] of applied.comments) {
      notices.thread(communityId, articleId, [...ids]);
    }
    if (applied.community || applied.settled.length > 0) notices.communities();
    // What rested on a settled write may go now.
    if (applied.settled.length > 0) for (const lane of lanes(db)) sender.wake(lane);
  }

  function tellEntry(entry: Entry): void {
    if (entry.kind.startsWith('article.')) notices.articles(communityId, [entry.lane]);
    else notices.thread(communityId, entry.lane, [entry.request.id as CommentId]);
    notices.communities();
  }

  return {
    db,
    communityId,
    member,
    viewer,
    /** Applies rows that came with an answer. */
    takeRows(rows: Row[]): void {
      tell(applyRows(db, rows));
    },
    takeChanges: (changes: Changes) => follower.take(changes),
    missChanges: (stream: StreamName) => follower.miss(stream),
    /** The line stands; `signedIn`: as the account, not as a guest. */
    connected(signedIn: boolean): void {
      followsMe = signedIn;
      follower.connected(wanted());
      if (signedIn) sender.resume();
    },
    disconnected(): void {
      follower.disconnected();
      sender.pause();
    },
    /** Follows the thread from now on, before all others. */
    openThread(articleId: ArticleId): void {
      opened = [articleId, ...opened.filter((id) => id !== articleId)].slice(0, openedThreads);
      follower.want(wanted());
    },
    /** Something was written, changed or given up in the outbox. */
    wrote(lane: ArticleId, commentId: CommentId | null): void {
      notices.articles(communityId, [lane]);
      if (commentId !== null) notices.thread(communityId, lane, [commentId]);
      notices.communities();
      sender.wake(lane);
    },
    isSending: sender.isSending,
    /** Another cache file is in use: whatever is shown should be read again, and opened again. */
    tellAll(openedBefore: readonly ArticleId[]): void {
      notices.communities();
      notices.articles(communityId, openedBefore);
      for (const articleId of openedBefore) notices.thread(communityId, articleId, null);
    },
    opened: (): readonly ArticleId[] => opened,
    tellArticles: (articleId: ArticleId) => notices.articles(communityId, [articleId]),
    close(): void {
      sender.close();
      try {
        follower.close();
      } finally {
        db.close();
      }
    },
  };
}
