// The full-text index over what may be read of the cache: SQL alone. Places what comes, walks what is
// there, and looks up what it finds. Kept in step by search-schema.ts and search-upkeep.ts. No ranking.
import type { NamedMember } from '../../../shared/protocol/acts.ts';
import type { ArticleId, CommentId, MemberId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';

/** Milliseconds that share a position where nothing else stands at it. */
const stepMs = 8;

/**
 * A free position for what was written at that moment. Where many were written at once they spread over
 * the moments after it, twice as far at each try, so that even an import with one date for all finds room.
 */
export function freePosition(db: Cache, at: number): number {
  const taken = prepared<[number, number]>(
    db,
    `select 1 from comments where position = ?
     union all select 1 from article_positions where position = ?`,
  );
  const first = positionAt(at);
  for (let spread = 1; ; spread *= 2) {
    const position = first + Math.floor(Math.random() * spread);
    if (taken.get(position, position) === undefined) return position;
  }
}

/** Gives the article its place in the index, for its triggers to find. */
export function placeArticle(db: Cache, id: ArticleId, publishedAt: number): void {
  const placed = prepared<[ArticleId]>(db, 'select 1 from article_positions where article_id = ?');
  if (placed.get(id) !== undefined) return;
  prepared<[number, ArticleId]>(
    db,
    'insert into article_positions (position, article_id) values (?, ?)',
  ).run(freePosition(db, publishedAt), id);
}

/** Where what was written at that moment stands at the earliest. */
export function positionAt(at: number): number {
  return Math.max(1, Math.floor(at / stepMs));
}

// A bound that is bound as a number of JavaScript is a float to FTS5, which then takes no notice of it and
// walks through everything above it.
export const walkSql = `select rowid as position from search_index
  where search_index match :match
    and rowid < cast(:before as integer) and rowid >= cast(:from as integer)
  order by rowid desc`;

/** The positions that match, the newest first. `match` is FTS5's own language: see search-terms.ts. */
export function walkIndex(
  db: Cache,
  match: string,
  before: number,
  from: number,
): IterableIterator<{ position: number }> {
  // Prepared anew: a walk that was left before its end keeps its statement busy.
  return db
    .prepare<{ match: string; before: number; from: number }, { position: number }>(walkSql)
    .iterate({ match, before, from });
}

export type FoundComment = {
  id: CommentId;
  articleId: ArticleId;
  number: string;
  authorId: MemberId;
  authorName: string;
  body: string;
  at: number;
};

/** The comment at the position, where it may be read. */
export function commentAt(db: Cache, position: number): FoundComment | null {
  type Columns = {
    id: CommentId;
    article_id: ArticleId;
    number: string;
    author_id: MemberId;
    author_name: string;
    body: string;
    created_at: number;
  };
  const row = prepared<[number], Columns>(
    db,
    `select id, article_id, number, author_id, author_name, body, created_at from comments
     where position = ? and body is not null and state = 'visible'`,
  ).get(position);
  if (row === undefined) return null;
  const { article_id: articleId, author_id: authorId, author_name: authorName } = row;
  return { ...row, articleId, authorId, authorName, at: row.created_at };
}

export type FoundArticle = {
  id: ArticleId;
  headline: string;
  deck: string;
  byline: string;
  body: string;
  at: number;
};

export function articleAt(db: Cache, position: number): FoundArticle | null {
  return (
    prepared<[number], FoundArticle>(
      db,
      `select a.id, a.headline, a.deck, a.byline, a.body, a.published_at as at
       from article_positions p join articles a on a.id = p.article_id where p.position = ?`,
    ).get(position) ?? null
  );
}

export function headlineOf(db: Cache, id: ArticleId): string | null {
  return (
    prepared<[ArticleId], { headline: string }>(
      db,
      'select headline from articles where id = ?',
    ).get(id)?.headline ?? null
  );
}

export const newestTextsSql =
  "select body from comments where body is not null and state = 'visible' order by position desc limit ?";

/** The newest texts that may be read, as a sample of them all. */
export function newestTexts(db: Cache, most: number): string[] {
  return prepared<[number], { body: string }>(db, newestTextsSql)
    .all(most)
    .map(({ body }) => body);
}

export const authorsNamedSql = 'select id from authors where folded >= ? and folded < ? limit ?';

/** Some of those whose names begin so; `folded`: see `foldedName`. */
export function authorsNamed(db: Cache, folded: string, most: number): MemberId[] {
  return prepared<[string, string, number], { id: MemberId }>(db, authorsNamedSql)
    .all(folded, `${folded}\u{10ffff}`, most)
    .map(({ id }) => id);
}

export const membersNamedSql =
  'select id, name from authors where folded >= ? and folded < ? order by folded limit ?';

/** The same with the names under which they wrote last, in the order of these. */
export function membersNamed(db: Cache, folded: string, most: number): NamedMember[] {
  return prepared<[string, string, number], NamedMember>(db, membersNamedSql).all(
    folded,
    `${folded}\u{10ffff}`,
    most,
  );
}
