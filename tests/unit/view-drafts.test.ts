// Drafts as the view keeps them: what reaches the engine, and in which order.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import {
  hearDraft,
  readDraft,
  saveAllDrafts,
  sendDraft,
  typeDraft,
  useDrafts,
} from '../../renderer/state/drafts.ts';
import { viewId } from '../../renderer/state/view-id.ts';
import type { DraftFields } from '../../shared/bridge/drafts.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { joinedDrafts } from '../../shared/bridge/joined-drafts.ts';
import { articleId } from './fake-streams.ts';

const here = 'here' as CommunityId;
const place = { of: 'comment', articleId: articleId(1), parentId: null } as const;
const heard: (DraftFields | 'post')[] = [];
/** As the engine keeps it. */
let kept: DraftFields | null = null;
let isThere = true;
const unavailable = { ok: false, error: { code: 'unavailable', message: 'interrupted' } };
const answer = (value: unknown) => JSON.stringify(isThere ? { ok: true, value } : unavailable);
vi.stubGlobal('window', {
  parley: {
    engine: {
      'draft.read': async () => answer(kept),
      'draft.save': async ({ fields, known }: { fields: DraftFields; known?: DraftFields }) => {
        if (!isThere) return answer(null);
        heard.push(fields);
        const joined = known ? joinedDrafts(kept ?? {}, fields, known) : fields;
        kept = Object.keys(joined).length === 0 ? null : joined;
        return answer(JSON.stringify(joined) === JSON.stringify(fields) ? null : joined);
      },
    },
  },
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  kept = null;
  isThere = true;
  useDrafts.setState({ drafts: new Map() });
});

const shown = () => [...useDrafts.getState().drafts.values()].map(({ fields }) => fields);

test('[D2] nothing is saved after what is sent, so that no draft of it is left', async () => {
  typeDraft(here, place, { text: 'A thought' });
  const sending = sendDraft(here, place);
  heard.push('post');
  // The engine takes longer than a draft waits to be saved, and the form is closed meanwhile.
  await vi.advanceTimersByTimeAsync(5_000);
  await saveAllDrafts();
  sending.done();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual([{ text: 'A thought' }, 'post']);
  expect(shown()).toEqual([{}]);
});

test('[D1] what is typed while something is sent stays', async () => {
  typeDraft(here, place, { text: 'A thought' });
  const sending = sendDraft(here, place);
  heard.push('post');
  typeDraft(here, place, { text: 'A thought and more' });
  sending.done();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual([{ text: 'A thought' }, 'post', { text: 'A thought and more' }]);
  expect(shown()).toEqual([{ text: 'A thought and more' }]);
});

test('[D2] an engine that ended with its answer is asked whether it has what was sent', async () => {
  typeDraft(here, place, { text: 'A thought' });
  const lost = sendDraft(here, place);
  expect(await lost.isDone()).toBe(false);
  const stored = sendDraft(here, place);
  // It has stored it, and forgotten the draft with that.
  kept = null;
  expect(await stored.isDone()).toBe(true);
  const unknown = sendDraft(here, place);
  isThere = false;
  expect(await unknown.isDone()).toBe(false);
});

test('[D1] what could not be read is not written over by what is typed meanwhile', async () => {
  kept = { text: 'From yesterday' };
  isThere = false;
  const read = readDraft(here, place);
  typeDraft(here, place, { text: 'Today' });
  await vi.advanceTimersByTimeAsync(1_000);
  isThere = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await read).toEqual({ text: 'From yesterday\nToday' });
  expect(kept).toEqual({ text: 'From yesterday\nToday' });
});

/** The engine tells of what was saved or sent; null: by no window. */
const hear = (by: string | null = null) =>
  hearDraft({ topic: 'draft', communityId: here, memberId: null, place, viewId: by });

test('[D6] what another window has saved or sent is shown in this one', async () => {
  await readDraft(here, place);
  kept = { text: 'From there' };
  hear();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual([{ text: 'From there' }]);
  typeDraft(here, place, { text: 'From there and here' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept).toEqual({ text: 'From there and here' });
  kept = null;
  hear();
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual([{}]);
});

test('[D6] what two windows have typed at once stands in both', async () => {
  await readDraft(here, place);
  typeDraft(here, place, { text: 'From here' });
  kept = { text: 'From there' };
  hear();
  await vi.advanceTimersByTimeAsync(1_000);
  const both = { text: 'From there\n\nFrom here' };
  expect(kept).toEqual(both);
  expect(shown()).toEqual([both]);
});

test('[D6] a window is not told what it has saved itself, however late that comes', async () => {
  await readDraft(here, place);
  typeDraft(here, place, { text: 'A long thought' });
  await vi.advanceTimersByTimeAsync(1_000);
  typeDraft(here, place, { text: 'A thought' });
  hear(viewId);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(kept).toEqual({ text: 'A thought' });
  expect(shown()).toEqual([{ text: 'A thought' }]);
});

test('[D6] what another window saves while this one reads is shown too', async () => {
  kept = { text: 'Old' };
  const read = readDraft(here, place);
  hear();
  kept = { text: 'New' };
  await read;
  await vi.advanceTimersByTimeAsync(0);
  expect(shown()).toEqual([{ text: 'New' }]);
});
