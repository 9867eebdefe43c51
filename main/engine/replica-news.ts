// What the view is told of a replica, whenever something in it is otherwise. Changes nothing itself.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { idsOfArticles } from './cache/articles.ts';
import type { Cache } from './cache/database.ts';
import type { Notices } from './notices.ts';
import type { Lane, Write } from './outbox/writes.ts';
import { type Applied, addWrite, nothingApplied } from './sync/applied.ts';
import { refusedReplies } from './views/answered-view.ts';

export type ReplicaNewsPorts = {
  db: Cache;
  communityId: CommunityId;
  notices: Notices;
  /** Threads that may be shown. */
  opened: () => readonly ArticleId[];
  /** Whether there was a time away that is not caught up with. */
  isAway: () => boolean;
};

export function createReplicaNews({ db, communityId, notices, opened, isAway }: ReplicaNewsPorts) {
  /** What there is to catch up with may be otherwise now. */
  function away(): void {
    if (isAway()) notices.communities();
  }

  function tell(applied: Applied): void {
    const articles = new Set([...applied.articles, ...applied.comments.keys()]);
    if (articles.size > 0) {
      notices.articles(communityId, [...articles]);
      away();
    }
    for (const [articleId, ids] of applied.comments) {
      notices.thread(communityId, articleId, [...ids, ...refusedReplies(db, articleId, ids)]);
    }
    // Whoever is ignored may stand anywhere.
    if (applied.ignored) {
      for (const id of opened()) notices.thread(communityId, id, null);
      notices.articles(communityId, idsOfArticles(db));
    }
    if (applied.desk) notices.desk(communityId);
    // The desk's counts stand with the community.
    if (applied.community || applied.desk || applied.settled.length > 0) notices.communities();
  }

  return {
    tell,
    away,
    /** A write is new, or has come further. */
    tellWrite(write: Write & { lane: Lane }): void {
      const applied = nothingApplied();
      addWrite(applied, write);
      tell(applied);
    },
    /**
     * Whatever is shown should be read again, and opened again: another cache is in use, or none may be
     * read.
     */
    tellAll(threads: readonly ArticleId[], articles = threads): void {
      notices.communities();
      notices.articles(communityId, articles);
      for (const articleId of threads) notices.thread(communityId, articleId, null);
      notices.desk(communityId);
    },
  };
}
