// The article that is open and its thread: read from the cache, asked for again when notices say so.
// Keeps what is new in this visit; never writes a comment.
import { create } from 'zustand';
import { currentRevision } from '../../shared/articles/revisions.ts';
import type {
  Article,
  CommunityId,
  EngineAnswer,
  ThreadComment,
} from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { isNew, newComments, newsLine, seenUpTo } from '../thread/news.ts';
import { arrivals, forgetArrivals, showLater } from './arrivals.ts';
import { catchUp, restInStorm } from './catching-up.ts';
import { findCommunity, onOtherReader, readCommunities } from './communities.ts';
import { ask } from './failures.ts';
import { useNavigation } from './navigation.ts';

export type OpenThread = {
  place: { communityId: CommunityId; articleId: ArticleId } | null;
  /** Undefined until it was read; null when it is not there. */
  article: Article | null | undefined;
  /** The revision that was read before this visit, or else the one that it began with. */
  readRevision: number | null;
  comments: ReadonlyMap<CommentId, ThreadComment>;
  /** Whether the thread was read at all. */
  loaded: boolean;
  /** False while only a part of what is cached of it is here: what one looks at first. */
  whole: boolean;
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
  readRevision: null,
  comments: new Map(),
  loaded: false,
  whole: false,
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
  if (article === null) useThread.setState({ article });
  else {
    const before = useThread.getState().readRevision ?? article.seenRevision;
    useThread.setState({ article, readRevision: before ?? currentRevision(article) });
    leaveSeenElsewhere(article.seenSeq);
  }
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

const byId = (comments: readonly ThreadComment[]) =>
  new Map(comments.map((comment) => [comment.id, comment]));

/**
 * A long thread shows first what stands where one looks. News are told when all is here: until then
 * nobody knows how many there are.
 */
async function readThread(place: NonNullable<OpenThread['place']>): Promise<void> {
  const at = useNavigation.getState().commentId;
  const thread = await ask(engine()['thread.open']({ ...place, at }));
  if (!thread || !isOpen(place)) return;
  if (!useThread.getState().loaded) await learnStanding(place.communityId);
  if (!isOpen(place)) return;
  const { article, loaded, newsAfter: known } = useThread.getState();
  const newsAfter = known ?? newsLine(thread, article ?? null);
  const { complete } = thread;
  // Read again, nothing of what is shown goes before all is here.
  if (!thread.whole && !loaded) {
    useThread.setState({ comments: byId(thread.comments), newsAfter, loaded: true, complete });
  }
  // Where the engine ended in between, the one that takes its place is asked for all of it.
  const comments = thread.whole
    ? thread.comments
    : ((await readRest(place)) ?? (isOpen(place) ? await readRest(place) : undefined));
  if (!comments || !isOpen(place)) return;
  // What came before is among them as it is now.
  forgetArrivals();
  useThread.setState({
    ...withNews(byId(comments), newsAfter),
    loaded: true,
    whole: true,
    complete,
  });
  tellSeen();
}

/**
 * The engine hands out text once it knows the account's standing, or cannot know it. Asked before the text
 * is drawn: who was muted meanwhile sees no place to write in beside it, not for a frame.
 */
async function learnStanding(communityId: CommunityId): Promise<void> {
  if (findCommunity(communityId)?.line.state !== 'online') await readCommunities();
}

/** Every comment of the thread; a page at a time, so that keys and the wheel are heard in between. */
async function readRest(
  place: NonNullable<OpenThread['place']>,
): Promise<ThreadComment[] | undefined> {
  const comments: ThreadComment[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const page: EngineAnswer<'thread.rest'> | undefined = await ask(
      engine()['thread.rest']({ ...place, after }),
    );
    if (!page || !isOpen(place)) return undefined;
    comments.push(...page.comments);
    after = page.next;
  }
  return comments;
}

async function readComments(
  place: NonNullable<OpenThread['place']>,
  ids: CommentId[],
): Promise<void> {
  // The bridge takes 2,000 ids at a time.
  for (let start = 0; start < ids.length; start += 2_000) {
    const part = ids.slice(start, start + 2_000);
    const found = await ask(engine()['thread.comments']({ ...place, ids: part }));
    if (!found || !isOpen(place)) return;
    const { comments } = useThread.getState();
    const foundById = byId(found);
    showLater(
      part.map((id) => ({ id, comment: foundById.get(id) ?? null })),
      comments,
      showArrivals,
    );
  }
}

function showArrivals(): void {
  const { comments, unseen, whole, newsAfter } = useThread.getState();
  const merged = new Map(comments);
  const news = new Set(unseen);
  for (const [id, comment] of arrivals()) {
    if (comment === null) merged.delete(id);
    else merged.set(id, comment);
    const isNews = whole && comment !== null && isNew(comment, newsAfter) && !seenIds.has(id);
    if (isNews) news.add(id);
    else news.delete(id);
  }
  forgetArrivals();
  useThread.setState({ comments: merged, unseen: news });
  tellSeen();
}

/** A storm tells of its article with each comment. */
const ARTICLE_REST_MS = 300;
/** Its comments are not shown one by one, and need not be asked for so. */
const STORM_REST_MS = 100;

type Change = { articleId: ArticleId; ids: CommentId[] | null };
const isAll = ({ ids }: Change) => ids === null;

/** Reads again what a notice named of the open thread; null stands for all of it. */
export const refreshThread: (change: Change) => void = catchUp<Change>(
  async (changes) => {
    const { place } = useThread.getState();
    if (!place) return;
    const here = changes.filter((change) => change.articleId === place.articleId);
    if (here.length === 0) return;
    if (here.some(isAll)) return readThread(place);
    await readComments(place, [...new Set(here.flatMap((change) => change.ids ?? []))]);
  },
  restInStorm(STORM_REST_MS),
  isAll,
);

/** Reads the open article again. */
export const refreshArticle: (change: null) => void = catchUp<null>(async () => {
  const { place } = useThread.getState();
  if (place) await readArticle(place);
}, ARTICLE_REST_MS);

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
  forgetArrivals();
  useThread.setState(closed);
}

// What was new, seen and opened, was so for the account before.
onOtherReader((ids) => {
  const { place } = useThread.getState();
  if (place === null || !ids.has(place.communityId)) return;
  closeThread();
  // One that was left is followed by another, or by none.
  if (findCommunity(place.communityId) !== null)
    void openThread(place.communityId, place.articleId);
});

function tellSeen(): void {
  const { place, comments, unseen, newsAfter, whole, complete } = useThread.getState();
  if (!place || newsAfter === null || !whole || !complete) return;
  const seq = seenUpTo(comments, unseen, toldSeq);
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
