// The view's clock, by which times in words grow older and mutes run down: the server's, whatever this
// device says. Ticks each half minute, and by the second where somebody counts seconds.
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { useCommunities } from './communities.ts';
import { useNavigation } from './navigation.ts';

const TICK_MS = 30_000;

const useClock = create<{ now: number }>(() => ({ now: Date.now() }));

/** To the second: the engine measures anew each time that it is asked. */
function offsetOf(communities: readonly Community[], communityId: CommunityId | null): number {
  const offset = communities.find(({ id }) => id === communityId)?.clockOffsetMs ?? 0;
  return Math.round(offset / 1_000) * 1_000;
}

/** Epoch milliseconds of the server of the community that is shown, as of the last tick. */
export function useNow(): number {
  return useServerNow(useNavigation((state) => state.communityId));
}

/** Epoch milliseconds of this device as of the last tick, for what this device keeps by itself. */
export function useDeviceNow(): number {
  return useClock((state) => state.now);
}

/** Epoch milliseconds of the community's server as of the last tick. */
export function useServerNow(communityId: CommunityId | null): number {
  const offset = useCommunities(({ communities }) => offsetOf(communities, communityId));
  return useClock((state) => state.now) + offset;
}

/** Epoch milliseconds of the community's server at this moment; of the one that is shown unless named. */
export function serverNow(communityId = useNavigation.getState().communityId): number {
  return Date.now() + offsetOf(useCommunities.getState().communities, communityId);
}

export function startClock(): void {
  const tick = () => useClock.setState({ now: Date.now() });
  setInterval(tick, TICK_MS);
  // This device's clock was set: what it said before goes with what it was off by before.
  useCommunities.subscribe(({ communities }, { communities: before }) => {
    const isSet = communities.some(({ id }) => offsetOf(communities, id) !== offsetOf(before, id));
    if (isSet) tick();
  });
}

/** Below this, seconds are counted. */
const BY_THE_SECOND_MS = 2 * 60_000;
const MINUTE_MS = 60_000;

/** Milliseconds until what is left of so many is said otherwise. */
export function untilNextWords(left: number): number {
  if (left <= BY_THE_SECOND_MS) return left % 1_000 || 1_000;
  return Math.min(left % MINUTE_MS || MINUTE_MS, left - BY_THE_SECOND_MS);
}

/** Epoch milliseconds of a clock that is `offset` ahead of this device's, exact while `end` nears. */
export function useCountdown(end: number | null, offset: number): number {
  const [now, setNow] = useState(() => Date.now() + offset);
  useEffect(() => {
    const current = Date.now() + offset;
    setNow(current);
    if (end === null) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const left = end - (Date.now() + offset);
      if (left <= 0) return;
      timer = setTimeout(() => {
        setNow(Date.now() + offset);
        wait();
      }, untilNextWords(left));
    };
    wait();
    return () => clearTimeout(timer);
  }, [end, offset]);
  return now;
}
