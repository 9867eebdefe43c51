// Where one is: which community, which screen, which article. The window remembers it (see standing.ts),
// so that it opens where it was left.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ThreadPlace } from '../../shared/bridge/view-place.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import { keepLastArticle, lastArticleOf } from './last-articles.ts';

/** `connect` asks for an address, `account` to sign in; `writing` is the article form. */
export type Screen =
  | 'reading'
  | 'connect'
  | 'account'
  | 'desk'
  | 'publicLog'
  | 'search'
  | 'storage'
  | 'catchUp'
  | 'settings';

export type Navigation = {
  communityId: CommunityId | null;
  screen: Screen;
  articleId: ArticleId | null;
  writing: 'publication' | 'correction' | null;
  /** The comment to go to once its thread is there. */
  commentId: CommentId | null;
  /** Whether to go to the article's headline once it is there. */
  atHeadline: boolean;
  /** To go to the first new comment once its thread is there. */
  firstNew: boolean;
  /** Where in the thread to be again, once it is there; null when nowhere in particular. */
  returningTo: ThreadPlace | null;
  /** Came with the link one followed; fills the field when registering. */
  invite: string;
  /** Came with a link into a community that is not joined; fills the field that asks for one. */
  address: string;
  /** A community that was just found, of which nothing was read yet. */
  arriving: CommunityId | null;
};

export const useNavigation = create<Navigation>(() => ({
  communityId: null,
  screen: 'reading',
  articleId: null,
  writing: null,
  commentId: null,
  atHeadline: false,
  firstNew: false,
  returningTo: null,
  invite: '',
  address: '',
  arriving: null,
}));

/** Nothing is looked for in the article that one goes to, and none is being written. */
const nothingSought = {
  writing: null,
  commentId: null,
  atHeadline: false,
  firstNew: false,
  returningTo: null,
} as const satisfies Partial<Navigation>;

/** Shows again what was shown once. */
export function showAgain(
  where: Pick<Navigation, 'communityId' | 'screen' | 'articleId' | 'writing'>,
  returningTo: ThreadPlace | null,
): void {
  const { communityId, articleId } = where;
  if (communityId && articleId) keepLastArticle(communityId, articleId);
  const commentId = returningTo?.commentId ?? null;
  useNavigation.setState({ ...nothingSought, ...where, commentId, returningTo });
}

/** The comment of that place is gone: to another that stood near it, or to none. */
export function returnBeside(commentId: CommentId | null): void {
  const { returningTo } = useNavigation.getState();
  if (returningTo === null) return;
  useNavigation.setState({ commentId, returningTo: { ...returningTo, commentId } });
}

/** The place that was asked for is reached. */
export function haveReturned(): void {
  useNavigation.setState({ returningTo: null });
}

export function goToCommunity(communityId: CommunityId): void {
  useNavigation.setState({
    ...nothingSought,
    communityId,
    articleId: lastArticleOf(communityId),
    screen: 'reading',
    invite: '',
    arriving: null,
  });
}

/** The community that was shown is left for good: to another one, or to none. */
export function goOnFrom(next: CommunityId | null, screen: Screen): void {
  useNavigation.setState({
    ...nothingSought,
    communityId: next,
    articleId: null,
    screen,
    invite: '',
    arriving: null,
  });
}

/** What is looked for in an article besides. */
type Sought = Partial<Pick<Navigation, 'commentId' | 'atHeadline' | 'firstNew'>>;

export function goToArticle(articleId: ArticleId | null, sought: Sought = {}): void {
  const { communityId } = useNavigation.getState();
  if (communityId && articleId) keepLastArticle(communityId, articleId);
  useNavigation.setState({ ...nothingSought, articleId, screen: 'reading', ...sought });
}

/** To a comment in its thread. */
export function goToComment(articleId: ArticleId, commentId: CommentId | null): void {
  goToArticle(articleId, { commentId });
}

/** To an article from its beginning. */
export function goToHeadline(articleId: ArticleId): void {
  goToArticle(articleId, { atHeadline: true });
}

export function reachHeadline(): void {
  useNavigation.setState({ atHeadline: false });
}

/** To the first new comment of the thread. */
export function goToNews(articleId: ArticleId): void {
  goToArticle(articleId, { firstNew: true });
}

/** The comment that was asked for is there, or one has gone elsewhere. */
export function reachComment(): void {
  useNavigation.setState({ commentId: null, firstNew: false });
}

export function goToScreen(screen: Screen): void {
  useNavigation.setState({ screen });
}

let leftForSearch: Screen = 'reading';

export function goToSearch(): void {
  const { screen } = useNavigation.getState();
  if (screen !== 'search') leftForSearch = screen;
  goToScreen('search');
}

/** Back to the screen from which one went to search. */
export function leaveSearch(): void {
  goToScreen(leftForSearch);
}

/** Asks for a community, with this address filled in. */
export function goToConnect(address: string): void {
  useNavigation.setState({ screen: 'connect', address });
}

/** To the account screen of a community that was just added. */
export function goToNewCommunity(
  communityId: CommunityId,
  invite: string | null,
  isNew = false,
): void {
  useNavigation.setState({
    ...nothingSought,
    communityId,
    articleId: null,
    screen: 'account',
    invite: invite ?? '',
    address: '',
    arriving: isNew ? communityId : null,
  });
}

export function startWriting(writing: 'publication' | 'correction'): void {
  useNavigation.setState({ writing });
}

export function stopWriting(): void {
  useNavigation.setState({ writing: null });
}
