// How the open thread is laid out as it arrives, is left and comes back: its order and its folds, and the
// map drawn of it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useNavigation } from '../../renderer/state/navigation.ts';
import { closeThread, useThread } from '../../renderer/state/thread.ts';
import {
  chooseOrder,
  foldAllRead,
  foldBranch,
  isBeingOrdered,
  openWayTo,
  shapeOf,
  useThreadShape,
} from '../../renderer/state/thread-shape.ts';
import { mapMarks } from '../../renderer/thread/map-marks.ts';
import { type ThreadRow, threadRows } from '../../renderer/thread/rows.ts';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import { articleId, commentId } from './fake-streams.ts';

const community = communityIdSchema.parse('talk');

/** Each answers the one before it, or another. */
function comment(seq: number, parent: number | null, more: Partial<ThreadComment> = {}) {
  return {
    id: commentId(seq),
    articleId: articleId(1),
    parentId: parent === null ? null : commentId(parent),
    number: String(seq),
    seq,
    body: 'text',
    reactions: {},
    mine: false,
    ignored: false,
    ...more,
  } as ThreadComment;
}
const chain = (length: number) =>
  Array.from({ length }, (_, at) => comment(at + 1, at === 0 ? null : at));
const byId = (comments: ThreadComment[]) => new Map(comments.map((each) => [each.id, each]));

function openThread(article = 1): void {
  useThread.setState({
    place: { communityId: community, articleId: articleId(article) },
    comments: new Map(),
    loaded: false,
    whole: false,
    complete: false,
    newsAfter: null,
  });
}
function come(comments: ThreadComment[], whole = true, newsAfter = 0): void {
  useThread.setState({ comments: byId(comments), loaded: true, whole, complete: whole, newsAfter });
}
function rows(): ThreadRow[] {
  const { comments, newsAfter, whole } = useThread.getState();
  const shape = shapeOf(useThreadShape.getState(), newsAfter);
  return threadRows([...comments.values()], whole, shape);
}
const folded = () => rows().flatMap((row) => (row.folded ? [row.comment.seq] : []));
const shown = () => rows().flatMap((row) => (row.hidden ? [] : [row.comment.seq]));

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});
afterEach(() => {
  closeThread();
  useNavigation.setState({ commentId: null });
  vi.unstubAllGlobals();
});

test('a deep branch stands folded from the first, and a reply in it is counted and opens nothing', () => {
  openThread();
  come(chain(9), false);
  expect(folded()).toEqual([7]);
  come(chain(12));
  expect(folded()).toEqual([7]);
  const before = shown();
  come([...chain(12), comment(13, 12)], true, 12);
  expect(shown()).toEqual(before);
  expect(rows().find(({ folded: stands }) => stands)).toMatchObject({
    replyCount: 6,
    newBelow: 1,
  });
});

test('what one may be reading folds of itself never, however deep the thread grows under it', () => {
  openThread();
  come(chain(9));
  expect(folded()).toEqual([]);
  useThread.setState({ complete: false });
  come(chain(16));
  expect(shown()).toHaveLength(12 + 1);
  expect(folded()).toEqual([13]);
});

test('an order is made of the whole thread, and until that is here one is told so', () => {
  openThread();
  come(chain(3), false);
  expect(isBeingOrdered(useThreadShape.getState())).toBe(false);
  come(chain(3));
  chooseOrder('newest');
  expect(isBeingOrdered(useThreadShape.getState())).toBe(false);
  openThread(2);
  come(chain(3), false);
  expect(isBeingOrdered(useThreadShape.getState())).toBe(true);
  come(chain(3));
  expect(isBeingOrdered(useThreadShape.getState())).toBe(false);
});

test('the way to a comment that is asked for is open from the first', () => {
  useNavigation.setState({ commentId: commentId(12) });
  openThread();
  come(chain(12));
  expect(folded()).toEqual([]);
  foldBranch(commentId(1), true);
  expect(shown()).toEqual([1]);
  openWayTo(rows(), commentId(3));
  expect(shown()).toEqual(chain(12).map(({ seq }) => seq));
});

test('what one has folded stays so while one reads elsewhere, and nothing of it is folded there', () => {
  openThread();
  come(chain(5));
  foldBranch(commentId(2), true);
  openThread(2);
  come(chain(5));
  expect(folded()).toEqual([]);
  closeThread();
  openThread();
  come(chain(5));
  expect(folded()).toEqual([2]);
});

test('an order is kept for the community, holds while one reads, and is taken anew when asked for', () => {
  const liked = (seq: number, agree: number) => comment(seq, null, { reactions: { agree } });
  openThread(3);
  come([liked(1, 1), liked(2, 5), liked(3, 3)]);
  chooseOrder('reacted');
  expect(shown()).toEqual([2, 3, 1]);
  come([liked(1, 9), liked(2, 5), liked(3, 3), liked(4, 7)]);
  expect(shown()).toEqual([2, 3, 1, 4]);
  chooseOrder('reacted');
  expect(shown()).toEqual([1, 4, 2, 3]);
  closeThread();
  openThread(4);
  come([liked(1, 1), liked(2, 5)]);
  expect(shown()).toEqual([2, 1]);
});

test('new to me: what holds news stands first and open, all else after it and folded', () => {
  openThread(5);
  const comments = [
    comment(1, null),
    comment(2, 1),
    comment(3, 1),
    comment(4, null),
    comment(5, 4),
    comment(6, 5),
    comment(7, 4),
    comment(8, 7),
  ];
  come(comments, true, 5);
  chooseOrder('news');
  expect(shown()).toEqual([4, 5, 6, 7, 8, 1]);
  come([...comments.slice(0, 6), comment(7, 4)], true, 6);
  chooseOrder('news');
  // A single reply is not worth a fold.
  expect(shown()).toEqual([4, 7, 5, 6, 1]);
  foldAllRead(rows(), commentId(2));
  expect(shown()).toEqual([4, 7, 5, 6, 1, 2, 3]);
});

test('a damaged store is none', () => {
  localStorage.setItem('parley.orders', '{"talk":"sideways"');
  openThread(6);
  expect(useThreadShape.getState().order).toBe('numbered');
  localStorage.setItem('parley.orders', '{"talk":"sideways"}');
  closeThread();
  openThread(6);
  expect(useThreadShape.getState().order).toBe('numbered');
});

test('the map tells where it is busy, what is new and what is one’s own, folded or not', () => {
  const comments = Array.from({ length: 100 }, (_, at) => comment(at + 1, at > 50 ? 41 : null));
  const own = comments.map((each) => ({ ...each, mine: each.seq === 1 }));
  const all = threadRows(own, true);
  const marks = mapMarks(all, 10, 99);
  expect(marks.own).toEqual([0]);
  // The one that is answered the most is the forty-first.
  expect(marks.activity[4]).toBe(1);
  expect(Math.max(...marks.activity)).toBe(1);
  expect(marks.activity[0]).toBeLessThan(0.8);
  // The last of its replies, with ten comments after them.
  expect(marks.news).toEqual([8]);
  const isFolded = () => true;
  const one = mapMarks(threadRows(own, true, { ranking: null, isFolded, newsAfter: 99 }), 51, 99);
  expect(one.news).toEqual([40]);
  expect(mapMarks([], 10, null)).toEqual({ activity: new Array(10).fill(0), news: [], own: [] });
});
