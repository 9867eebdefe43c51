// How often a thread is drawn anew: at once in a quiet time, seldom in a storm, and sooner for what is
// urgent.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPace, restAfter } from '../../renderer/state/pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const never = () => 0;

test('the rest grows with the cost and has its bounds', () => {
  expect(restAfter(3, 'outOfSight')).toEqual({ least: 300, most: 300 });
  expect(restAfter(80, 'outOfSight')).toEqual({ least: 2_500, most: 10_000 });
  expect(restAfter(10, 'inSight')).toEqual({ least: 200, most: 2_500 });
  expect(restAfter(80, 'own')).toEqual({ least: 0, most: 0 });
});

test('while somebody types it waits for a pause, but not for ever', async () => {
  let drawn = 0;
  let pause = 0;
  const pace = createPace(
    () => {
      vi.advanceTimersByTime(20);
      drawn += 1;
    },
    () => pause,
  );
  pace.ask('outOfSight');
  await vi.advanceTimersByTimeAsync(0);
  expect(drawn).toBe(1);
  pause = 400;
  pace.ask('outOfSight');
  await vi.advanceTimersByTimeAsync(4_000);
  expect(drawn).toBe(1);
  pause = 0;
  await vi.advanceTimersByTimeAsync(400);
  expect(drawn).toBe(2);
  pause = 400;
  pace.ask('outOfSight');
  await vi.advanceTimersByTimeAsync(9_900);
  expect(drawn).toBe(2);
  await vi.advanceTimersByTimeAsync(100);
  expect(drawn).toBe(3);
});

test('the first is drawn at once, those of a storm together, and the last of them too', async () => {
  const drawnAt: number[] = [];
  const pace = createPace(() => {
    // Each drawing takes 10 ms.
    vi.advanceTimersByTime(10);
    drawnAt.push(performance.now());
  }, never);
  const begun = performance.now();
  for (let count = 0; count < 250; count += 1) {
    pace.ask('outOfSight');
    await vi.advanceTimersByTimeAsync(20);
  }
  // 250 in 5 s, and a second of rest after each.
  expect(drawnAt[0]).toBe(begun + 10);
  expect(drawnAt.length).toBeGreaterThanOrEqual(4);
  expect(drawnAt.length).toBeLessThanOrEqual(6);
  const drawn = drawnAt.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(drawnAt.length).toBeLessThanOrEqual(drawn + 1);
});

test('what is urgent does not wait for what is not', async () => {
  let drawn = 0;
  const pace = createPace(() => {
    vi.advanceTimersByTime(20);
    drawn += 1;
  }, never);
  pace.ask('outOfSight');
  await vi.advanceTimersByTimeAsync(0);
  pace.ask('outOfSight');
  pace.ask('inSight');
  await vi.advanceTimersByTimeAsync(399);
  expect(drawn).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(drawn).toBe(2);
  pace.ask('outOfSight');
  pace.ask('own');
  expect(drawn).toBe(3);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(drawn).toBe(3);
});

test('stopped, it draws nothing more', async () => {
  let drawn = 0;
  const pace = createPace(() => {
    vi.advanceTimersByTime(20);
    drawn += 1;
  }, never);
  pace.ask('outOfSight');
  await vi.advanceTimersByTimeAsync(0);
  pace.ask('outOfSight');
  pace.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(drawn).toBe(1);
});
