// The orders and folds of a thread, over any thread: nothing is lost, nothing moves under a reader, and
// what is asked for is never folded away.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lastShown, shownFrom, stepIn, stepOut, toggled } from '../../renderer/thread/branches.ts';
import {
  allFolded,
  deepFolds,
  noneFolded,
  openedTo,
  readBranches,
  readFolded,
} from '../../renderer/thread/folds.ts';
import { isNew } from '../../renderer/thread/news.ts';
import {
  DEEPEST_INDENT,
  rowsAbove,
  type Shape,
  type ThreadRow,
  threadRows,
} from '../../renderer/thread/rows.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { numberOf } from '../../shared/thread/numbering.ts';
import { rank, reactionsOf, threadOrders } from '../../shared/thread/orders.ts';

const seed = 20_261_127;
const newsAfter = 12;

type Draw = { parent: number | null; agree: number; mine: boolean };

/** As a server would number them, each answering one before it or the article. */
function threadOf(draws: readonly Draw[]): ThreadComment[] {
  const thread: ThreadComment[] = [];
  const replies = new Map<string | null, number>();
  for (const [at, { parent, agree, mine }] of draws.entries()) {
    // The latest are answered the most, which makes threads deep.
    const above = parent === null || at === 0 ? undefined : thread[at - 1 - (parent % at)];
    const parentId = above?.id ?? null;
    const ordinal = (replies.get(parentId) ?? 0) + 1;
    replies.set(parentId, ordinal);
    thread.push({
      id: `c${at}` as CommentId,
      articleId: 'article' as ArticleId,
      parentId,
      number: numberOf(above?.number ?? null, ordinal),
      seq: at + 1,
      author: { id: 'member' as MemberId, name: 'wet wool', role: 'member' },
      body: 'text',
      createdAt: '2026-11-12T09:41:00.000Z',
      editedAt: null,
      articleRevision: 1,
      state: 'visible',
      removal: null,
      reactions: agree > 0 ? { agree } : {},
      mine,
      mentionsYou: false,
      myReactions: [],
      delivery: { state: 'sent' },
      pending: null,
      ignored: false,
      held: null,
      answered: null,
      myReport: null,
    });
  }
  return thread;
}

