// The communities as the view keeps them, and what it lets go of when another account reads in one or it is
// left: whatever the one before had under way, and nothing of any other community.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import {
  leaveCommunity,
  readCommunities,
  useCommunities,
} from '../../renderer/state/communities.ts';
import { typeDraft, useDrafts } from '../../renderer/state/drafts.ts';
import { openActSheet, showIgnored, useModerating } from '../../renderer/state/moderating.ts';
import {
  goToCommunity,
  goToNewCommunity,
  startWriting,
  useNavigation,
} from '../../renderer/state/navigation.ts';
import { search, useSearch } from '../../renderer/state/search.ts';
import { startReply, useWriting } from '../../renderer/state/writing.ts';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { articleId, commentId, memberId } from './fake-streams.ts';

const oak = 'oak' as CommunityId;
const elm = 'elm' as CommunityId;
const ada = { id: memberId(1), name: 'Ada', role: 'member' } as Community['member'];
const community = (id: CommunityId, member: Community['member'] = ada) =>
  ({ id, member, barred: false, clockOffsetMs: 0 }) as Community;
const both = [community(oak), community(elm)];

let asked: string[] = [];
let listed: Community[] = both;
const refused = { ok: false, error: { code: 'not_found', message: 'There is no such community.' } };
const answers: Record<string, () => unknown> = {
  'community.list': () => ({ ok: true, value: listed }),
  'draft.read': () => ({ ok: true, value: null }),
};
const engine = new Proxy(
  {},
  {
    get: (_target, name: string) => async () => {
      asked.push(name);
      return JSON.stringify(answers[name]?.() ?? refused);
    },
  },
);
vi.stubGlobal('window', { parley: { engine, onChange: () => () => undefined } });
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  vi.useFakeTimers();
  listed = both;
  useCommunities.setState({ communities: both, loaded: true });
  useNavigation.setState({ ...useNavigation.getInitialState(), communityId: oak }, true);
  useDrafts.setState({ drafts: new Map() });
  asked = [];
});

/** In the midst of everything that one can be in the midst of. */
function lookForSomething(): void {
  useNavigation.setState({
    articleId: articleId(1),
    writing: 'publication',
    commentId: commentId(1),
    atHeadline: true,
    firstNew: true,
    returningTo: { commentId: null, near: [], offset: 0, scrollTop: 900 },
  });
}

const atRest = {
  articleId: null,
  writing: null,
  commentId: null,
  atHeadline: false,
  firstNew: false,
  returningTo: null,
};

test.each([
  ['another is gone to', () => goToCommunity(elm), elm],
  ['the one that was just found is left', () => leaveCommunity(oak), elm],
  ['a new one is found', () => goToNewCommunity(elm, null, true), elm],
])('nothing that was looked for is looked for elsewhere: %s', (_how, go, next) => {
  lookForSomething();
  go();
  expect(useNavigation.getState()).toMatchObject({ ...atRest, communityId: next });
});

test('a community that was left in another window leaves nothing to look for', async () => {
  lookForSomething();
  listed = [community(elm)];
  await readCommunities();
  expect(useNavigation.getState()).toMatchObject({ ...atRest, communityId: elm });
});

test('a community that is read again as it was is the same, so that nothing is drawn anew', async () => {
  const before = useCommunities.getState().communities;
  listed = [
    { ...community(oak), clockOffsetMs: 30 },
    { ...community(elm), waiting: 1 },
  ];
  await readCommunities();
  const [first, second] = useCommunities.getState().communities;
  expect(first).toBe(before[0]);
  expect(second).toMatchObject({ id: elm, waiting: 1 });
  listed = [{ ...community(oak), clockOffsetMs: 7_200_000 }, community(elm)];
  await readCommunities();
  expect(useCommunities.getState().communities[0]?.clockOffsetMs).toBe(7_200_000);
});

test('a draft of a community that was left is not tried to be kept for ever', async () => {
  const place = { of: 'comment', articleId: articleId(1), parentId: null } as const;
  typeDraft(oak, place, { text: 'A thought' });
  typeDraft(elm, place, { text: 'Another' });
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toEqual(['draft.save', 'draft.save']);
  useCommunities.setState({ communities: [community(elm)] });
  asked = [];
  await vi.advanceTimersByTimeAsync(2_100);
  expect(asked).toEqual(['draft.save']);
  expect([...useDrafts.getState().drafts.values()]).toEqual([
    { fields: { text: 'Another' }, state: 'failed' },
  ]);
});

test('what one account has opened is closed for the next', () => {
  startReply(commentId(1));
  startWriting('publication');
  showIgnored(oak);
  useCommunities.setState({ communities: [community(oak), community(elm, null)] });
  expect(useWriting.getState().replyingTo).toBe(commentId(1));
  expect(useNavigation.getState().writing).toBe('publication');
  expect(useModerating.getState().opened).not.toBeNull();
  useCommunities.setState({ communities: [community(oak, null), community(elm, null)] });
  expect(useWriting.getState().replyingTo).toBeNull();
  expect(useNavigation.getState().writing).toBeNull();
  expect(useModerating.getState().opened).toBeNull();
});

test('what moderators know of somebody is closed for whoever moderates no more', () => {
  const of = (role: string) => community(oak, { ...ada, role } as Community['member']);
  useCommunities.setState({ communities: [{ ...of('moderator'), sanctions: [] }] });
  const member = { id: memberId(2), name: 'Bee' };
  openActSheet({ communityId: oak, member, comment: null });
  useCommunities.setState({ communities: [{ ...of('admin'), sanctions: [] }] });
  expect(useModerating.getState().opened).not.toBeNull();
  useCommunities.setState({ communities: [{ ...of('member'), sanctions: [] }] });
  expect(useModerating.getState().opened).toBeNull();
});

test('a community that was left is no longer looked into', () => {
  search({ text: 'tea', communityId: oak, article: { communityId: oak, articleId: articleId(1) } });
  useCommunities.setState({ communities: [community(elm)] });
  expect(useSearch.getState().query).toMatchObject({
    text: 'tea',
    communityId: null,
    article: null,
  });
});
