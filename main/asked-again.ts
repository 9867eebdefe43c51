// What the windows are told when another engine has taken the place of one that ended by itself: what they
// show may be from before, and the new one does not know which threads are open. Pure.
import type { ChangeNotice } from '../shared/bridge/engine-api.ts';
import type { ViewPlace } from '../shared/bridge/view-place.ts';

export function askedAgain(places: readonly ViewPlace[]): ChangeNotice[] {
  const notices = new Map<string, ChangeNotice>();
  const add = (notice: ChangeNotice) => notices.set(JSON.stringify(notice), notice);
  add({ topic: 'communities' });
  for (const { communityId, articleId } of places) {
    if (communityId === null) continue;
    add({ topic: 'articles', communityId, ids: articleId === null ? [] : [articleId] });
    add({ topic: 'desk', communityId });
    add({ topic: 'storage', communityId });
    if (articleId !== null) add({ topic: 'thread', communityId, articleId, ids: null });
  }
  return [...notices.values()];
}
