// What the settings reckon: until when one is not disturbed.
import { expect, test } from 'vitest';
import { quietEnds } from '../../renderer/settings/quiet.ts';

const evening = new Date(2026, 10, 27, 22, 15).getTime();

test('one is left alone for an hour, until the next morning, for a week, or not at all', () => {
  expect(quietEnds('off', evening)).toBeNull();
  expect(quietEnds('hour', evening)).toBe(new Date(2026, 10, 27, 23, 15).toISOString());
  expect(quietEnds('tomorrow', evening)).toBe(new Date(2026, 10, 28, 8, 0).toISOString());
  expect(quietEnds('week', evening)).toBe(new Date(2026, 11, 4, 22, 15).toISOString());
});

test('the next morning is that of another day, after midnight too', () => {
  const night = new Date(2026, 11, 31, 0, 30).getTime();
  expect(quietEnds('tomorrow', night)).toBe(new Date(2027, 0, 1, 8, 0).toISOString());
});