const anyThread = fc
  .array(
    fc.record({
      parent: fc.option(fc.nat({ max: 8 }), { nil: null, freq: 6 }),
      agree: fc.nat({ max: 3 }),
      mine: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map(threadOf);
const anyOrder = fc.constantFrom(...threadOrders);

const news = (comment: ThreadComment) => isNew(comment, newsAfter);
const ids = (rows: readonly ThreadRow[]) => rows.map(({ comment }) => comment.id);
const shape = (more: Partial<Shape> = {}): Shape => ({
  ranking: null,
  isFolded: () => false,
  newsAfter,
  ...more,
});
const plainRows = (comments: ThreadComment[]) => threadRows(comments, true, shape());

describe('orders', () => {
  test('each holds every comment once, under what it answers, with its place among its siblings', () => {
    fc.assert(
      fc.property(anyThread, anyOrder, (comments, order) => {
        const ranking = rank(comments, order, news);
        const rows = threadRows(comments, true, shape({ ranking }));
        expect([...ids(rows)].sort()).toEqual(comments.map(({ id }) => id).sort());
        const groups = new Map<CommentId | null, ThreadRow[]>();
        for (const [at, row] of rows.entries()) {
          const parent = rows[row.parentAt];
          expect(parent?.comment.id ?? null).toBe(row.comment.parentId);
          expect(row.depth).toBe(parent === undefined ? 0 : parent.depth + 1);
          // A branch stands in one piece.
          if (parent !== undefined)
            expect(at - row.parentAt).toBeLessThanOrEqual(parent.replyCount);
          const { parentId } = row.comment;
          groups.set(parentId, [...(groups.get(parentId) ?? []), row]);
        }
        for (const group of groups.values()) {
          expect(group.map(({ position }) => position)).toEqual(group.map((_, at) => at + 1));
          for (const { siblings } of group) expect(siblings).toBe(group.length);
        }
      }),
      { seed },
    );
  });

  test('what arrives or is reacted to later moves nothing that is there', () => {
    fc.assert(
      fc.property(anyThread, anyOrder, fc.nat(), (comments, order, cut) => {
        const before = comments.slice(0, cut % (comments.length + 1));
        const ranking = rank(before, order, news);
        const shown = ids(threadRows(before, true, shape({ ranking })));
        const later = comments.map((each) => ({ ...each, reactions: { funny: 7 } }));
        const after = ids(threadRows(later, true, shape({ ranking })));
        const known = new Set(shown);
        expect(after.filter((id) => known.has(id))).toEqual(shown);
        expect(after).toHaveLength(comments.length);
      }),
      { seed },
    );
  });

  test('among siblings: the latest word first, the most reactions first, news first', () => {
    fc.assert(
      fc.property(anyThread, (comments) => {
        const top = (order: (typeof threadOrders)[number]) =>
          threadRows(comments, true, shape({ ranking: rank(comments, order, news) })).filter(
            ({ depth }) => depth === 0,
          );
        const numbered = plainRows(comments);
        const latest = ({ comment }: ThreadRow) => {
          const at = numbered.findIndex((row) => row.comment.id === comment.id);
          const count = numbered[at]?.replyCount ?? 0;
          const branch = numbered.slice(at, at + count + 1);
          return Math.max(...branch.map((row) => row.comment.seq ?? 0));
        };
        const falling = (values: number[]) => [...values].sort((a, b) => b - a);
        const newest = top('newest').map(latest);
        expect(newest).toEqual(falling(newest));
        const reacted = top('reacted').map(({ comment }) => reactionsOf(comment));
        expect(reacted).toEqual(falling(reacted));
        const held = top('news').map((row) => (row.newBelow > 0 || news(row.comment) ? 1 : 0));
        expect(held).toEqual(falling(held));
      }),
      { seed },
    );
  });

  test('what waits to be sent stands first where the newest does, and else last among the replies', () => {
    const comments = threadOf([
      { parent: null, agree: 2, mine: false },
      { parent: null, agree: 1, mine: false },
    ]);
    const waiting = { ...comments[0], id: 'w' as CommentId, number: null, seq: null };
    const all = [...comments, waiting as ThreadComment];
    const order = (name: 'newest' | 'reacted') =>
      ids(threadRows(all, true, shape({ ranking: rank(comments, name, news) })));
    expect(order('newest')).toEqual(['w', 'c1', 'c0']);
    expect(order('reacted')).toEqual(['c0', 'c1', 'w']);
  });
});

describe('folds', () => {
  const anyFolds = fc.array(fc.nat({ max: 60 })).map((some) => new Set(some.map((at) => `c${at}`)));

  test('what is counted under a fold is what it hides, and the rest is shown', () => {
    fc.assert(
      fc.property(anyThread, anyFolds, anyOrder, (comments, folds, order) => {
        const ranking = rank(comments, order, news);
        const rows = threadRows(
          comments,
          true,
          shape({ ranking, isFolded: (id) => folds.has(id) }),
        );
        for (const row of rows) {
          const above = [...rowsAbove(rows, row)];
          expect(row.hidden).toBe(above.some(({ folded }) => folded));
          const below = rows.filter((each) => [...rowsAbove(rows, each)].includes(row));
          expect(row.replyCount).toBe(below.length);
          expect(row.newBelow).toBe(below.filter(({ comment }) => news(comment)).length);
        }
        const outermost = rows.filter(({ folded, hidden }) => folded && !hidden);
        const counted = outermost.reduce((sum, row) => sum + row.replyCount, 0);
        expect(counted).toBe(rows.filter(({ hidden }) => hidden).length);
      }),
      { seed },
    );
  });

  test('the focused comment, and any that is asked for, is never folded away', () => {
    fc.assert(
      fc.property(anyThread, fc.nat(), (comments, draw) => {
        const asked = comments[draw % Math.max(1, comments.length)];
        if (asked === undefined) return;
        const rows = plainRows(comments);
        for (const choices of [
          allFolded(rows, [asked.id]),
          readFolded(rows, [asked.id]),
          openedTo(rows, [asked.id], allFolded(rows, [])),
        ]) {
          const isFolded = (id: CommentId) => choices.get(id) ?? true;
          const folded = threadRows(comments, true, shape({ isFolded }));
          expect(folded.find(({ comment }) => comment.id === asked.id)?.hidden).toBe(false);
        }
      }),
      { seed },
    );
  });

  test('all but what is new: each new comment is shown, and of the other branches a single reply', () => {
    fc.assert(
      fc.property(anyThread, (comments) => {
        const choices = readFolded(plainRows(comments), []);
        const rows = threadRows(
          comments,
          true,
          shape({ isFolded: (id) => choices.get(id) ?? false }),
        );
        for (const { comment, hidden, replyCount, newBelow, folded } of rows) {
          if (news(comment)) expect(hidden).toBe(false);
          expect(folded).toBe(replyCount > 1 && newBelow === 0);
        }
        const opened = noneFolded(rows);
        const isFolded = (id: CommentId) => opened.get(id) ?? true;
        expect(threadRows(comments, true, shape({ isFolded })).some((row) => row.hidden)).toBe(
          false,
        );
        expect(readBranches(rows).length).toBe(rows.filter(({ folded }) => folded).length);
      }),
      { seed },
    );
  });

  test('nothing that folds by itself hides a single reply, whatever was folded before', () => {
    fc.assert(
      fc.property(anyThread, anyFolds, anyFolds, (comments, folds, shown) => {
        const rows = plainRows(comments);
        const before = { folds: folds as Set<CommentId>, shown: shown as Set<CommentId> };
        const single = rows.filter(({ replyCount }) => replyCount === 1);
        const choices = readFolded(rows, []);
        for (const { comment } of single) {
          expect(deepFolds(rows, before).has(comment.id)).toBe(false);
          expect(readBranches(rows)).not.toContain(comment.id);
          expect(choices.get(comment.id)).toBe(false);
          // But all are folded when one asks for it.
          expect(allFolded(rows, []).get(comment.id)).toBe(true);
        }
      }),
      { seed },
    );
  });

  test('deep branches fold where indentation ends, unless they are short or were shown already', () => {
    const chain = (length: number) =>
      plainRows(threadOf(Array.from({ length }, () => ({ parent: 0, agree: 0, mine: false }))));
    const nothing = { shown: new Set<CommentId>(), folds: new Set<CommentId>() };
    const long = chain(20);
    const [first, second] = [`c${DEEPEST_INDENT}`, `c${2 * DEEPEST_INDENT}`] as CommentId[];
    expect([...deepFolds(long, nothing)]).toEqual([first, second]);
    // Two replies are shown; in a part of the thread nobody knows whether they are all.
    const short = chain(DEEPEST_INDENT + 3);
    expect([...deepFolds(short, nothing)]).toEqual([]);
    expect([...deepFolds(short, nothing, true)]).toEqual([first]);
    const shown = new Set(ids(long));
    expect([...deepFolds(long, { ...nothing, shown })]).toEqual([]);
    expect([...deepFolds(long, { shown, folds: new Set([second as CommentId]) })]).toEqual([
      second,
    ]);
    // Of a part it was folded; all of it is but one reply.
    const single = chain(DEEPEST_INDENT + 2);
    const asPart = deepFolds(single, nothing, true);
    expect([...asPart]).toEqual([first]);
    expect([...deepFolds(single, { ...nothing, folds: asPart })]).toEqual([]);
  });
});

describe('going along the branches', () => {
  test('every shown row is reached by the next, and no other', () => {
    fc.assert(
      fc.property(anyThread, fc.nat({ max: 7 }), (comments, draw) => {
        const isFolded = (id: CommentId) => Number(id.slice(1)) % 8 === draw;
        const rows = threadRows(comments, true, shape({ isFolded }));
        const shown = [...rows.keys()].filter((at) => rows[at]?.hidden === false);
        const reached: number[] = [];
        for (let at = -1, next = shownFrom(rows, at, 1); next !== at; ) {
          reached.push(next);
          at = next;
          next = shownFrom(rows, at, 1);
        }
        expect(reached).toEqual(shown);
        expect(lastShown(rows)).toBe(shown.at(-1) ?? rows.length);
      }),
      { seed },
    );
  });

  test('out of an open branch folds it, then leads up; into a folded one opens it, then leads down', () => {
    const comments = threadOf([
      { parent: null, agree: 0, mine: false },
      { parent: 0, agree: 0, mine: false },
    ]);
    const open = plainRows(comments);
    const folded = threadRows(comments, true, shape({ isFolded: () => true }));
    expect(stepOut(open, 0)).toEqual({ fold: open[0], folded: true });
    expect(stepOut(open, 1)).toEqual({ goTo: 0 });
    expect(stepOut(folded, 0)).toBeNull();
    expect(stepIn(folded, 0)).toEqual({ fold: folded[0], folded: false });
    expect(stepIn(open, 0)).toEqual({ goTo: 1 });
    expect(stepIn(open, 1)).toBeNull();
    // A comment without replies stands for the branch in which it is.
    expect(toggled(open, 1)).toEqual({ fold: open[0], folded: true });
    expect(toggled(folded, 0)).toEqual({ fold: folded[0], folded: false });
    expect(toggled([], 0)).toBeNull();
  });
});
