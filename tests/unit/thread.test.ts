// The pure rules of threads: numbers, and the order in which a thread is read.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNumbers, numberOf, placeOf } from '../../shared/thread/numbering.ts';
import { inNumberedOrder, type Ordered } from '../../shared/thread/order.ts';

const seed = 20_261_124;

type Numbered = Ordered & { number: string };

/** A thread as a server would number it: each comment answers one before it, or the article. */
const threadArbitrary: fc.Arbitrary<Numbered[]> = fc
  .array(fc.option(fc.nat(), { nil: null }), { maxLength: 60 })
  .map((choices) => {
    const thread: Numbered[] = [];
    const replies = new Map<string | null, number>();
    for (const [index, choice] of choices.entries()) {
      const parent = choice === null ? undefined : thread[choice % Math.max(1, index)];
      const parentId = parent?.id ?? null;
      const ordinal = (replies.get(parentId) ?? 0) + 1;
      replies.set(parentId, ordinal);
      thread.push({
        id: `c${index}`,
        parentId,
        seq: index + 1,
        number: numberOf(parent?.number ?? null, ordinal),
      });
    }
    return thread;
  });

describe('[N1] numbers', () => {
  test('the first is 1, its replies 1.1, 1.2, theirs 1.1.1', () => {
    expect(numberOf(null, 1)).toBe('1');
    expect(numberOf('1', 2)).toBe('1.2');
    expect(numberOf('1.2', 10)).toBe('1.2.10');
  });

  test('are sorted as numbers: a parent first, 2.2 before 2.10, 9 before 10', () => {
    const sorted = ['1', '1.1', '2', '2.1', '2.1.1', '2.2', '2.10', '9', '10', '10.1'];
    expect([...sorted].reverse().sort(compareNumbers)).toEqual(sorted);
  });

  test('no two comments of a thread share one', () => {
    fc.assert(
      fc.property(threadArbitrary, (thread) => {
        expect(new Set(thread.map(({ number }) => number)).size).toBe(thread.length);
      }),
      { seed },
    );
  });
});

describe('places', () => {
  const anyNumber = fc
    .array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 6 })
    .map((levels) => levels.join('.'));

  test('are in the order of the numbers, and begin those of the replies alone', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        const [left, right] = [placeOf(a), placeOf(b)];
        const order = left < right ? -1 : left > right ? 1 : 0;
        expect(order).toBe(Math.sign(compareNumbers(a, b)));
        expect(right.startsWith(left)).toBe(b === a || b.startsWith(`${a}.`));
      }),
      {
        seed,
        examples: [
          ['9', '10'],
          ['2.1', '2.10'],
          ['1', '11'],
          ['1', '1.1'],
          ['2', '2.2.1'],
        ],
      },
    );
  });
});

describe('the reading order', () => {
  test('is the order of the numbers, from any order of arrival, with the right depths', () => {
    fc.assert(
      fc.property(
        threadArbitrary.chain((thread) =>
          fc.tuple(fc.constant(thread), fc.shuffledSubarray(thread, { minLength: thread.length })),
        ),
        ([thread, shuffled]) => {
          const placed = inNumberedOrder(shuffled);
          const expected = thread.map(({ number }) => number).sort(compareNumbers);
          expect(placed.map(({ comment }) => comment.number)).toEqual(expected);
          for (const { comment, depth, replyCount } of placed) {
            expect(depth).toBe(comment.number.split('.').length - 1);
            const below = thread.filter(({ number }) => number.startsWith(`${comment.number}.`));
            expect(replyCount).toBe(below.length);
          }
        },
      ),
      { seed },
    );
  });

  test('holds every comment once, whatever is missing', () => {
    fc.assert(
      fc.property(
        threadArbitrary.chain((thread) => fc.subarray(thread)),
        (some) => {
          const ids = inNumberedOrder(some).map(({ comment }) => comment.id);
          expect([...ids].sort()).toEqual(some.map(({ id }) => id).sort());
        },
      ),
      { seed },
    );
  });

  test('what waits to be sent stands after its sent siblings, in the order given', () => {
    const placed = inNumberedOrder([
      { id: 'w1', parentId: null, seq: null },
      { id: 'b', parentId: null, seq: 2 },
      { id: 'w2', parentId: null, seq: null },
      { id: 'r', parentId: 'w1', seq: null },
      { id: 'a', parentId: null, seq: 1 },
      { id: 'lost', parentId: 'gone', seq: 3 },
    ]);
    expect(placed.map(({ comment }) => comment.id)).toEqual(['a', 'b', 'lost', 'w1', 'r', 'w2']);
  });

  test('a thread of any depth is no recursion', () => {
    const deep = Array.from({ length: 20_000 }, (_, index) => ({
      id: `${index}`,
      parentId: index === 0 ? null : `${index - 1}`,
      seq: index + 1,
    }));
    expect(inNumberedOrder(deep).at(-1)).toMatchObject({ depth: 19_999, replyCount: 0 });
  });
});
