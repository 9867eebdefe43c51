// The search as the view keeps it: only the answer to the latest question counts, short pages are read
// on, and what is shown is asked for again when it may have changed.
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { dayBegins } from '../../renderer/parts/day.ts';
import { useCommunities } from '../../renderer/state/communities.ts';
import {
  asks,
  choose,
  enterSearch,
  isFiltered,
  noFilters,
  readMore,
  search,
  useSearch,
} from '../../renderer/state/search.ts';
import type { ChangeNotice, Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { FindAnswer, FindRequest, Hit } from '../../shared/bridge/search.ts';
import type { Answer } from '../../shared/protocol/errors.ts';
import { articleId, commentId } from './fake-streams.ts';

const here = 'here' as CommunityId;

type Asked = { request: FindRequest; answer: (answer: Answer<FindAnswer>) => void };
const asked: Asked[] = [];
const listeners: ((notice: ChangeNotice) => void)[] = [];
const notify = (notice: ChangeNotice) => {
  for (const listener of listeners) listener(notice);
};
vi.stubGlobal('window', {
  parley: {
    onChange: (listener: (notice: ChangeNotice) => void) => listeners.push(listener),
    engine: {
      'search.find': (request: FindRequest) =>
        new Promise<string>((resolve) =>
          asked.push({ request, answer: (answer) => resolve(JSON.stringify(answer)) }),
        ),
    },
  },
});
afterAll(() => vi.unstubAllGlobals());

const hit = (n: number): Hit => ({
  communityId: here,
  articleId: articleId(1),
  headline: { text: 'An article', marks: [] },
  commentId: commentId(n),
  number: `${n}`,
  author: 'Ada',
  at: '2026-11-24T10:00:00.000Z',
  excerpt: { text: 'tea', marks: [] },
});
const page = (numbers: number[], next: number | null = null, waiting: CommunityId[] = []) =>
  ({ ok: true, value: { hits: numbers.map(hit), next, waiting } }) as const;
const upTo = (n: number, from = 1) => Array.from({ length: n - from + 1 }, (_, at) => from + at);
const shown = () => useSearch.getState().hits.map(({ number }) => Number(number));

/** Answers the question that waits, and lets the view take it in. */
async function reply(answer: Answer<FindAnswer>): Promise<void> {
  asked.shift()?.answer(answer);
  await new Promise((settled) => setImmediate(settled));
}

beforeEach(async () => {
  enterSearch();
  search({ text: '', ...noFilters });
  while (asked.length > 0) await reply(page([]));
});

test('while one question is out the latest waits, and only its answer is shown', async () => {
  search({ text: 't' });
  search({ text: 'te' });
  search({ text: 'tea' });
  expect(asked.map(({ request }) => request.text)).toEqual(['t']);
  await reply(page([1]));
  expect(shown()).toEqual([]);
  expect(asked.map(({ request }) => request.text)).toEqual(['tea']);
  await reply(page([2]));
  expect(shown()).toEqual([2]);
  expect(asked).toEqual([]);
});

test('what was found stays until the next answer, and goes with the last letter', async () => {
  search({ text: 'tea' });
  await reply(page([1, 2]));
  search({ text: 'teap' });
  expect([shown(), useSearch.getState().answered]).toEqual([[1, 2], false]);
  await reply(page([]));
  expect([shown(), useSearch.getState().answered]).toEqual([[], true]);
  search({ text: 'tea' });
  search({ text: '' });
  await reply(page([1, 2]));
  expect(shown()).toEqual([]);
});

test('short pages are read on until one is full, and no further', async () => {
  search({ text: 'tea' });
  await reply(page([], 90));
  expect(useSearch.getState().answered).toBe(false);
  await reply(page([1], 80));
  expect(shown()).toEqual([1]);
  expect(asked[0]?.request.before).toBe(80);
  await reply(page(upTo(20, 2), 70));
  expect(shown()).toEqual(upTo(20));
  expect(asked).toEqual([]);
  readMore();
  expect(asked[0]?.request.before).toBe(70);
  await reply(page(upTo(25, 21)));
  expect([shown(), useSearch.getState().next]).toEqual([upTo(25), null]);
});

test('going beyond the last result reads more, and stays where it is', async () => {
  search({ text: 'tea' });
  await reply(page(upTo(20), 70));
  choose(19);
  choose(20);
  expect([useSearch.getState().current, asked.length]).toEqual([19, 1]);
  await reply(page([21]));
  choose(20);
  expect(useSearch.getState().current).toBe(20);
  choose(-1);
  expect(useSearch.getState().current).toBe(0);
});

test('what changes among the results is asked for again, as far as it was read', async () => {
  search({ text: 'tea' });
  await reply(page(upTo(20), 70));
  readMore();
  await reply(page(upTo(30, 21)));
  const notice = { topic: 'thread', communityId: here, articleId: articleId(1) } as const;
  notify({ ...notice, ids: [commentId(99)] });
  expect(asked).toEqual([]);
  notify({ ...notice, ids: [commentId(7)] });
  await reply(page(upTo(20), 70));
  await reply(page(upTo(29, 21)));
  expect(shown()).toEqual(upTo(29));
});

test('however often the screen is shown, a change is asked for once', async () => {
  search({ text: 'tea' });
  await reply(page([1]));
  enterSearch();
  await reply(page([1]));
  enterSearch();
  await reply(page([1]));
  notify({ topic: 'thread', communityId: here, articleId: articleId(1), ids: [commentId(1)] });
  expect(asked).toHaveLength(1);
  await reply(page([]));
  expect([shown(), asked]).toEqual([[], []]);
});

test('a community that was not ready is asked again when it may be', async () => {
  search({ text: 'tea' });
  await reply(page([1], null, [here]));
  expect(useSearch.getState().waiting).toEqual([here]);
  notify({ topic: 'communities' });
  await reply(page([2, 1]));
  expect([shown(), useSearch.getState().waiting]).toEqual([[2, 1], []]);
  notify({ topic: 'communities' });
  expect(asked).toEqual([]);
});

test('[A6] what was found where nobody may read any more goes at once', async () => {
  const readable = { id: here, member: null, barred: false } as Community;
  useCommunities.setState({ communities: [readable] });
  search({ text: 'tea' });
  await reply(page([2, 1]));
  useCommunities.setState({ communities: [{ ...readable, clockOffsetMs: 5 }] });
  expect([shown(), asked]).toEqual([[2, 1], []]);
  useCommunities.setState({ communities: [{ ...readable, barred: true }] });
  expect(shown()).toEqual([]);
  await reply(page([]));
  expect(useSearch.getState()).toMatchObject({ hits: [], answered: true });
});

test('a failure is said, and the next answer takes it back', async () => {
  search({ text: 'tea' });
  await reply({ ok: false, error: { code: 'unavailable', message: 'closing' } });
  expect(useSearch.getState().error?.code).toBe('unavailable');
  search({ text: 'teas' });
  await reply(page([1]));
  expect(useSearch.getState().error).toBeNull();
});

test('days, and what there is to ask for', () => {
  expect(dayBegins('2026-11-24', 0)).toEqual(new Date(2026, 10, 24));
  expect(dayBegins('2026-12-31', 1)).toEqual(new Date(2027, 0, 1));
  for (const day of ['', '0002-01-01', '12026-01-01', '9999-12-31']) {
    expect(dayBegins(day, 1), day).toBeNull();
  }
  const { query } = useSearch.getState();
  expect([asks(query), isFiltered(query)]).toEqual([false, false]);
  expect(asks({ ...query, text: ' " ' })).toBe(false);
  expect(asks({ ...query, author: 'a' })).toBe(true);
  expect(isFiltered({ ...query, kind: 'articles' })).toBe(true);
});
