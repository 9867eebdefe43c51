// What changed is asked for at once in a quiet time, and together where many changes come.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { catchUp, restInStorm } from '../../renderer/state/catching-up.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const answerMs = 5;

function asking() {
  const asked: number[][] = [];
  const change = catchUp<number>(
    async (changes) => {
      asked.push(changes);
      await new Promise((resolve) => setTimeout(resolve, answerMs));
    },
    restInStorm(100),
    (change) => change < 0,
  );
  return { asked, change };
}

test('two changes in a row are asked for as they come', async () => {
  const { asked, change } = asking();
  change(1);
  expect(asked).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(20);
  change(2);
  expect(asked).toEqual([[1], [2]]);
  await vi.advanceTimersByTimeAsync(500);
  change(3);
  expect(asked).toHaveLength(3);
});

test('in a storm they are asked for together, each once, and the last of them too', async () => {
  const { asked, change } = asking();
  for (let count = 0; count < 100; count += 1) {
    change(count);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(200);
  expect(asked.length).toBeLessThan(30);
  expect(asked.flat()).toEqual(Array.from({ length: 100 }, (_, count) => count));
});

test('what is urgent waits for no rest', async () => {
  const { asked, change } = asking();
  for (const count of [1, 2, 3, 4]) change(count);
  await vi.advanceTimersByTimeAsync(3 * answerMs);
  change(5);
  expect(asked).toEqual([[1], [2, 3, 4]]);
  change(-1);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.at(-1)).toEqual([5, -1]);
});
