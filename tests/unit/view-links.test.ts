// Where a link of the app leads while one is not in its community yet, with the engine played.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { useCommunities } from '../../renderer/state/communities.ts';
import { followLink } from '../../renderer/state/links.ts';
import {
  goToCommunity,
  goToNewCommunity,
  goToScreen,
  useNavigation,
} from '../../renderer/state/navigation.ts';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { parseLink } from '../../shared/links.ts';
import { articleId, commentId } from './fake-streams.ts';

const [home, oak] = ['home', 'oak'] as CommunityId[];

vi.stubGlobal('window', {
  parley: {
    engine: {
      'link.find': async ({ host }: { host: string }) => {
        const { communities } = useCommunities.getState();
        const found = communities.find(({ url }) => new URL(url).host === host);
        const value = {
          communityId: found?.id ?? null,
          isHere: true,
          commentId: commentId(7),
          isWhole: true,
        };
        return JSON.stringify({ ok: true, value });
      },
    },
    onChange: () => () => undefined,
  },
});
afterAll(() => vi.unstubAllGlobals());

const communityOf = (id: CommunityId, more: object) =>
  ({
    id,
    url: `https://${id}.example.org`,
    member: null,
    barred: false,
    sanctions: [],
    community: { guestsRead: true },
    ...more,
  }) as unknown as Community;
const homeOf = communityOf(home!, { member: { name: 'Ada' } });
const joined = (...others: Community[]) =>
  useCommunities.setState({ communities: [homeOf, ...others], loaded: true });

function follow(more = ''): void {
  const text = `parley://oak.example.org/a/${articleId(1)}${more}#2.1`;
  void followLink(parseLink(text)!, text);
}

const shown = () => {
  const { communityId, screen, articleId: article, commentId: comment } = useNavigation.getState();
  return { communityId, screen, article, comment };
};
const atComment = {
  communityId: oak,
  screen: 'reading',
  article: articleId(1),
  comment: commentId(7),
};
const untilAtComment = () => vi.waitFor(() => expect(shown()).toEqual(atComment));

beforeEach(() => {
  joined();
  useNavigation.setState({ ...useNavigation.getInitialState(), communityId: home! }, true);
});

test('to the comment as soon as one reads there as a guest', async () => {
  follow();
  await vi.waitFor(() => expect(shown().screen).toBe('connect'));
  joined(communityOf(oak!, {}));
  goToNewCommunity(oak!, null, true);
  expect(shown()).toMatchObject({ screen: 'account', article: null });
  goToCommunity(oak!);
  await untilAtComment();
});

test('where one has to sign in first, the comment is waited for until one is in', async () => {
  joined(communityOf(oak!, { community: { guestsRead: false } }));
  follow();
  await vi.waitFor(() => expect(shown().communityId).toBe(oak));
  expect(shown().comment).toBeNull();
  // One looks at something else before, and comes back by another way.
  goToCommunity(home!);
  goToScreen('settings');
  goToCommunity(oak!);
  expect(shown().comment).toBeNull();
  joined(communityOf(oak!, { community: { guestsRead: false }, member: { name: 'Ada' } }));
  await untilAtComment();
});

test('an invite opens the way to register and then leads on, once', async () => {
  joined(communityOf(oak!, {}));
  follow('?invite=welcome');
  await vi.waitFor(() => expect(useNavigation.getState().invite).toBe('welcome'));
  expect(shown()).toMatchObject({ communityId: oak, screen: 'account', article: null });
  goToCommunity(oak!);
  await untilAtComment();
});

test('another link that is followed meanwhile takes the place of the first', async () => {
  follow();
  await vi.waitFor(() => expect(shown().screen).toBe('connect'));
  const other = 'parley://home.example.org/';
  void followLink(parseLink(other)!, other);
  await vi.waitFor(() => expect(shown()).toMatchObject({ communityId: home, screen: 'reading' }));
  joined(communityOf(oak!, {}));
  goToCommunity(oak!);
  await new Promise((resolve) => setImmediate(resolve));
  expect(shown().comment).toBeNull();
});
