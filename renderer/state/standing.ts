// Tells main where this window stands, and begins where main says that it stood: each window has a place
// of its own. Over a reload the page itself remembers.
import type { ViewPlace } from '../../shared/bridge/view-place.ts';
import { isArticleId, isCommunityId } from '../../shared/protocol/id-form.ts';
import { system } from '../bridge.ts';
import { type Navigation, useNavigation } from './navigation.ts';

const STORED_AS = 'parley.place';

/** Whether this window is for one thread and shows nothing besides. */
export const isAlone = (): boolean => window.parley.start.alone;

/** Call before anything is drawn. */
export function startStanding(): void {
  const { communityId, articleId } = reloadedPlace() ?? window.parley.start;
  useNavigation.setState({ communityId, articleId });
  tell(useNavigation.getState());
  useNavigation.subscribe((now, before) => {
    const isSame =
      now.communityId === before.communityId &&
      now.articleId === before.articleId &&
      now.screen === before.screen;
    if (!isSame) tell(now);
  });
}

function tell({ communityId, articleId, screen }: Navigation): void {
  const place = { communityId, articleId };
  sessionStorage.setItem(STORED_AS, JSON.stringify(place));
  // Nothing is lost by a failure but a place; nobody could do anything about it.
  void system()['window.stand']({ ...place, reads: screen === 'reading' && articleId !== null });
}

function reloadedPlace(): ViewPlace | null {
  let stored: unknown = null;
  try {
    stored = JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null');
  } catch {
    // Damaged from outside: as good as never stored.
  }
  if (typeof stored !== 'object' || stored === null) return null;
  const { communityId, articleId } = stored as Record<keyof ViewPlace, unknown>;
  return {
    communityId: isCommunityId(communityId) ? communityId : null,
    articleId: isArticleId(articleId) ? articleId : null,
  };
}
