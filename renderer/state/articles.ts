// The list of articles of the community that is shown.
import { create } from 'zustand';
import type { ArticleItem, CommunityId } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';

type Articles = { communityId: CommunityId | null; items: ArticleItem[]; loaded: boolean };

export const useArticles = create<Articles>(() => ({
  communityId: null,
  items: [],
  loaded: false,
}));

async function readArticles(): Promise<void> {
  const { communityId } = useArticles.getState();
  if (!communityId) return;
  const items = await ask(engine()['article.list']({ communityId }));
  if (items && useArticles.getState().communityId === communityId) {
    useArticles.setState({ items, loaded: true });
  }
}

/** In a storm the counts change with each comment. */
const REST_MS = 500;

/** Reads the list again, once for any number of calls meanwhile. */
export const refreshArticles: (change: null) => void = catchUp<null>(readArticles, REST_MS);

export function showArticlesOf(communityId: CommunityId | null): void {
  if (useArticles.getState().communityId === communityId) return;
  useArticles.setState({ communityId, items: [], loaded: false });
  void readArticles();
}
