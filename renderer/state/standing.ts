// Tells main where this window stands, and begins where main says that it stood: each window has a place
// of its own, down to the comment. Over a reload the page itself remembers.
import type { ThreadPlace, ViewPlace } from '../../shared/bridge/view-place.ts';
import { isArticleId, isCommunityId } from '../../shared/protocol/id-form.ts';
import { system } from '../bridge.ts';
import { type Navigation, useNavigation } from './navigation.ts';

const STORED_AS = 'parley.place';

/** Whether this window is for one thread and shows nothing besides. */
export const isAlone = (): boolean => window.parley.start.alone;

/** Where in the thread one is; null at its beginning. */
let at: ThreadPlace | null = null;

/** Call before anything is drawn. */
export function startStanding(): void {
  const reloaded = reloadedPlace();
  const { communityId, articleId } = reloaded ?? window.parley.start;
  at = reloaded === null ? window.parley.start.at : null;
  const commentId = at?.commentId ?? null;
  useNavigation.setState({ communityId, articleId, commentId, returningTo: at });
  tell(useNavigation.getState());
  useNavigation.subscribe((now, before) => {
    const isSame =
      now.communityId === before.communityId &&
      now.articleId === before.articleId &&
      now.screen === before.screen;
    if (isSame) return;
    if (now.articleId !== before.articleId) at = null;
    tell(now);
  });
}

/** Tells where in the thread one is by now. */
export function standAt(place: ThreadPlace): void {
  at = place;
  tell(useNavigation.getState());
}

function tell({ communityId, articleId, screen }: Navigation): void {
  const place = { communityId, articleId };
  sessionStorage.setItem(STORED_AS, JSON.stringify(place));
  // Nothing is lost by a failure but a place; nobody could do anything about it.
  const reads = screen === 'reading' && articleId !== null;
  void system()['window.stand']({ ...place, reads, at });
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
