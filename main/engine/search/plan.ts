// Turns what was asked into a walk over the index and what is left to check on each text. Chooses the
// cheaper of the two for each part; see search-schema.ts for what the index lacks.
import type { FindRequest } from '../../../shared/bridge/search.ts';
import type { Cache } from '../cache/database.ts';
import { toMillis } from '../cache/moments.ts';
import { authorsNamed, newestTexts, positionAt } from '../cache/search-index.ts';
import { fold, foldedName, type Phrase, phrasePattern, termMark } from './words.ts';

export type SearchPlan = {
  /** In FTS5's language. */
  match: string;
  /** Positions below `before` and from `from` on. */
  before: number;
  from: number;
  /** Of many that were written at once some stand a little later: the moment itself decides. */
  isInTime: (at: number) => boolean;
  holds: (text: string) => boolean;
  takesArticles: boolean;
  isBy: (author: string) => boolean;
};

/** So many of the newest texts are looked at to learn how common a prefix is. */
const sampleSize = 300;
/** A prefix in more of them costs less to check on each text than to gather from the index. */
const commonIn = 9;
/** More authors than these are checked by name: so many lists would be slow to join. */
const mostAuthors = 40;
const endOfTime = 2 ** 52;

/** Null where nothing was asked for, or nothing can be found. */
export function planSearch(
  db: Cache,
  phrases: readonly Phrase[],
  request: FindRequest,
): SearchPlan | null {
  if (phrases.length === 0 && request.author === null && request.articleId === null) return null;
  const from = request.from === null ? 0 : toMillis(request.from);
  const to = request.to === null ? endOfTime : toMillis(request.to);
  const terms: string[] = [];
  const checked: Phrase[] = [];
  for (const phrase of phrases) {
    const whole = phrase.prefix ? phrase.words.slice(0, -1) : phrase.words;
    terms.push(...whole.map((word) => `"${word}"`));
    const start = phrase.prefix ? phrase.words.at(-1) : undefined;
    const isCommon = start !== undefined && isCommonPrefix(db, start);
    if (start !== undefined && !isCommon) terms.push(`"${start}"*`);
    // The index knows that the words are there, not that they stand side by side.
    if (phrase.words.length > 1 || isCommon) checked.push(phrase);
  }
  if (request.articleId !== null) terms.push(term('article', request.articleId));
  const name = request.author === null ? null : foldedName(request.author);
  const authors = name === null ? [] : authorsNamed(db, name, mostAuthors + 1);
  if (name !== null && authors.length === 0) return null;
  const joined = name !== null && authors.length <= mostAuthors;
  if (joined) terms.push(`(${authors.map((id) => term('author', id)).join(' OR ')})`);
  return {
    match: [...terms, ...kindTerms(request, terms)].join(' AND '),
    before: Math.min(request.before ?? endOfTime, to === endOfTime ? to : positionAt(to) + 1),
    from: positionAt(from),
    isInTime: (at) => at >= from && at < to,
    holds: textCheck(checked),
    takesArticles: request.kind !== 'comments' && name === null,
    isBy: (author) => name === null || joined || foldedName(author).startsWith(name),
  };
}

/** A list of nearly all there is slows every join: it stands only where it narrows, or stands alone. */
function kindTerms({ kind }: FindRequest, others: readonly string[]): string[] {
  const articles = term('kind', 'article');
  const comments = term('kind', 'comment');
  if (kind === 'articles') return [articles];
  if (others.length > 0) return [];
  return [kind === 'comments' ? comments : `(${comments} OR ${articles})`];
}

/** See search-schema.ts. */
const term = (of: string, id: string): string => `"${termMark}${of}${id.replaceAll('-', '')}"`;

function isCommonPrefix(db: Cache, prefix: string): boolean {
  const texts = newestTexts(db, sampleSize);
  // In a cache as small as that anything is quick.
  if (texts.length < sampleSize) return false;
  const stands = prefixCheck(prefix);
  let found = 0;
  return texts.some((text) => stands(text) && ++found === commonIn);
}

/** Whether a word of the text begins so. */
function prefixCheck(prefix: string): (text: string) => boolean {
  return textCheck([{ words: [prefix], prefix: true }]);
}

/** Whether all of the phrases stand in the text; without taking it apart, for that is asked often. */
function textCheck(phrases: readonly Phrase[]): (text: string) => boolean {
  const patterns = phrases.map(phrasePattern);
  return (text) => {
    if (patterns.length === 0) return true;
    const folded = fold(text);
    return patterns.every((pattern) => pattern.test(folded));
  };
}
