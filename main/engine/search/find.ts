// One search over the communities of this device: each is asked for its newest, and what they answer is
// merged. A community whose withheld texts are not known yet holds up no other.
import type { CommunityId } from '../../../shared/bridge/engine-api.ts';
import type { FindAnswer, FindRequest } from '../../../shared/bridge/search.ts';
import type { CommunitySession } from '../community-session.ts';
import { type FoundInCache, findInCache } from './find-in-cache.ts';

const pageHits = 20;
/** Shared by the communities that are asked. */
const searchForMs = 12;
const leastTexts = 200;
/** How long a community that is just connecting is waited for, where others are asked too. */
const waitMs = 250;

export type Searched = Pick<CommunitySession, 'read'>;

export async function find(
  sessions: ReadonlyMap<CommunityId, Searched>,
  request: FindRequest,
): Promise<FindAnswer> {
  const bounds = { most: pageHits, forMs: searchForMs / Math.max(1, sessions.size), leastTexts };
  const asked = [...sessions].map(async ([id, session]) => {
    const found = session.read((replica) =>
      replica.isBarred() ? { hits: [], next: null } : findInCache(replica, request, bounds),
    );
    return { id, found: sessions.size === 1 ? await found : await soon(found) };
  });
  const answers = await Promise.all(asked);
  const found = answers.map((answer) => answer.found).filter((each) => each !== null);
  return {
    ...merged(found),
    waiting: answers.filter((answer) => answer.found === null).map(({ id }) => id),
  };
}

/** The newest of all; nothing from below where one of them has stopped looking. */
export function merged(found: readonly FoundInCache[]): Pick<FindAnswer, 'hits' | 'next'> {
  const stops = found.map(({ next }) => next).filter((next) => next !== null);
  const floor = stops.length === 0 ? null : Math.max(...stops);
  const hits = found
    .flatMap((each) => each.hits)
    .filter(({ position }) => floor === null || position >= floor)
    .sort((a, b) => b.position - a.position);
  // What shares the last position stays on its page: the next begins below it.
  const last = hits[pageHits - 1]?.position ?? 0;
  const page = hits.filter(({ position }) => position >= last);
  return {
    hits: page.map(({ hit }) => hit),
    next: page.length < hits.length ? last : floor,
  };
}

async function soon<T>(answer: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), waitMs);
  });
  try {
    // A community that is being closed meanwhile has no answer either.
    return await Promise.race([answer.catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}
