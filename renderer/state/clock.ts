// The view's clock, by which times in words grow older and mutes run down. Ticks each half minute, and
// by the second where somebody counts seconds.
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { useCommunities } from './communities.ts';

const TICK_MS = 30_000;

const useClock = create<{ now: number }>(() => ({ now: Date.now() }));

/** Epoch milliseconds, as of the last tick. */
export function useNow(): number {
  return useClock((state) => state.now);
}

export function startClock(): void {
  setInterval(() => useClock.setState({ now: Date.now() }), TICK_MS);
}

/** Epoch milliseconds of the community's server as of the last tick: the clock by which mutes end. */
export function useServerNow(communityId: CommunityId): number {
  const offset = useCommunities(
    ({ communities }) => communities.find(({ id }) => id === communityId)?.clockOffsetMs ?? 0,
  );
  return useNow() + offset;
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
