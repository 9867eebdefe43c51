// Drafts as the view keeps them: what reaches the engine, and in which order.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { saveAllDrafts, sendDraft, typeDraft, useDrafts } from '../../renderer/state/drafts.ts';
import type { DraftFields } from '../../shared/bridge/drafts.ts';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { articleId } from './fake-streams.ts';

const here = 'here' as CommunityId;
const place = { of: 'comment', articleId: articleId(1), parentId: null } as const;
const heard: (DraftFields | 'post')[] = [];
vi.stubGlobal('window', {
  parley: {
    engine: {
      'draft.save': async ({ fields }: { fields: DraftFields }) => {
        heard.push(fields);
        return JSON.stringify({ ok: true, value: null });
      },
    },
  },
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(() => {
  vi.useFakeTimers();
  heard.length = 0;
  useDrafts.setState({ drafts: new Map() });
});

const shown = () => [...useDrafts.getState().drafts.values()].map(({ fields }) => fields);

test('[D2] nothing is saved after what is sent, so that no draft of it is left', async () => {
  typeDraft(here, place, { text: 'A thought' });
  const sent = sendDraft(here, place);
  heard.push('post');
  // The engine takes longer than a draft waits to be saved, and the form is closed meanwhile.
  await vi.advanceTimersByTimeAsync(5_000);
  await saveAllDrafts();
  sent();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual([{ text: 'A thought' }, 'post']);
  expect(shown()).toEqual([{}]);
});

test('[D1] what is typed while something is sent stays', async () => {
  typeDraft(here, place, { text: 'A thought' });
  const sent = sendDraft(here, place);
  heard.push('post');
  typeDraft(here, place, { text: 'A thought and more' });
  sent();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(heard).toEqual([{ text: 'A thought' }, 'post', { text: 'A thought and more' }]);
  expect(shown()).toEqual([{ text: 'A thought and more' }]);
});
