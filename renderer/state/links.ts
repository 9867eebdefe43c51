// Follows a link of the app to the comment that it names. What is not on this device is waited for while
// it may still come; then it is said that it is not here. Never joins a community by itself.
import type { EngineAnswer } from '../../shared/bridge/engine-api.ts';
import { leadsTo, type ParleyLink } from '../../shared/links.ts';
import { engine, onChange } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { findCommunity, mustSignIn, useCommunities } from './communities.ts';
import { ask, sayFailure } from './failures.ts';
import {
  goToArticle,
  goToComment,
  goToCommunity,
  goToConnect,
  goToNewCommunity,
  useNavigation,
} from './navigation.ts';

type Found = EngineAnswer<'link.find'>;

/** What a server gives comes within this time, or the line is too slow to wait for. */
const patienceMs = 10_000;

/** Of two links that are followed the later one counts. */
let latest: ParleyLink | null = null;

export async function followLink(link: ParleyLink, text: string): Promise<void> {
  latest = link;
  const found = await find(link);
  if (!found || latest !== link) return;
  const { communityId } = found;
  if (communityId === null) {
    goToConnect(text);
    followOnceIn(link, text);
    return;
  }
  const community = findCommunity(communityId);
  if (link.invite !== null && community?.member == null) {
    goToNewCommunity(communityId, link.invite);
    followOnceIn(link, text);
    return;
  }
  if (link.articleId !== null && community !== null && mustSignIn(community)) {
    goToCommunity(communityId);
    followOnceIn(link, text);
    return;
  }
  if (useNavigation.getState().communityId !== communityId) goToCommunity(communityId);
  if (link.articleId === null) {
    useNavigation.setState({ screen: 'reading' });
    return;
  }
  await goToPlace(link, { ...link, articleId: link.articleId }, found);
}

/**
 * Once one has joined the community and may read there, as a guest or as a member, the link leads on to what
 * it names. It has done its part as an invite by then.
 */
function followOnceIn(link: ParleyLink, text: string): void {
  if (link.articleId === null) return;
  const look = () => {
    const { communityId, screen } = useNavigation.getState();
    const community = findCommunity(communityId);
    const isIn =
      screen === 'reading' &&
      community !== null &&
      leadsTo(link, community.url) &&
      !mustSignIn(community);
    if (latest === link && !isIn) return;
    for (const stop of stops) stop();
    if (latest === link) void followLink({ ...link, invite: null }, text);
  };
  const stops = [useNavigation.subscribe(look), useCommunities.subscribe(look)];
}

async function goToPlace(
  link: ParleyLink,
  {
    articleId,
    number,
  }: Pick<ParleyLink, 'number'> & { articleId: NonNullable<ParleyLink['articleId']> },
  first: Found,
): Promise<void> {
  const article = first.isHere ? first : await whenFound(link, ({ isHere }) => isHere);
  if (latest !== link) return;
  if (!article?.isHere) {
    sayFailure(t('followed.noArticle'));
    return;
  }
  if (number === null || article.commentId !== null) {
    goToComment(articleId, article.commentId);
    return;
  }
  // Opened, the thread is brought up to date.
  goToArticle(articleId);
  const comment = await whenFound(link, ({ commentId, isWhole }) => commentId !== null || isWhole);
  const isStillThere = useNavigation.getState().articleId === articleId;
  if (latest !== link || !isStillThere) return;
  if (comment?.commentId) goToComment(articleId, comment.commentId);
  else sayFailure(t('followed.noComment', { number }));
}

function find({ host, articleId, number }: ParleyLink): Promise<Found | undefined> {
  return ask(engine()['link.find']({ host, articleId, number }));
}

/** Asks again at each change until it is here, or will hardly come any more; then what is known last. */
function whenFound(link: ParleyLink, isIt: (found: Found) => boolean): Promise<Found | undefined> {
  return new Promise((resolve) => {
    let known: Found | undefined;
    const end = () => {
      stop();
      clearTimeout(timer);
      resolve(known);
    };
    const look = async () => {
      known = (await find(link)) ?? known;
      const line = findCommunity(known?.communityId ?? null)?.line.state;
      const isHopeless = line === 'offline' || line === 'refused';
      if (latest !== link || isHopeless || (known && isIt(known))) end();
    };
    const stop = onChange(() => void look());
    const timer = setTimeout(end, patienceMs);
    void look();
  });
}
