// A long thread in parts: what fills a window is what stands there in the whole thread, what waits
// included, and the pages together are all of it.
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { putComment } from '../../main/engine/cache/comments.ts';
import { type Cache, openCache } from '../../main/engine/cache/database.ts';
import { addEntry } from '../../main/engine/outbox/entries.ts';
import { threadComments } from '../../main/engine/views/thread-view.ts';
import { threadPage, threadWindow } from '../../main/engine/views/thread-window.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { numberOf } from '../../shared/thread/numbering.ts';
import { inNumberedOrder } from '../../shared/thread/order.ts';
import { memberRow } from './fake-replica.ts';
import { articleId, commentId, fakeComment, memberId } from './fake-streams.ts';

let db: Cache;
afterEach(() => db.close());

const seed = 20_261_127;
const article = articleId(0);
const viewer = {
  member: memberRow({ id: memberId(9), name: 'Eve', role: 'member' }),
  isSending: () => false,
};
const waitingId = (index: number) => commentId(900_000 + index);

/** What each comment answers: an index among those before it, or the article. */
type Tree = { answers: (number | null)[]; waiting: (number | null)[] };

function fill({ answers, waiting }: Tree): CommentId[] {
  db = openCache(':memory:').db;
  const ids: CommentId[] = [];
  const numbers: string[] = [];
  const replies = new Map<number | null, number>();
  db.transaction(() => {
    for (const [index, answered] of answers.entries()) {
      const row = fakeComment(threadStream(article), index, `text ${index}`);
      const parent = answered === null || index === 0 ? null : answered % index;
      const ordinal = (replies.get(parent) ?? 0) + 1;
      replies.set(parent, ordinal);
      const number = numberOf(parent === null ? null : (numbers[parent] ?? ''), ordinal);
      const parentId = parent === null ? null : (ids[parent] ?? null);
      putComment(db, { ...row, rev: index + 1, number, parentId });
      ids.push(row.id);
      numbers.push(number);
    }
  })();
  for (const [index, answered] of waiting.entries()) {
    const known = [...ids, ...waiting.slice(0, index).map((_, at) => waitingId(at))];
    const parentId = answered === null ? null : (known[answered % known.length] ?? null);
    const request = { id: waitingId(index), articleId: article, parentId, body: 'waits' };
    addEntry(db, article, { kind: 'comment.post', request }, index + 1);
  }
  return ids;
}

const anyTree = (length: { minLength: number; maxLength: number }): fc.Arbitrary<Tree> =>
  fc.record({
    // Some near and some far, so that there are both deep chains and broad ones.
    answers: fc.array(fc.option(fc.nat(), { nil: null, freq: 4 }), length),
    waiting: fc.array(fc.option(fc.nat(), { nil: null, freq: 3 }), { maxLength: 6 }),
  });

const byId = (comments: ThreadComment[]) => new Map(comments.map((each) => [each.id, each]));

function ancestors(of: ThreadComment, all: ReadonlyMap<CommentId, ThreadComment>): CommentId[] {
  const found: CommentId[] = [];
  for (let id = of.parentId; id !== null; id = all.get(id)?.parentId ?? null) found.unshift(id);
  return found;
}

/** Fails where the window is no slice of the whole order below what its first comment answers. */
function expectSlice(window: ThreadComment[]): CommentId[] {
  const whole = threadComments(db, article, viewer);
  const all = byId(whole);
  for (const comment of window) expect(comment).toEqual(all.get(comment.id));
  const order = inNumberedOrder(whole);
  const shown = inNumberedOrder(window);
  const depths = new Map(order.map(({ comment, depth }) => [comment.id, depth]));
  for (const { comment, depth } of shown) expect(depth).toBe(depths.get(comment.id));
  const ids = shown.map(({ comment }) => comment.id);
  const end = order.findIndex(({ comment }) => comment.id === ids.at(-1)) + 1;
  let begin = 0;
  while (ids.at(-1 - begin) === order[end - 1 - begin]?.comment.id && begin < ids.length)
    begin += 1;
  const slice = ids.slice(ids.length - begin);
  const above = ids.slice(0, ids.length - begin);
  const first = all.get(slice[0] as CommentId);
  if (first === undefined) throw new Error('an empty window');
  expect(above).toEqual(ancestors(first, all).filter((id) => !slice.includes(id)));
  return slice;
}

describe('a window', () => {
  test('is a slice of the whole order, at the beginning and at any comment', () => {
    fc.assert(
      fc.property(anyTree({ minLength: 101, maxLength: 260 }), fc.nat(), (tree, draw) => {
        const ids = fill(tree);
        const first = threadWindow(db, article, viewer, null);
        expect(first.whole).toBe(false);
        const [top] = inNumberedOrder(threadComments(db, article, viewer));
        expect(expectSlice(first.comments)[0]).toBe(top?.comment.id);

        const at = ids[draw % ids.length] ?? null;
        const sought = threadWindow(db, article, viewer, at);
        const slice = expectSlice(sought.comments);
        expect(slice).toContain(at);
        expect(slice.length).toBeGreaterThan(30);
        db.close();
      }),
      { seed, numRuns: 60 },
    );
    fill({ answers: [], waiting: [] });
  });

  test('of a short thread is the whole of it', () => {
    fc.assert(
      fc.property(anyTree({ minLength: 0, maxLength: 100 }), (tree) => {
        fill(tree);
        const { comments, whole } = threadWindow(db, article, viewer, null);
        expect(whole).toBe(true);
        expect(inNumberedOrder(comments)).toEqual(
          inNumberedOrder(threadComments(db, article, viewer)),
        );
        db.close();
      }),
      { seed, numRuns: 40 },
    );
    fill({ answers: [], waiting: [] });
  });

  test('at a comment that is not there is the one at the beginning', () => {
    fill({ answers: Array.from({ length: 150 }, () => null), waiting: [] });
    expect(threadWindow(db, article, viewer, commentId(777_777))).toEqual(
      threadWindow(db, article, viewer, null),
    );
  });

  test('holds a waiting reply only where it will stand', () => {
    // 1, 1.1 to 1.150, then 2: what answers 1 stands below 1.150, out of the window.
    const answers = [null, ...Array.from({ length: 150 }, () => 0), null];
    fill({ answers, waiting: [0, 5, null] });
    const waits = (comments: ThreadComment[]) =>
      comments.filter(({ number }) => number === null).map(({ id }) => id);
    expect(waits(threadWindow(db, article, viewer, null).comments)).toEqual([waitingId(1)]);
    const last = threadWindow(db, article, viewer, commentId(151)).comments;
    expect(waits(last)).toEqual([waitingId(0), waitingId(2)]);
  });
});

test('the pages together are the whole thread, each comment once', () => {
  const answers = Array.from({ length: 4_500 }, (_, at) => (at % 3 === 0 ? null : at - 1));
  fill({ answers, waiting: [4_000, null] });
  const pages: ThreadComment[][] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page = threadPage(db, article, viewer, after);
    pages.push(page.comments);
    after = page.next;
  }
  expect(pages.map(({ length }) => length)).toEqual([2_002, 2_000, 500]);
  const sorted = (comments: ThreadComment[]) =>
    comments.sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || (a.id < b.id ? -1 : 1));
  expect(sorted(pages.flat())).toEqual(sorted(threadComments(db, article, viewer)));
});
