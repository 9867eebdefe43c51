// Which article was read last in each community, so that it opens where it was left: also after the app
// was closed, and in another window.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { isArticleId } from '../../shared/protocol/id-form.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';

const STORED_AS = 'parley.lastArticles';

function stored(): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    // Damaged from outside: as good as never stored.
    return {};
  }
}

function store(articles: Record<string, unknown>): void {
  localStorage.setItem(STORED_AS, JSON.stringify(articles));
}

export function lastArticleOf(communityId: CommunityId): ArticleId | null {
  const articleId = stored()[communityId];
  return isArticleId(articleId) ? articleId : null;
}

export function keepLastArticle(communityId: CommunityId, articleId: ArticleId): void {
  store({ ...stored(), [communityId]: articleId });
}

/** Nothing is known any more of communities that are not among these. */
export function forgetOtherArticles(kept: readonly CommunityId[]): void {
  const articles = Object.entries(stored()).filter(([id]) => kept.some((each) => each === id));
  store(Object.fromEntries(articles));
}
