// The server's clock as the engine tells it, on a device whose own is wrong or is set.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServerClock, type ServerClock } from '../../main/engine/server-clock.ts';

const hour = 3_600_000;
const start = Date.parse('2026-11-24T10:00:00Z');
const onJump = vi.fn();
let clock: ServerClock;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  onJump.mockClear();
  clock = createServerClock(onJump);
});
afterEach(() => {
  clock.close();
  vi.useRealTimers();
});

test('[M2] a device that is a year off tells the server’s time all the same', () => {
  clock.told(new Date(start + 365 * 24 * hour).toISOString());
  vi.advanceTimersByTime(60_000);
  expect(clock.now()).toBe(start + 365 * 24 * hour + 60_000);
  expect(onJump).not.toHaveBeenCalled();
});

test('[M2] when the device’s clock is set, the server is asked once for the time', () => {
  clock.told(new Date(start).toISOString());
  vi.setSystemTime(start - hour);
  vi.advanceTimersByTime(20_000);
  expect(onJump).toHaveBeenCalledTimes(1);
  clock.told(new Date(start + 20_000).toISOString());
  expect(clock.offsetMs()).toBe(hour);
  vi.advanceTimersByTime(20_000);
  expect(onJump).toHaveBeenCalledTimes(1);
});

test('[M2] however the device’s clock is set, the server’s time goes on evenly', () => {
  clock.told(new Date(start).toISOString());
  vi.advanceTimersByTime(1_000);
  vi.setSystemTime(start + 365 * 24 * hour);
  expect(clock.now()).toBe(start + 1_000);
  expect(clock.offsetMs()).toBe(1_000 - 365 * 24 * hour);
  vi.setSystemTime(start - hour);
  vi.advanceTimersByTime(1_000);
  expect(clock.now()).toBe(start + 2_000);
});
