// The order of the communities when one of them is moved.
import { expect, test } from 'vitest';
import { moved } from '../../renderer/communities/order.ts';

test('one is moved by so many places, no further than there are', () => {
  expect(moved(['a', 'b', 'c'], 'c', -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 2)).toEqual(['b', 'c', 'a']);
  expect(moved(['a', 'b', 'c'], 'b', 9)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 'a', -1)).toBeNull();
  expect(moved(['a', 'b'], 'x', 1)).toBeNull();
});
