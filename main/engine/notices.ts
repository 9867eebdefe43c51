// Tells the view what has changed in the caches: names and ids, never rows.
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import type { ChangeNotice, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';

export type Notices = {
  /** The list of communities, an account, the line, or what waits. Told once for many in a moment. */
  communities(): void;
  articles(communityId: CommunityId, ids: readonly ArticleId[]): void;
  /** `ids` null: the whole thread should be read again. */
  thread(communityId: CommunityId, articleId: ArticleId, ids: readonly CommentId[] | null): void;
  /** Replies to the member and mentions of them have come. */
  toYou(communityId: CommunityId, ids: readonly CommentId[]): void;
  /** Anything of the desk or the log. Told once for many in a moment. */
  desk(communityId: CommunityId): void;
  /** Who is there with the thread in sight. */
  presence(communityId: CommunityId, articleId: ArticleId): void;
  /** What stands in the form of that account; `viewId`: by that window, null where no window saved it. */
  draft(
    communityId: CommunityId,
    draft: { memberId: MemberId | null; place: DraftPlace; viewId: string | null },
  ): void;
  /** How these articles are kept, or how much is kept at all. Told once for many in a moment. */
  storage(communityId: CommunityId, articles: readonly ArticleId[]): void;
  close(): void;
};

const coalesceMs = 20;
/** A storm of reports makes the desk read again no more often than this. */
const deskCoalesceMs = 50;
/** Thousands of threads may come or go one after another. */
const storageCoalesceMs = 500;

export function createNotices(onChange: (notice: ChangeNotice) => void): Notices {
  let soon: NodeJS.Timeout | null = null;
  const desks = new Map<CommunityId, NodeJS.Timeout>();
  const stores = new Map<CommunityId, { timer: NodeJS.Timeout; articles: Set<ArticleId> }>();
  return {
    communities() {
      soon ??= setTimeout(() => {
        soon = null;
        onChange({ topic: 'communities' });
      }, coalesceMs);
    },
    articles(communityId, ids) {
      onChange({ topic: 'articles', communityId, ids: [...ids] });
    },
    thread(communityId, articleId, ids) {
      onChange({
        topic: 'thread',
        communityId,
        articleId,
        ids: ids === null ? null : [...ids],
      });
    },
    toYou(communityId, ids) {
      onChange({ topic: 'toYou', communityId, ids: [...ids] });
    },
    desk(communityId) {
      if (desks.has(communityId)) return;
      const timer = setTimeout(() => {
        desks.delete(communityId);
        onChange({ topic: 'desk', communityId });
      }, deskCoalesceMs);
      desks.set(communityId, timer);
    },
    presence(communityId, articleId) {
      onChange({ topic: 'presence', communityId, articleId });
    },
    draft(communityId, draft) {
      onChange({ topic: 'draft', communityId, ...draft });
    },
    storage(communityId, articles) {
      const waiting = stores.get(communityId);
      if (waiting !== undefined) {
        for (const id of articles) waiting.articles.add(id);
        return;
      }
      const told = new Set(articles);
      const timer = setTimeout(() => {
        stores.delete(communityId);
        if (told.size > 0) onChange({ topic: 'articles', communityId, ids: [...told] });
        onChange({ topic: 'storage', communityId });
      }, storageCoalesceMs);
      stores.set(communityId, { timer, articles: told });
    },
    close() {
      for (const { timer } of stores.values()) clearTimeout(timer);
      if (soon !== null) clearTimeout(soon);
      for (const timer of desks.values()) clearTimeout(timer);
    },
  };
}
