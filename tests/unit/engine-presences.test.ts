// What is in sight on this device, with the line and the clock played.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPresences } from '../../main/engine/presences.ts';
import { limits } from '../../shared/limits.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { articleId } from './fake-streams.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function attending() {
  const said: ArticleId[][] = [];
  const changed: ArticleId[] = [];
  const presences = createPresences({
    attend: (ids) => said.push(ids),
    onChange: (id) => changed.push(id),
  });
  presences.online();
  return { said, changed, presences };
}

test('[X1] a window that says no more has nothing in sight, though no other one speaks', () => {
  const { said, presences } = attending();
  presences.attend('one', articleId(1));
  presences.attend('two', articleId(2));
  expect(said.at(-1)).toEqual([articleId(1), articleId(2)]);
  vi.advanceTimersByTime(limits.attendedMs / 2);
  presences.attend('two', articleId(2));
  vi.advanceTimersByTime(limits.attendedMs / 2 + 10);
  expect(said.at(-1)).toEqual([articleId(2)]);
  vi.advanceTimersByTime(limits.attendedMs);
  expect(said.at(-1)).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('[X1] what comes late of a thread that is out of sight is not kept', () => {
  const { changed, presences } = attending();
  presences.attend('one', articleId(1));
  presences.take({ articleId: articleId(1), readers: 3, typing: [] });
  expect(presences.in(articleId(1), []).readers).toBe(3);
  presences.attend('one', null);
  presences.take({ articleId: articleId(1), readers: 2, typing: [] });
  expect(presences.in(articleId(1), []).readers).toBe(0);
  expect(changed).toEqual([articleId(1)]);
  presences.offline();
  expect(vi.getTimerCount()).toBe(0);
});
