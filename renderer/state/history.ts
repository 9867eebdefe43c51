// Back and forward through what this window has shown: screens, articles, and comments that one went to.
// Follows the navigation; the thread that is open tells where in it one is, and is told where to be again.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ThreadPlace } from '../../shared/bridge/view-place.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { onOtherReader, useCommunities } from './communities.ts';
import { type Navigation, showAgain, useNavigation } from './navigation.ts';
import { currentStep, noSteps, type Steps, stepFrom, stepTo, withCurrent } from './steps.ts';

type Where = Pick<Navigation, 'communityId' | 'screen' | 'articleId' | 'writing'>;
type Step = { where: Where; place: ThreadPlace | null };

let steps: Steps<Step> = noSteps;
let isTravelling = false;
/** What one call after another sets in the same moment is one step. */
let isFresh = false;

/** Where one was in the thread of each community when one went to another. */
const left = new Map<CommunityId, { articleId: ArticleId; place: ThreadPlace }>();

let placeNow: () => ThreadPlace | null = () => null;

/** The thread that is shown tells by this where in it one is; returns the way to stop. */
export function tellPlaceBy(tell: () => ThreadPlace | null): () => void {
  placeNow = tell;
  return () => {
    if (placeNow === tell) placeNow = () => null;
  };
}

function whereOf({ communityId, screen, articleId, writing }: Navigation): Where {
  return { communityId, screen, articleId, writing };
}

function isSame(one: Where, other: Where): boolean {
  return (
    one.communityId === other.communityId &&
    one.screen === other.screen &&
    one.articleId === other.articleId &&
    one.writing === other.writing
  );
}

function leave(): void {
  const step = currentStep(steps);
  if (step?.where.screen === 'reading') steps = withCurrent(steps, { ...step, place: placeNow() });
}

/** Notes where one was in the thread that one leaves. */
function keepPlace({ communityId, articleId, screen }: Navigation): void {
  const place = screen === 'reading' ? placeNow() : null;
  if (communityId && articleId && place) left.set(communityId, { articleId, place });
}

/** Another community opens where it was left, and this one where one went to sign in. */
function comeBack(now: Navigation): void {
  const there = now.communityId === null ? undefined : left.get(now.communityId);
  const isElsewhere = now.screen !== 'reading' || now.commentId !== null || now.firstNew;
  if (there === undefined || there.articleId !== now.articleId || isElsewhere) return;
  isTravelling = true;
  showAgain(whereOf(now), there.place);
  isTravelling = false;
}

/** What one reads is read again as another account has it: one is where one was. */
onOtherReader((ids) => {
  const now = useNavigation.getState();
  if (now.communityId === null || !ids.has(now.communityId)) return;
  const place = now.screen === 'reading' ? placeNow() : null;
  if (place === null) return;
  isTravelling = true;
  showAgain(whereOf(now), place);
  isTravelling = false;
});

function follow(now: Navigation, before: Navigation): void {
  if (isTravelling) return;
  if (!isSame(whereOf(now), whereOf(before))) keepPlace(before);
  const hasSignedIn = before.screen === 'account' && now.screen === 'reading';
  if (now.communityId !== before.communityId || hasSignedIn) comeBack(now);
  const where = whereOf(now);
  const step = currentStep(steps);
  const jumps = now.commentId !== null && now.commentId !== before.commentId;
  if (step && isSame(step.where, where) && !jumps) return;
  // The first community is found after the window has begun.
  if (!step || step.where.communityId === null || isFresh) {
    steps = step
      ? withCurrent(steps, { where, place: null })
      : stepTo(steps, { where, place: null });
    return;
  }
  leave();
  steps = stepTo(steps, { where, place: null });
  isFresh = true;
  queueMicrotask(() => {
    isFresh = false;
  });
}

/** Call once, when one is where one was when the app was closed. Returns the way to stop. */
export function startHistory(): () => void {
  steps = noSteps;
  follow(useNavigation.getState(), useNavigation.getState());
  return useNavigation.subscribe(follow);
}

function isThere({ where }: Step): boolean {
  const isKnown = (id: CommunityId | null) =>
    useCommunities.getState().communities.some((community) => community.id === id);
  return isKnown(where.communityId);
}

export function mayTravel(direction: 1 | -1): boolean {
  return stepFrom(steps, direction, isThere) !== null;
}

/** Goes a step back or forward, to the line and the comment where one was. */
export function travel(direction: 1 | -1): void {
  leave();
  const found = stepFrom(steps, direction, isThere);
  const step = found && currentStep(found);
  if (!found || !step) return;
  steps = found;
  isTravelling = true;
  showAgain(step.where, step.place);
  isTravelling = false;
}
