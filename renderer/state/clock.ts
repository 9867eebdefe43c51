// The view's clock, by which times in words grow older. Ticks each half minute.
import { create } from 'zustand';

const TICK_MS = 30_000;

const useClock = create<{ now: number }>(() => ({ now: Date.now() }));

/** Epoch milliseconds, as of the last tick. */
export function useNow(): number {
  return useClock((state) => state.now);
}

export function startClock(): void {
  setInterval(() => useClock.setState({ now: Date.now() }), TICK_MS);
}
