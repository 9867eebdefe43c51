// How the open thread is laid out for its reader: in which order, and what of it is folded. The order is
// remembered on this device for each community, what one folds until the app is closed. An order holds
// while one reads; it is taken anew when one asks for it.
import { create } from 'zustand';
import type { CommunityId, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { type Ranking, rank, type ThreadOrder, threadOrders } from '../../shared/thread/orders.ts';
import {
  allFolded,
  type Choices,
  deepFolds,
  noneFolded,
  openedTo,
  readBranches,
  readFolded,
} from '../thread/folds.ts';
import { isNew } from '../thread/news.ts';
import { type Shape, type ThreadRow, threadRows } from '../thread/rows.ts';
import { useNavigation } from './navigation.ts';
import { type OpenThread, useThread } from './thread.ts';
import { useWriting } from './writing.ts';

export type ThreadShape = {
  order: ThreadOrder;
  ranking: Ranking | null;
  /** What stands folded of itself. */
  folds: ReadonlySet<CommentId>;
  /** What the reader has folded or opened, which counts more. */
  choices: Choices;
};

const STORED_AS = 'parley.orders';
const unfolded: Pick<ThreadShape, 'folds' | 'choices'> = { folds: new Set(), choices: new Map() };

export const useThreadShape = create<ThreadShape>(() => ({
  order: 'numbered',
  ranking: null,
  ...unfolded,
}));

const choicesOf = new Map<string, Choices>();

function keyOf({ communityId, articleId }: NonNullable<OpenThread['place']>): string {
  return `${communityId}/${articleId}`;
}

function storedOrders(): Record<string, unknown> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}');
    return typeof stored === 'object' && stored !== null ? { ...stored } : {};
  } catch {
    // Damaged from outside: as good as never stored.
    return {};
  }
}

function storedOrder(communityId: CommunityId): ThreadOrder {
  const stored = storedOrders()[communityId];
  return threadOrders.find((order) => order === stored) ?? 'numbered';
}

/** Of a part of the thread nobody knows what would come first. */
export function isBeingOrdered({
  order,
  ranking,
}: Pick<ThreadShape, 'order' | 'ranking'>): boolean {
  return order !== 'numbered' && ranking === null;
}

export function shapeOf(
  { ranking, folds, choices }: Pick<ThreadShape, 'ranking' | 'folds' | 'choices'>,
  newsAfter: number | null,
): Shape {
  return { ranking, newsAfter, isFolded: (id) => choices.get(id) ?? folds.has(id) };
}

function numberedRows(thread: OpenThread): ThreadRow[] {
  const { comments, whole, newsAfter } = thread;
  return threadRows([...comments.values()], whole, {
    ranking: null,
    isFolded: () => false,
    newsAfter,
  });
}

function shownIn(thread: OpenThread): Set<CommentId> {
  const shape = shapeOf(useThreadShape.getState(), thread.newsAfter);
  const rows = threadRows([...thread.comments.values()], thread.whole, shape);
  return new Set(rows.filter(({ hidden }) => !hidden).map(({ comment }) => comment.id));
}

/** Takes the order, and folds what stands folded of itself; `shown` was there already. */
function layOut(thread: OpenThread, order: ThreadOrder, shown: ReadonlySet<CommentId>): void {
  const rows = numberedRows(thread);
  const { newsAfter } = thread;
  const news = (comment: ThreadComment) => isNew(comment, newsAfter);
  const ranking = thread.whole ? rank([...thread.comments.values()], order, news) : null;
  const { choices, folds: before } = useThreadShape.getState();
  const deep = deepFolds(rows, { shown, folds: before }, !thread.whole);
  // In the order of the news what holds them is open, however deep.
  const folds = order === 'news' ? new Set(readBranches(rows)) : deep;
  const { commentId } = useNavigation.getState();
  const asked = kept(commentId);
  useThreadShape.setState({ order, ranking, folds, choices: openedTo(rows, asked, choices) });
}

useThread.subscribe((thread, before) => {
  const { place } = thread;
  if (place !== before.place) {
    if (place === null) return;
    const choices = choicesOf.get(keyOf(place)) ?? unfolded.choices;
    const order = storedOrder(place.communityId);
    useThreadShape.setState({ order, ranking: null, ...unfolded, choices });
    return;
  }
  const further =
    thread.loaded !== before.loaded ||
    thread.whole !== before.whole ||
    thread.complete !== before.complete;
  if (!thread.loaded || !further) return;
  const shown = before.loaded ? shownIn(before) : new Set<CommentId>();
  layOut(thread, useThreadShape.getState().order, shown);
});

/** Asked for again, the same order is taken anew. */
export function chooseOrder(order: ThreadOrder): void {
  const thread = useThread.getState();
  const { place } = thread;
  if (place === null) return;
  const stored = { ...storedOrders(), [place.communityId]: order };
  localStorage.setItem(STORED_AS, JSON.stringify(stored));
  // What one has folded stays so; what one has opened stands in its new place as it would at first.
  choose(new Map([...useThreadShape.getState().choices].filter(([, folded]) => folded)));
  useThreadShape.setState({ folds: unfolded.folds });
  layOut(thread, order, new Set());
}

function choose(choices: Choices): void {
  const { place } = useThread.getState();
  if (place !== null) choicesOf.set(keyOf(place), choices);
  useThreadShape.setState({ choices });
}

export function foldBranch(id: CommentId, folded: boolean): void {
  choose(new Map(useThreadShape.getState().choices).set(id, folded));
}

/** Opens the way to a comment that is folded away. */
export function openWayTo(rows: readonly ThreadRow[], id: CommentId): void {
  choose(openedTo(rows, [id], useThreadShape.getState().choices));
}

/** What is being written, and the comment that has the focus, stay in sight. */
function kept(focused: CommentId | null): CommentId[] {
  const { replyingTo, editing } = useWriting.getState();
  return [focused, replyingTo, editing].filter((id) => id !== null);
}

export function foldAll(rows: readonly ThreadRow[], focused: CommentId | null): void {
  choose(allFolded(rows, kept(focused)));
}

export function foldAllRead(rows: readonly ThreadRow[], focused: CommentId | null): void {
  choose(readFolded(rows, kept(focused)));
}

export function unfoldAll(rows: readonly ThreadRow[]): void {
  choose(noneFolded(rows));
}
