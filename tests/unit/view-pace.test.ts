// How often a thread is drawn anew: at once in a quiet time, seldom in a storm, and sooner for what is
// urgent.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { inBetween } from '../../renderer/state/in-use.ts';
import { createPace, restAfter } from '../../renderer/state/pace.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const atOnce = (call: () => void) => {
  call();
  return () => {};
};
const unused = { untilPause: () => 0, inBetween: atOnce };

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
    { untilPause: () => pause, inBetween: atOnce },
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

test('where it can wait no longer it is drawn in between two keys, and what is urgent at once', async () => {
  let drawn = 0;
  let between: (() => void) | null = null;
  const pace = createPace(
    () => {
      vi.advanceTimersByTime(20);
      drawn += 1;
    },
    {
      untilPause: () => 400,
      inBetween: (call) => {
        between = call;
        return () => {
          between = null;
        };
      },
    },
  );
  pace.ask('own');
  expect(drawn).toBe(1);
  await vi.advanceTimersByTimeAsync(0);
  pace.ask('inSight');
  await vi.advanceTimersByTimeAsync(2_400);
  expect(between).toBeNull();
  await vi.advanceTimersByTimeAsync(200);
  expect(between).not.toBeNull();
  expect(drawn).toBe(1);
  pace.ask('own');
  expect(drawn).toBe(2);
  expect(between).toBeNull();
});

test('the first is drawn at once, those of a storm together, and the last of them too', async () => {
  const drawnAt: number[] = [];
  const pace = createPace(() => {
    // Each drawing takes 10 ms.
    vi.advanceTimersByTime(10);
    drawnAt.push(performance.now());
  }, unused);
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
  }, unused);
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
  }, unused);
  pace.ask('outOfSight');
  await vi.advanceTimersByTimeAsync(0);
  pace.ask('outOfSight');
  pace.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(drawn).toBe(1);
});

test('between two keys is after the frame that shows the first of them, or soon where none comes', async () => {
  const keyboard = new EventTarget();
  const frames: (() => void)[] = [];
  vi.stubGlobal('window', keyboard);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', () => {});
  let called = 0;
  const call = () => {
    called += 1;
  };
  inBetween(call);
  await vi.advanceTimersByTimeAsync(100);
  keyboard.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(called).toBe(0);
  frames.shift()?.();
  expect(called).toBe(0);
  await vi.advanceTimersByTimeAsync(16);
  expect(called).toBe(1);

  inBetween(call);
  await vi.advanceTimersByTimeAsync(150);
  frames.shift()?.();
  await vi.advanceTimersByTimeAsync(16);
  expect(called).toBe(2);

  const asked = frames.length;
  inBetween(call)();
  keyboard.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(frames).toHaveLength(asked);
  expect(called).toBe(2);
});
