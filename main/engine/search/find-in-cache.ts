// Searches one community's cache: walks the index from the newest on and checks what it finds, for a
// bounded time. Reads only; never logs what was asked.
import type { FindRequest, Hit } from '../../../shared/bridge/search.ts';
import type { MemberId } from '../../../shared/protocol/ids.ts';
import { isFull } from '../cache/damage.ts';
import type { Cache } from '../cache/database.ts';
import { toTime } from '../cache/moments.ts';
import {
  articleAt,
  commentAt,
  type FoundComment,
  headlineOf,
  walkIndex,
} from '../cache/search-index.ts';
import { putQueued } from '../cache/search-upkeep.ts';
import { entriesOfTarget } from '../outbox/entries.ts';
import type { Replica } from '../replica.ts';
import { ignoredMembers } from '../views/community-view.ts';
import { excerptOf } from './excerpt.ts';
import { plainText } from './plain-text.ts';
import { planSearch, type SearchPlan } from './plan.ts';
import { parseQuery } from './query.ts';
import type { Phrase } from './words.ts';

export type PlacedHit = { position: number; hit: Hit };
export type FoundInCache = {
  hits: PlacedHit[];
  /** What lies below this position was not looked at; null when all was. */
  next: number | null;
};

/** What of a replica is searched. */
export type Searchable = Pick<Replica, 'db' | 'communityId'>;

/**
 * At most so many hits, and no longer than so many milliseconds; but so many texts are looked at on the
 * slowest machine, so that a page is never short for nothing.
 */
export type SearchBounds = { most: number; forMs: number; leastTexts: number };

export function findInCache(
  replica: Searchable,
  request: FindRequest,
  bounds: SearchBounds,
): FoundInCache {
  putWhatCame(replica.db);
  const phrases = parseQuery(request.text);
  const plan = planSearch(replica.db, phrases, request);
  if (plan === null) return { hits: [], next: null };
  const search = new CacheSearch(replica, plan, phrases);
  const until = performance.now() + bounds.forMs;
  const hits: PlacedHit[] = [];
  let looked = 0;
  for (const { position } of walkIndex(replica.db, plan.match, plan.before, plan.from)) {
    const hit = search.hitAt(position);
    if (hit !== null) hits.push({ position, hit });
    looked += 1;
    const isLate = looked >= bounds.leastTexts && performance.now() > until;
    if (hits.length === bounds.most || isLate) return { hits, next: position };
  }
  return { hits, next: null };
}

/** What has just come is found too; where much has come, it is put in by and by. */
function putWhatCame(db: Cache): void {
  try {
    putQueued(db);
  } catch (error) {
    // A full disk is no reason not to search what is there.
    if (!isFull(error)) throw error;
  }
}

class CacheSearch {
  readonly #replica: Searchable;
  readonly #plan: SearchPlan;
  readonly #phrases: readonly Phrase[];
  readonly #ignored: ReadonlySet<MemberId>;

  constructor(replica: Searchable, plan: SearchPlan, phrases: readonly Phrase[]) {
    this.#replica = replica;
    this.#plan = plan;
    this.#phrases = phrases;
    this.#ignored = new Set(ignoredMembers(replica.db).map(({ id }) => id));
  }

  hitAt(position: number): Hit | null {
    const comment = commentAt(this.#replica.db, position);
    if (comment !== null) return this.#comment(comment);
    return this.#plan.takesArticles ? this.#article(position) : null;
  }

  #comment(comment: FoundComment): Hit | null {
    const { db, communityId } = this.#replica;
    const { isBy, isInTime, holds } = this.#plan;
    if (this.#ignored.has(comment.authorId)) return null;
    if (!isBy(comment.authorName) || !isInTime(comment.at) || !holds(comment.body)) return null;
    if (this.#isBeingWithheld(comment)) return null;
    return {
      communityId,
      articleId: comment.articleId,
      headline: { text: headlineOf(db, comment.articleId) ?? '', marks: [] },
      commentId: comment.id,
      number: comment.number,
      author: comment.authorName,
      at: toTime(comment.at),
      excerpt: excerptOf(plainText(comment.body), this.#phrases),
    };
  }

  /** A removal that waits to be sent: the thread shows the comment as removed already. */
  #isBeingWithheld({ id }: FoundComment): boolean {
    return entriesOfTarget(this.#replica.db, id).some(
      ({ kind, error }) => error === null && (kind === 'comment.remove' || kind === 'comment.hide'),
    );
  }

  #article(position: number): Hit | null {
    const { db, communityId } = this.#replica;
    const article = articleAt(db, position);
    if (article === null || !this.#plan.isInTime(article.at)) return null;
    const { headline, deck, byline, body } = article;
    if (!this.#plan.holds(`${headline}\n${deck}\n${byline}\n${body}`)) return null;
    const inBody = excerptOf(plainText(body), this.#phrases);
    const inDeck = excerptOf(deck, this.#phrases);
    const showsDeck = deck !== '' && (inDeck.marks.length > 0 || inBody.marks.length === 0);
    return {
      communityId,
      articleId: article.id,
      // Whole: a headline is short.
      headline: { text: headline, marks: excerptOf(headline, this.#phrases).marks },
      commentId: null,
      number: null,
      author: byline,
      at: toTime(article.at),
      excerpt: showsDeck ? inDeck : inBody,
    };
  }
}
