// The communities that this app has joined, as the engine tells of them.
import { create } from 'zustand';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { isBanned } from '../moderation/binding.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';
import { forgetOtherArticles } from './last-articles.ts';
import { goOnFrom, useNavigation } from './navigation.ts';
import { isSameBesides } from './same.ts';

type Communities = { communities: Community[]; loaded: boolean };

export const useCommunities = create<Communities>(() => ({ communities: [], loaded: false }));

export async function readCommunities(): Promise<void> {
  const listed = await ask(engine()['community.list']({}));
  if (!listed) return;
  const communities = listed.map(asBefore);
  useCommunities.setState({ communities, loaded: true });
  forgetOtherArticles(communities.map(({ id }) => id));
  const { communityId } = useNavigation.getState();
  if (communities.some(({ id }) => id === communityId)) return;
  goOnFrom(communities[0]?.id ?? null, 'reading');
}

const measured: ReadonlySet<keyof Community> = new Set(['clockOffsetMs']);
/** The engine measures the offset anew each time that it is asked; nothing is counted in less. */
const WORTH_TELLING_MS = 1_000;

/** The same object while nothing has changed: the list is read again for anything, all comments show it. */
function asBefore(now: Community): Community {
  const before = findCommunity(now.id);
  if (before === null || !isSameBesides(before, now, measured)) return now;
  return Math.abs(now.clockOffsetMs - before.clockOffsetMs) < WORTH_TELLING_MS ? before : now;
}

/** Reads the list again, once for any number of calls meanwhile. */
export const refreshCommunities: (change: null) => void = catchUp<null>(readCommunities);

/** To the address of another, at once: whoever types it already is not interrupted. */
export function leaveCommunity(left: CommunityId): void {
  const communities = useCommunities.getState().communities.filter(({ id }) => id !== left);
  goOnFrom(communities[0]?.id ?? null, 'connect');
  useCommunities.setState({ communities });
}

/** The community that is shown, or null while none is. */
export function useCommunity(): Community | null {
  const communityId = useNavigation((state) => state.communityId);
  return useCommunities(
    (state) => state.communities.find((community) => community.id === communityId) ?? null,
  );
}

export function findCommunity(id: string | null): Community | null {
  return useCommunities.getState().communities.find((community) => community.id === id) ?? null;
}

/** Whether nothing may be read there before one signs in. Who is banned is told so instead. */
export function mustSignIn(community: Community): boolean {
  return community.barred
    ? !isBanned(community)
    : !community.member && community.community?.guestsRead === false;
}

export function nameOf(community: Community): string {
  return community.community?.name ?? new URL(community.url).host;
}

/**
 * Tells of the communities in which another account reads now, or nobody may read any more, or may again;
 * of those that were left, too.
 */
export function onOtherReader(tell: (ids: ReadonlySet<CommunityId>) => void): void {
  useCommunities.subscribe(({ communities }, { communities: before }) => {
    const others = before.filter((earlier) => {
      const now = communities.find(({ id }) => id === earlier.id);
      return now?.member?.id !== earlier.member?.id || now?.barred !== earlier.barred;
    });
    if (others.length > 0) tell(new Set(others.map(({ id }) => id)));
  });
}
