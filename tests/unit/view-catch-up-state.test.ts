// What happened since the last visit, as the view keeps it while one looks elsewhere.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { followCatchUp, useCatchUp } from '../../renderer/state/catch-up.ts';
import { useCommunities } from '../../renderer/state/communities.ts';
import { catchUpSections } from '../../shared/bridge/catch-up.ts';
import type { ChangeNotice, Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import { articleId, commentId } from './fake-streams.ts';

const here = 'here' as CommunityId;
const listeners: ((notice: ChangeNotice) => void)[] = [];
const notify = (notice: ChangeNotice) => {
  for (const listener of listeners) listener(notice);
};
let asked = 0;
vi.stubGlobal('window', {
  parley: {
    onChange: (listener: (notice: ChangeNotice) => void) => listeners.push(listener),
    engine: {
      'catchUp.read': async () => {
        asked += 1;
        const none = catchUpSections.map((section) => [section, { items: [], total: asked }]);
        return JSON.stringify({ ok: true, value: { since: null, ...Object.fromEntries(none) } });
      },
    },
  },
});
afterAll(() => vi.unstubAllGlobals());

const settle = () => new Promise((resolve) => setImmediate(resolve));
const found = () => useCatchUp.getState().found?.replies.total ?? null;
const thread = { communityId: here, articleId: articleId(1), ids: [commentId(1)] };
const reader = { id: here, member: null, barred: false } as Community;

beforeEach(() => {
  asked = 0;
  useCatchUp.setState({ communityId: null, found: null });
  useCommunities.setState({ communities: [reader] });
});

test('while it is shown it is read with each change, and elsewhere not at all', async () => {
  const leave = followCatchUp(here);
  await settle();
  expect(found()).toBe(1);
  notify({ topic: 'thread', ...thread });
  await settle();
  expect(found()).toBe(2);
  leave();
  notify({ topic: 'articles', communityId: here, ids: [articleId(1)] });
  await settle();
  expect([found(), asked]).toEqual([2, 2]);
});

test('[M5] nobody comes back to a line of a comment that was withheld meanwhile', async () => {
  followCatchUp(here)();
  await settle();
  expect(found()).toBe(1);
  notify({ topic: 'thread', ...thread });
  expect(found()).toBeNull();
  followCatchUp(here)();
  await settle();
  expect(found()).toBe(2);
});

test('[A6] what happened to one account is not shown to another, nor where nobody may read', async () => {
  const leave = followCatchUp(here);
  await settle();
  useCommunities.setState({ communities: [{ ...reader, barred: true }] });
  expect(found()).toBeNull();
  await settle();
  expect(found()).toBe(2);
  leave();
  useCommunities.setState({ communities: [reader] });
  expect(found()).toBeNull();
});
