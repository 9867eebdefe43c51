// The line that shows counts over time.
import { expect, test } from 'vitest';
import { sparklinePath } from '../../renderer/parts/sparkline.tsx';

test('runs from the first count to the last, the greatest at the top', () => {
  expect(sparklinePath([0, 4, 2])).toBe('M1.0 13.0L28.0 1.0L55.0 7.0');
  expect(sparklinePath([0, 0])).toBe('M1.0 13.0L55.0 13.0');
  expect(sparklinePath([3])).toBe('M1.0 1.0');
});
