// The article that is open and its thread: read from the cache, asked for again when notices say so.
// Keeps what is new in this visit; never writes a comment.
import { create } from 'zustand';
import type { Article, CommunityId, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { newComments, newsLine, seenUpTo } from '../thread/news.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';

export type OpenThread = {
  place: { communityId: CommunityId; articleId: ArticleId } | null;
  /** Undefined until it was read; null when it is not there. */
  article: Article | null | undefined;
  comments: ReadonlyMap<CommentId, ThreadComment>;
  /** Whether the thread was read at all. */
  loaded: boolean;
  /** False while the first pages are still coming. */
  complete: boolean;
  /** Comments of others above this `seq` are this visit's news; null until the thread was read. */
  newsAfter: number | null;
  /** News that was not yet on the screen. */
  unseen: ReadonlySet<CommentId>;
  /** Comments of ignored members that were opened all the same. */
  unfolded: ReadonlySet<CommentId>;
};

const closed: OpenThread = {
  place: null,
  article: undefined,
  comments: new Map(),
  loaded: false,
  complete: false,
  newsAfter: null,
  unseen: new Set(),
  unfolded: new Set(),
};

export const useThread = create<OpenThread>(() => closed);

// News that was on the screen in this visit, so that an edit does not make it new again.
let seenIds = new Set<CommentId>();
let toldSeq = 0;

function isOpen(place: OpenThread['place']): boolean {
  return useThread.getState().place === place;
}

async function readArticle(place: NonNullable<OpenThread['place']>): Promise<void> {
  const article = await ask(engine()['article.read'](place));
  if (article === undefined || !isOpen(place)) return;
  useThread.setState({ article });
  if (article !== null) leaveSeenElsewhere(article.seenSeq);
  // An article that is still on its way out has no thread to follow.
  const followed = useThread.getState().loaded || article?.delivery.state !== 'sent';
  if (!followed) refreshThread({ articleId: place.articleId, ids: null });
}

/** What was read on another device meanwhile is no news here. */
function leaveSeenElsewhere(seenSeq: number): void {
  const { comments, unseen } = useThread.getState();
  const elsewhere = [...unseen].filter((id) => (comments.get(id)?.seq ?? Infinity) <= seenSeq);
  if (elsewhere.length > 0) seeComments(elsewhere);
}

function withNews(comments: ReadonlyMap<CommentId, ThreadComment>, newsAfter: number | null) {
  const unseen = new Set(
    newComments(comments.values(), newsAfter).filter((id) => !seenIds.has(id)),
  );
  return { comments, newsAfter, unseen };
}

async function readThread(place: NonNullable<OpenThread['place']>): Promise<void> {
  const thread = await ask(engine()['thread.open'](place));
  if (!thread || !isOpen(place)) return;
  const comments = new Map(thread.comments.map((comment) => [comment.id, comment]));
  const newsAfter =
    useThread.getState().newsAfter ?? newsLine(thread, useThread.getState().article ?? null);
  useThread.setState({
    ...withNews(comments, newsAfter),
    loaded: true,
    complete: thread.complete,
  });
  tellSeen();
}

async function readComments(
  place: NonNullable<OpenThread['place']>,
  ids: CommentId[],
): Promise<void> {
  // The bridge takes 2,000 ids at a time.
  const merged = new Map(useThread.getState().comments);
  for (let start = 0; start < ids.length; start += 2_000) {
    const part = ids.slice(start, start + 2_000);
    const found = await ask(engine()['thread.comments']({ ...place, ids: part }));
    if (!found || !isOpen(place)) return;
    for (const id of part) if (!found.some((comment) => comment.id === id)) merged.delete(id);
    for (const comment of found) merged.set(comment.id, comment);
  }
  useThread.setState(withNews(merged, useThread.getState().newsAfter));
  tellSeen();
}

type Change = { articleId: ArticleId; ids: CommentId[] | null };

/** Reads again what a notice named of the open thread; null stands for all of it. */
export const refreshThread: (change: Change) => void = catchUp<Change>(async (changes) => {
  const { place } = useThread.getState();
  if (!place) return;
  const here = changes.filter((change) => change.articleId === place.articleId);
  if (here.length === 0) return;
  if (here.some((change) => change.ids === null)) return readThread(place);
  await readComments(place, [...new Set(here.flatMap((change) => change.ids ?? []))]);
});

/** Reads the open article again. */
export const refreshArticle: (change: null) => void = catchUp<null>(async () => {
  const { place } = useThread.getState();
  if (place) await readArticle(place);
});

export async function openThread(communityId: CommunityId, articleId: ArticleId): Promise<void> {
  const open = useThread.getState().place;
  if (open?.communityId === communityId && open.articleId === articleId) return;
  closeThread();
  const place = { communityId, articleId };
  useThread.setState({ ...closed, place });
  await readArticle(place);
}

export function closeThread(): void {
  seenIds = new Set();
  toldSeq = 0;
  useThread.setState(closed);
}

function tellSeen(): void {
  const { place, comments, unseen, newsAfter, complete } = useThread.getState();
  if (!place || newsAfter === null || !complete) return;
  const seq = seenUpTo(comments, unseen);
  if (seq <= toldSeq) return;
  toldSeq = seq;
  void ask(engine()['thread.seen']({ ...place, seq }));
}

/** These comments are on the screen, in a window that is looked at. */
export function seeComments(ids: Iterable<CommentId>): void {
  const { unseen } = useThread.getState();
  const left = new Set(unseen);
  for (const id of ids) if (left.delete(id)) seenIds.add(id);
  if (left.size === unseen.size) return;
  useThread.setState({ unseen: left });
  tellSeen();
}

/** Opens the comment of somebody whom this account ignores, for as long as the thread is open. */
export function showIgnoredComment(id: CommentId): void {
  useThread.setState({ unfolded: new Set(useThread.getState().unfolded).add(id) });
}
