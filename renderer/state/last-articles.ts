// Which article was read last in each community, so that it opens where it was left: also after the app
// was closed.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { isArticleId, isCommunityId } from '../../shared/protocol/id-form.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';

const STORED_AS = 'parley.lastArticles';

const last = new Map<CommunityId, ArticleId>();
/** Not before what was stored is known. */
let isKept = false;

/** Call before anything is drawn: from now on it is kept over a restart. */
export function startLastArticles(): void {
  for (const [id, articleId] of Object.entries(stored())) {
    if (isCommunityId(id) && isArticleId(articleId)) last.set(id, articleId);
  }
  isKept = true;
}

function stored(): object {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    // Damaged from outside: as good as never stored.
    return {};
  }
}

function store(articles: object): void {
  if (isKept) localStorage.setItem(STORED_AS, JSON.stringify(articles));
}

export function lastArticleOf(communityId: CommunityId): ArticleId | null {
  return last.get(communityId) ?? null;
}

export function keepLastArticle(communityId: CommunityId, articleId: ArticleId): void {
  if (last.get(communityId) === articleId) return;
  last.set(communityId, articleId);
  // Another window has its own for the other communities.
  if (isKept) store({ ...stored(), [communityId]: articleId });
}

/** Nothing is known any more of communities that are not among these. */
export function forgetOtherArticles(kept: readonly CommunityId[]): void {
  for (const id of last.keys()) if (!kept.includes(id)) last.delete(id);
  if (!isKept) return;
  const articles = Object.entries(stored());
  const others = articles.filter(([id]) => kept.some((each) => each === id));
  if (others.length < articles.length) store(Object.fromEntries(others));
}
