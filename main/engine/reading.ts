// What a member reads, and the marks that reading leaves. From the cache alone; nothing of it where the
// server lets them read nothing.

import { currentRevision } from '../../shared/articles/revisions.ts';
import type { Activity } from '../../shared/bridge/activity.ts';
import type {
  Article,
  ArticleItem,
  EngineAnswer,
  Thread,
  ThreadComment,
} from '../../shared/bridge/engine-api.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { activityOf, stepMs } from './cache/activity.ts';
import { readArticle as readCachedArticle } from './cache/articles.ts';
import { lastSeq } from './cache/comments.ts';
import { markOpened, markRevision, markSeen, seenSeq } from './cache/reads.ts';
import { markIfRoom } from './cache/room.ts';
import { membersNamed } from './cache/search-index.ts';
import { streamPlace } from './cache/streams.ts';
import type { Replica } from './replica.ts';
import { foldedName } from './search/words.ts';
import { articleItems, articleToRead } from './views/article-view.ts';
import { namedComments } from './views/thread-view.ts';
import { threadPage, threadWindow } from './views/thread-window.ts';

const DAY_STEPS = (24 * 60 * 60_000) / stepMs;

/** As many as one looks through rather than type on. */
const MOST_MEMBERS = 8;

export function listArticles(replica: Replica): ArticleItem[] {
  return replica.isBarred() ? [] : articleItems(replica.db, replica.viewer(), replica.isLive);
}

/** Of those that were busy lately, from what is whole here. */
export function readActivity(replica: Replica, articleIds: readonly ArticleId[]): Activity[] {
  if (replica.isBarred()) return [];
  return articleIds.flatMap((articleId) => {
    const counts = activityOf(replica.db, articleId, replica.now());
    if (counts === null || counts.every((count) => count === 0)) return [];
    const lastDay = counts.slice(-DAY_STEPS).reduce((sum, count) => sum + count, 0);
    return [{ articleId, counts, lastDay }];
  });
}

export function readArticle(replica: Replica, articleId: ArticleId): Article | null {
  return replica.isBarred()
    ? null
    : articleToRead(replica.db, articleId, replica.viewer(), replica.isLive);
}

/** Follows the thread from now on; `seenSeq` is how far it was seen before. */
export function openThread(replica: Replica, articleId: ArticleId, at: CommentId | null): Thread {
  const { db } = replica;
  if (replica.isBarred()) {
    return { articleId, comments: [], whole: true, lastSeq: 0, seenSeq: 0, complete: false };
  }
  replica.openThread(articleId);
  const thread: Thread = {
    articleId,
    ...threadWindow(db, articleId, replica.viewer(), at),
    lastSeq: lastSeq(db, articleId),
    seenSeq: seenSeq(db, articleId),
    complete: streamPlace(db, threadStream(articleId)).complete,
  };
  markIfRoom(() => {
    const isFirst = markOpened(db, articleId, replica.now());
    const article = readCachedArticle(db, articleId);
    const isReadAnew =
      article !== null && markRevision(db, articleId, currentRevision(article)) && !isFirst;
    if (isFirst) replica.readOn(articleId);
    else if (isReadAnew) replica.tellAway();
  });
  return thread;
}

export function readThreadPage(
  replica: Replica,
  articleId: ArticleId,
  after: number,
): EngineAnswer<'thread.rest'> {
  if (replica.isBarred()) return { comments: [], next: null };
  return threadPage(replica.db, articleId, replica.viewer(), after);
}

export function readComments(
  replica: Replica,
  articleId: ArticleId,
  ids: readonly CommentId[],
): ThreadComment[] {
  return replica.isBarred() ? [] : namedComments(replica.db, articleId, ids, replica.viewer());
}

/** Some of those who have written here, by the beginning of their name. */
export function findMembers(replica: Replica, name: string): NamedMember[] {
  const folded = foldedName(name);
  if (folded === '' || replica.isBarred()) return [];
  return membersNamed(replica.db, folded, MOST_MEMBERS);
}

export function noteSeen(replica: Replica, articleId: ArticleId, seq: number): void {
  const { db } = replica;
  markIfRoom(() => {
    if (markSeen(db, articleId, seq, replica.now())) replica.readOn(articleId);
  });
}
