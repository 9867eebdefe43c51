// Where this member was called by name, as their own stream says: SQL alone.
import type { NamedMember } from '../../../shared/protocol/acts.ts';
import type { CommentRow } from '../../../shared/protocol/comments.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import type { MentionRow } from '../../../shared/protocol/mentions.ts';
import { type Cache, prepared } from './database.ts';
import { toMillis } from './moments.ts';

type Columns = {
  comment_id: string;
  rev: number;
  article_id: string;
  number: string;
  seq: number;
  author_id: string;
  author_name: string;
  author_role: CommentRow['author']['role'];
  at: number;
  is_on: number;
};

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putMention(db: Cache, row: MentionRow): boolean {
  return (
    prepared<[Columns]>(
      db,
      `insert into mentions (comment_id, rev, article_id, number, seq, author_id, author_name,
         author_role, at, is_on)
       values (:comment_id, :rev, :article_id, :number, :seq, :author_id, :author_name,
         :author_role, :at, :is_on)
       on conflict (comment_id) do update set rev = excluded.rev, is_on = excluded.is_on
       where excluded.rev > mentions.rev`,
    ).run({
      comment_id: row.id,
      rev: row.rev,
      article_id: row.articleId,
      number: row.number,
      seq: row.seq,
      author_id: row.author.id,
      author_name: row.author.name,
      author_role: row.author.role,
      at: toMillis(row.at),
      is_on: row.on ? 1 : 0,
    }).changes === 1
  );
}

/** Whom a comment calls, as its row is cached. */
export function mentionsToText(mentions: CommentRow['mentions']): string {
  return JSON.stringify(mentions ?? []);
}

export function mentionsFromText(text: string): NamedMember[] {
  return text === '[]' ? [] : (JSON.parse(text) as NamedMember[]);
}

export const recentAuthorsSql = `select author_id as id, author_name as name from comments
  where article_id = ? and state = 'visible' order by seq desc limit 300`;

/** Who wrote last in the thread, the latest first, each as often as they did. */
export function recentAuthors(db: Cache, articleId: ArticleId): NamedMember[] {
  return prepared<[ArticleId], NamedMember>(db, recentAuthorsSql).all(articleId);
}

export type Author = NamedMember & { here: 0 | 1 };

const authorColumns = `id, name, exists (
    select 1 from comments c where c.author_id = a.id and c.article_id = :articleId) as here`;
export const authorsBeginningSql = `select ${authorColumns} from authors a
  where folded >= :folded and folded < :folded || char(1114111)
  order by here desc, folded limit :most`;
export const authorsWithWordSql = `select ${authorColumns} from authors a
  where instr(folded, ' ' || :folded) > 0 order by here desc, folded limit :most`;

type Sought = { articleId: ArticleId; folded: string; most: number };

/** Whose name begins so, or a later word of it; those who wrote in the thread first. */
export function authorsNamedLike(db: Cache, sought: Sought): Author[] {
  const beginning = prepared<[Sought], Author>(db, authorsBeginningSql).all(sought);
  if (beginning.length >= sought.most) return beginning;
  return [...beginning, ...prepared<[Sought], Author>(db, authorsWithWordSql).all(sought)];
}

/** Authors by exactly these names, folded. */
export function authorsByFolded(db: Cache, folded: readonly string[]): NamedMember[] {
  return prepared<[string], NamedMember>(
    db,
    'select id, name from authors where folded in (select value from json_each(?))',
  ).all(JSON.stringify(folded));
}
