// What a notification says: one for a comment, one for many in a thread, one for everything where that
// would be a heap. Pure.
import type { CommunityId } from '../shared/bridge/engine-api.ts';
import type { ToYou } from '../shared/bridge/to-you.ts';
import type { Words } from './words/en.ts';

export type Addressed = ToYou & { communityId: CommunityId };

export type Planned = {
  /** The thread that it is of; '' for one over many threads. */
  key: string;
  title: string;
  /** Which discussion; null where the title says it. */
  subtitle: string | null;
  body: string;
  /** What it tells of, the oldest first. A click opens that one. */
  items: [Addressed, ...Addressed[]];
};

/** More threads than this at once are told of in one sentence. */
const mostThreads = 3;

export const threadKey = ({
  communityId,
  articleId,
}: Pick<Addressed, 'communityId' | 'articleId'>) => `${communityId}/${articleId}`;

export function planNotifications(
  items: readonly Addressed[],
  words: Words['notification'],
): Planned[] {
  const [first, ...others] = [...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (first === undefined) return [];
  const threads = new Map<string, [Addressed, ...Addressed[]]>();
  for (const item of [first, ...others]) {
    const key = threadKey(item);
    const known = threads.get(key);
    if (known === undefined) threads.set(key, [item]);
    else known.push(item);
  }
  if (threads.size > mostThreads) {
    const title = words.inThreads(items.length, threads.size);
    return [
      { key: '', title, subtitle: null, body: namesIn(items, words), items: [first, ...others] },
    ];
  }
  return [...threads].map(([key, ofThread]) => ({
    key,
    ...said(ofThread, words),
    items: ofThread,
  }));
}

function said(
  items: readonly [Addressed, ...Addressed[]],
  words: Words['notification'],
): Pick<Planned, 'title' | 'subtitle' | 'body'> {
  const [{ why, author, headline, line }] = items;
  if (items.length === 1) {
    const title = why === 'reply' ? words.reply(author.name) : words.mention(author.name);
    return { title, subtitle: headline, body: line ?? '' };
  }
  const replies = items.filter((item) => item.why === 'reply').length;
  const count = items.length;
  const counted = replies === count ? words.replies : replies === 0 ? words.mentions : words.both;
  return { title: counted(count, headline), subtitle: null, body: namesIn(items, words) };
}

function namesIn(items: readonly Addressed[], words: Words['notification']): string {
  return words.from([...new Set(items.map(({ author }) => author.name))]);
}
