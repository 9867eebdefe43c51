// Lists of the desk that stay steady while their items change.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrived,
  emptyList,
  neighbour,
  type SteadyList,
  shown,
  sweep,
  takeIn,
} from '../../renderer/desk/steady-list.ts';

describe('a steady list', () => {
  const open = (id: string) => ({ id, open: true });
  const done = (id: string) => ({ id, open: false });
  const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

  test('what arrives waits to be taken in', () => {
    const list = takeIn(emptyList, [open('a'), open('b')]);
    const items = [open('new'), open('a'), open('b')];
    expect(idsOf(shown(list, items))).toEqual(['a', 'b']);
    expect(idsOf(arrived(list, items))).toEqual(['new']);
    const taken = takeIn(list, items);
    expect(idsOf(shown(taken, items))).toEqual(['new', 'a', 'b']);
    expect(arrived(taken, items)).toEqual([]);
  });

  test('what is decided stays until one moves on, and comes back when it is open again', () => {
    const list = takeIn(emptyList, [open('a'), open('b'), open('c')]);
    const decided = [done('a'), open('b'), open('c')];
    expect(idsOf(shown(list, decided))).toEqual(['a', 'b', 'c']);
    expect(idsOf(shown(sweep(list, decided, 'a'), decided))).toEqual(['a', 'b', 'c']);
    const moved = sweep(list, decided, 'b');
    expect(idsOf(shown(moved, decided))).toEqual(['b', 'c']);
    expect(idsOf(shown(moved, [open('a'), open('b'), open('c')]))).toEqual(['a', 'b', 'c']);
  });

  test('whatever happens, the item one is on stays and nothing decided is taken in', () => {
    const states = fc.uniqueArray(
      fc.record({ id: fc.constantFrom(...'abcdefgh'), open: fc.boolean() }),
      { selector: ({ id }) => id },
    );
    const step = fc.tuple(fc.constantFrom('takeIn', 'sweep'), states);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), states, (steps, last) => {
        let list: SteadyList = emptyList;
        let kept: string | null = null;
        for (const [what, items] of steps) {
          kept = shown(list, items)[0]?.id ?? null;
          const before = idsOf(shown(list, items));
          list = what === 'takeIn' ? takeIn(list, items) : sweep(list, items, kept);
          const after = idsOf(shown(list, items));
          if (kept !== null) expect(after).toContain(kept);
          if (what === 'sweep') expect(before.filter((id) => after.includes(id))).toEqual(after);
          else expect(arrived(list, items)).toEqual([]);
        }
        const known = new Set(list.order);
        expect(idsOf(shown(list, last)).every((id) => known.has(id))).toBe(true);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('one moves to the neighbour, stops at the ends, and begins at the first', () => {
    const ids = ['a', 'b', 'c'];
    expect(neighbour(ids, 'a', 1)).toBe('b');
    expect(neighbour(ids, 'c', 1)).toBe('c');
    expect(neighbour(ids, 'a', -1)).toBe('a');
    expect(neighbour(ids, 'gone', 1)).toBe('a');
    expect(neighbour(ids, null, -1)).toBe('a');
    expect(neighbour([], null, 1)).toBeNull();
  });
});
