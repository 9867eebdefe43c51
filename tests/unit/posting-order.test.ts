// Comments from elsewhere are posted by date, each after the one that it answers, and none is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Dated, inPostingOrder } from '../../server/community/posting-order.ts';

const order = (...comments: [string, string | null, number][]): string =>
  inPostingOrder(comments.map(([key, parentKey, createdAt]) => ({ key, parentKey, createdAt })))
    .map(({ key }) => key)
    .join(' ');

test('[N3] by date, those of one moment as given', () => {
  expect(order(['c', null, 3], ['a', null, 1], ['b1', null, 2], ['b2', null, 2])).toBe('a b1 b2 c');
});

test('a reply whose clock was slow follows what it answers', () => {
  expect(order(['reply', 'first', 1], ['first', null, 5], ['last', null, 6])).toBe(
    'first reply last',
  );
});

test('an answer to what is not there has its place by date', () => {
  expect(order(['b', 'gone', 2], ['a', null, 1])).toBe('a b');
});

test('circles come to an end', () => {
  expect(order(['a', 'b', 1], ['b', 'a', 2], ['c', 'b', 3])).toBe('a b c');
  expect(order(['self', 'self', 1])).toBe('self');
});

test('whatever answers whatever, each comes once, and after its parent where there is no circle', () => {
  const comments = fc.array(
    fc.record({
      key: fc.nat(15).map(String),
      parentKey: fc.option(fc.nat(20).map(String)),
      createdAt: fc.nat(10),
    }),
    { maxLength: 16 },
  );
  const inCircle = (comment: Dated, byKey: Map<string, Dated>): boolean => {
    const seen = new Set<Dated>();
    let at: Dated | undefined = comment;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = at.parentKey === null ? undefined : byKey.get(at.parentKey);
    }
    return at !== undefined;
  };
  fc.assert(
    fc.property(comments, (given) => {
      const posted = inPostingOrder(given);
      expect(new Set(posted)).toEqual(new Set(given));
      expect(posted).toHaveLength(given.length);
      const byKey = new Map(given.map((comment) => [comment.key, comment]));
      if (byKey.size < given.length) return;
      for (const [place, comment] of posted.entries()) {
        const parent = comment.parentKey === null ? undefined : byKey.get(comment.parentKey);
        if (parent === undefined || inCircle(comment, byKey)) continue;
        expect(posted.indexOf(parent)).toBeLessThan(place);
      }
    }),
    { seed: 20_261_124, numRuns: 2_000 },
  );
});
