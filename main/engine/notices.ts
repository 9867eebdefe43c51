// Tells the view what has changed in the caches: names and ids, never rows.
import type { ChangeNotice, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';

export type Notices = {
  /** The list of communities, an account, the line, or what waits. Told once for many in a moment. */
  communities(): void;
  articles(communityId: CommunityId, ids: readonly ArticleId[]): void;
  /** `ids` null: the whole thread should be read again. */
  thread(communityId: CommunityId, articleId: ArticleId, ids: readonly CommentId[] | null): void;
  close(): void;
};

const coalesceMs = 20;

export function createNotices(onChange: (notice: ChangeNotice) => void): Notices {
  let soon: NodeJS.Timeout | null = null;
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
    close() {
      if (soon !== null) clearTimeout(soon);
    },
  };
}
