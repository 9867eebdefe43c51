// What is searched for and what was found. Asks while one types, one question at a time, and shows only
// the answer to the latest; what is shown stays until then.
import { create } from 'zustand';
import type { ChangeNotice, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { FindRequest, Hit } from '../../shared/bridge/search.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { engine, onChange } from '../bridge.ts';
import { dayBegins } from '../parts/day.ts';
import { findCommunity, onOtherReader } from './communities.ts';

export type SearchQuery = {
  text: string;
  /** Null: in all communities. */
  communityId: CommunityId | null;
  kind: FindRequest['kind'];
  author: string;
  /** With the community that it stands in. */
  article: { communityId: CommunityId; articleId: ArticleId } | null;
  /** Days as a date field has them; empty where none is chosen. */
  from: string;
  to: string;
};

export type SearchState = {
  query: SearchQuery;
  hits: readonly Hit[];
  /** Where to go on; null when this is all. */
  next: number | null;
  /** Communities whose results are still to come. */
  waiting: readonly CommunityId[];
  /** Whether what is shown answers the present query. */
  answered: boolean;
  error: WireError | null;
  /** The index of the hit that Enter opens. */
  current: number;
};

export const noFilters = {
  communityId: null,
  kind: 'all',
  author: '',
  article: null,
  from: '',
  to: '',
} as const satisfies Omit<SearchQuery, 'text'>;

const pageHits = 20;
const nothing = { hits: [], next: null, waiting: [], error: null, current: 0 } as const;

export const useSearch = create<SearchState>(() => ({
  query: { text: '', ...noFilters },
  ...nothing,
  answered: true,
}));

/** Whether there is anything to look for. */
export function asks({ text, author, article }: SearchQuery): boolean {
  return /[\p{L}\p{N}]/u.test(text) || author.trim() !== '' || article !== null;
}

export function isFiltered(query: SearchQuery): boolean {
  return Object.entries(noFilters).some(
    ([name, none]) => query[name as keyof SearchQuery] !== none,
  );
}

function requestOf(query: SearchQuery, before: number | null): FindRequest {
  return {
    communityId: query.article?.communityId ?? query.communityId,
    text: query.text.slice(0, 500),
    kind: query.kind,
    author: query.author.trim() === '' ? null : query.author.slice(0, 100),
    articleId: query.article?.articleId ?? null,
    from: dayBegins(query.from, 0)?.toISOString() ?? null,
    to: dayBegins(query.to, 1)?.toISOString() ?? null,
    before,
  };
}

type Reading = { query: SearchQuery; after: readonly Hit[]; from: number | null; most: number };
let reading: Reading | null = null;
let isAsking = false;

/** Reads until there are so many hits or no more; gives up for whatever is asked meanwhile. */
async function read(wanted: Reading): Promise<void> {
  reading = wanted;
  if (isAsking) return;
  isAsking = true;
  try {
    // Whoever replaced what was wanted finds it done by this loop.
    for (let now: Reading | null = wanted; now !== null; ) {
      await readPages(now);
      now = reading === now ? null : reading;
    }
  } finally {
    isAsking = false;
    reading = null;
  }
}

async function readPages(wanted: Reading): Promise<void> {
  let hits = wanted.after;
  let from = wanted.from;
  const waiting = new Set<CommunityId>();
  do {
    const answer = await engine()['search.find'](requestOf(wanted.query, from));
    if (reading !== wanted) return;
    if (!answer.ok) {
      useSearch.setState({ error: answer.error, answered: true });
      return;
    }
    hits = [...hits, ...answer.value.hits];
    from = answer.value.next;
    for (const id of answer.value.waiting) waiting.add(id);
    // An empty page is no answer yet while there is more to look at.
    if (hits.length > 0) show({ hits, next: from, waiting: [...waiting] });
  } while (from !== null && hits.length < wanted.most);
  show({ hits, next: from, waiting: [...waiting] });
}

function show(found: Pick<SearchState, 'hits' | 'next' | 'waiting'>): void {
  const { current } = useSearch.getState();
  const last = Math.max(0, found.hits.length - 1);
  useSearch.setState({ ...found, error: null, answered: true, current: Math.min(current, last) });
}

export function search(change: Partial<SearchQuery>): void {
  const query = { ...useSearch.getState().query, ...change };
  useSearch.setState({ query, answered: false, current: 0 });
  if (asks(query)) void read({ query, after: [], from: null, most: pageHits });
  else {
    // Whatever is on its way answers nothing any more.
    reading = null;
    useSearch.setState({ ...nothing, answered: true });
  }
}

export function readMore(): void {
  const { query, hits, next } = useSearch.getState();
  if (next === null || reading !== null) return;
  void read({ query, after: hits, from: next, most: hits.length + pageHits });
}

/** Asks again for what is shown: some of it may have been withheld, or more may be there. */
export function searchAgain(): void {
  const { query, hits } = useSearch.getState();
  if (!asks(query)) return;
  // Instead of an answer that is on its way and may be from before the change.
  const most = Math.max(pageHits, hits.length, reading?.most ?? 0);
  void read({ query, after: [], from: null, most });
}

let isFollowed = false;

/**
 * The screen is shown: what was found may have changed since. From now on it is kept as it is, on another
 * screen too, so that one comes back to no text that was withheld meanwhile.
 */
export function enterSearch(): void {
  searchAgain();
  if (isFollowed) return;
  isFollowed = true;
  onChange(followSearch);
}

/** Asks again where a notice names what is shown, or a community may have become readable. */
function followSearch(notice: ChangeNotice): void {
  const { hits, waiting } = useSearch.getState();
  if (notice.topic === 'communities') {
    if (waiting.length > 0) searchAgain();
  } else if (notice.topic === 'thread') {
    const isShown = hits.some(
      ({ articleId, commentId }) =>
        articleId === notice.articleId &&
        (notice.ids === null || (commentId !== null && notice.ids.includes(commentId))),
    );
    if (isShown) searchAgain();
  }
}

export function choose(index: number): void {
  const { hits } = useSearch.getState();
  if (index >= hits.length) readMore();
  useSearch.setState({ current: Math.max(0, Math.min(index, hits.length - 1)) });
}

// What was found for the account before, or while it might still be read, goes at once. A community that
// was left is no longer looked into.
onOtherReader((ids) => {
  const { hits, query } = useSearch.getState();
  const isLeft = (id: CommunityId | undefined | null) => id != null && findCommunity(id) === null;
  if (isLeft(query.communityId) || isLeft(query.article?.communityId)) {
    search({ communityId: null, article: null });
  }
  const left = hits.filter(({ communityId }) => !ids.has(communityId));
  if (left.length === hits.length) return;
  useSearch.setState({ hits: left, current: 0 });
  searchAgain();
});
