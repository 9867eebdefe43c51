// Turns what was asked into a walk over the index and what is left to check on each text. Chooses the
// cheaper of the two for each part; see search-schema.ts for what the index lacks.
import type { FindRequest } from '../../../shared/bridge/search.ts';
import type { MemberId } from '../../../shared/protocol/ids.ts';
import type { Cache } from '../cache/database.ts';
import { toMillis } from '../cache/moments.ts';
import { knownAuthors, newestTexts, positionAt } from '../cache/search-index.ts';
import { fold, holdsPhrase, type Phrase, type Word, wordsOf } from './words.ts';

export type SearchPlan = {
  /** In FTS5's language. */
  match: string;
  /** Positions below `before` and from `from` on. */
  before: number;
  from: number;
  /** Of many that were written at once some stand a little later: the moment itself decides. */
  isInTime: (at: number) => boolean;
  holds: (text: string) => boolean;
  /** By id, where the index does not join them. */
  authors: ReadonlySet<MemberId> | null;
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
  const terms = [kindTerm(request)];
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
  if (request.articleId !== null) terms.push(`article${bare(request.articleId)}`);
  const authors = request.author === null ? null : authorsNamed(db, request.author);
  if (authors?.size === 0) return null;
  const joined = authors !== null && authors.size <= mostAuthors;
  if (joined) terms.push(`(${[...authors].map((id) => `author${bare(id)}`).join(' OR ')})`);
  return {
    match: terms.join(' AND '),
    before: Math.min(request.before ?? endOfTime, to === endOfTime ? to : positionAt(to) + 1),
    from: positionAt(from),
    isInTime: (at) => at >= from && at < to,
    holds: textCheck(checked),
    authors: joined ? null : authors,
  };
}

function kindTerm({ kind, author }: FindRequest): string {
  if (kind === 'articles') return author === null ? 'kindarticle' : 'kindarticle AND kindcomment';
  return kind === 'comments' || author !== null ? 'kindcomment' : '(kindcomment OR kindarticle)';
}

const bare = (id: string): string => id.replaceAll('-', '');

function authorsNamed(db: Cache, typed: string): Set<MemberId> {
  const start = spaced(typed);
  const named = knownAuthors(db).filter(({ name }) => spaced(name).startsWith(start));
  return new Set(named.map(({ id }) => id));
}

const spaced = (name: string): string => fold(name).split(/\s+/u).filter(Boolean).join(' ');

function isCommonPrefix(db: Cache, prefix: string): boolean {
  const texts = newestTexts(db, sampleSize);
  // In a cache as small as that anything is quick.
  if (texts.length < sampleSize) return false;
  const stands = prefixCheck(prefix);
  let found = 0;
  return texts.some((text) => stands(text) && ++found === commonIn);
}

/** Whether a word of the text begins so; without taking the text apart, for it is asked often. */
function prefixCheck(prefix: string): (text: string) => boolean {
  // A folded word holds letters and digits alone, and nothing that a pattern would read otherwise.
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}\\p{Co}])${prefix}`, 'u');
  return (text) => pattern.test(fold(text));
}

function textCheck(phrases: readonly Phrase[]): (text: string) => boolean {
  const checks = phrases.map((phrase) => {
    const [only, ...more] = phrase.words;
    if (only !== undefined && more.length === 0 && phrase.prefix) return prefixCheck(only);
    return (_text: string, words: () => Word[]) => holdsPhrase(words(), phrase);
  });
  return (text) => {
    let words: Word[] | null = null;
    return checks.every((check) =>
      check(text, () => {
        words ??= wordsOf(text);
        return words;
      }),
    );
  };
}
