// Back and forward through what a window has shown.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { useCommunities } from '../../renderer/state/communities.ts';
import { mayTravel, startHistory, tellPlaceBy, travel } from '../../renderer/state/history.ts';
import {
  goToArticle,
  goToComment,
  goToCommunity,
  goToScreen,
  haveReturned,
  reachComment,
  useNavigation,
} from '../../renderer/state/navigation.ts';
import { MOST_STEPS, noSteps, type Steps, stepFrom, stepTo } from '../../renderer/state/steps.ts';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';

const [oak, elm] = ['oak', 'elm'] as CommunityId[];
const [first, second] = ['first', 'second'] as ArticleId[];
const comment = 'comment' as CommentId;

const shown = () => {
  const { communityId, screen, articleId } = useNavigation.getState();
  return { communityId, screen, articleId };
};
const settled = () => new Promise<void>((resolve) => queueMicrotask(resolve));

describe('steps', () => {
  test('what lay ahead is gone when one goes elsewhere', () => {
    let steps: Steps<string> = noSteps;
    for (const each of ['a', 'b', 'c']) steps = stepTo(steps, each);
    const back = stepFrom(stepFrom(steps, -1, () => true)!, -1, () => true)!;
    expect(stepTo(back, 'd')).toEqual({ all: ['a', 'd'], at: 1 });
  });

  test('a place that is gone is passed over', () => {
    const steps: Steps<string> = { all: ['a', 'gone', 'c'], at: 2 };
    expect(stepFrom(steps, -1, (step) => step !== 'gone')?.at).toBe(0);
    expect(stepFrom(steps, -1, (step) => step === 'gone')?.at).toBe(1);
    expect(stepFrom(steps, 1, () => true)).toBeNull();
  });

  test('the oldest are forgotten', () => {
    let steps: Steps<number> = noSteps;
    for (let step = 0; step < MOST_STEPS + 5; step += 1) steps = stepTo(steps, step);
    expect(steps.all.length).toBe(MOST_STEPS);
    expect(steps.all[0]).toBe(5);
    expect(steps.at).toBe(MOST_STEPS - 1);
  });
});

describe('the history of a window', () => {
  let stop: () => void;
  afterEach(() => stop());

  beforeEach(async () => {
    const communities = [{ id: oak }, { id: elm }] as Community[];
    useCommunities.setState({ communities, loaded: true });
    useNavigation.setState(useNavigation.getInitialState(), true);
    useNavigation.setState({ communityId: oak! });
    stop = startHistory();
    await settled();
  });

  test('goes back and forward through articles, screens and communities', async () => {
    for (const go of [
      () => goToArticle(first!),
      () => goToScreen('storage'),
      () => goToCommunity(elm!),
    ]) {
      go();
      await settled();
    }
    expect(mayTravel(1)).toBe(false);
    travel(-1);
    expect(shown()).toEqual({ communityId: oak, screen: 'storage', articleId: first });
    travel(-1);
    travel(-1);
    expect(shown()).toEqual({ communityId: oak, screen: 'reading', articleId: null });
    expect(mayTravel(-1)).toBe(false);
    travel(1);
    expect(shown()).toEqual({ communityId: oak, screen: 'reading', articleId: first });
  });

  test('comes back to the comment and the line where one was', async () => {
    goToArticle(first!);
    await settled();
    const place = { commentId: comment, near: [], offset: 120, scrollTop: 900 };
    const stopTelling = tellPlaceBy(() => place);
    goToArticle(second!);
    await settled();
    travel(-1);
    expect(useNavigation.getState()).toMatchObject({
      articleId: first,
      commentId: comment,
      returningTo: place,
    });
    stopTelling();
  });

  test('whoever signs in or out reads on where they were', async () => {
    goToArticle(first!);
    await settled();
    const place = { commentId: comment, near: [], offset: 120, scrollTop: 900 };
    const stopTelling = tellPlaceBy(() => place);
    goToScreen('account');
    stopTelling();
    await settled();
    goToCommunity(oak!);
    expect(useNavigation.getState()).toMatchObject({ screen: 'reading', returningTo: place });
    await settled();
    haveReturned();

    const further = { ...place, offset: 40 };
    const stopTellingAgain = tellPlaceBy(() => further);
    const others = [{ id: oak, member: { id: 'ada' } }, { id: elm }] as Community[];
    useCommunities.setState({ communities: others });
    expect(useNavigation.getState()).toMatchObject({ articleId: first, returningTo: further });
    stopTellingAgain();
    await settled();
    // It was no step.
    travel(-1);
    expect(shown().screen).toBe('account');
  });

  test('a comment that one goes to in the same thread is a step; reaching it is none', async () => {
    goToArticle(first!);
    await settled();
    goToComment(first!, comment);
    await settled();
    reachComment();
    await settled();
    travel(-1);
    expect(shown().articleId).toBe(first);
    travel(-1);
    expect(shown().articleId).toBeNull();
  });

  test('what is set in one moment is one step', async () => {
    goToCommunity(elm!);
    goToComment(second!, comment);
    await settled();
    travel(-1);
    expect(shown()).toEqual({ communityId: oak, screen: 'reading', articleId: null });
  });

  test('a community that was left is passed over', async () => {
    goToCommunity(elm!);
    await settled();
    goToCommunity(oak!);
    await settled();
    useCommunities.setState({ communities: [{ id: oak }] as Community[] });
    travel(-1);
    expect(shown().communityId).toBe(oak);
    expect(mayTravel(-1)).toBe(false);
  });
});
