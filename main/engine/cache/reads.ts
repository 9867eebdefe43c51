// How far the member has read each thread, and how much of that the server knows: SQL alone.
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import type { ReadRow } from '../../../shared/protocol/reads.ts';
import { type Cache, prepared } from './database.ts';
import { toMillis } from './moments.ts';

/** The `seq` up to which the thread was seen; 0 where it never was. */
export function seenSeq(db: Cache, articleId: ArticleId): number {
  const row = prepared<[ArticleId], { seen_seq: number }>(
    db,
    'select seen_seq from reads where article_id = ?',
  ).get(articleId);
  return row?.seen_seq ?? 0;
}

/** Notes that the thread was opened; says whether it was for the first time. */
export function markOpened(db: Cache, articleId: ArticleId, at: number): boolean {
  return (
    prepared<[ArticleId, number]>(
      db,
      'insert into reads (article_id, seen_seq, opened_at) values (?, 0, ?) on conflict do nothing',
    ).run(articleId, at).changes === 1
  );
}

/** The revision of the article that was read last; null where that is not known. */
export function seenRevision(db: Cache, articleId: ArticleId): number | null {
  const row = prepared<[ArticleId], { seen_revision: number | null }>(
    db,
    'select seen_revision from reads where article_id = ?',
  ).get(articleId);
  return row?.seen_revision ?? null;
}

/** Notes which revision of the article, opened before, is read now. Says whether it is another. */
export function markRevision(db: Cache, articleId: ArticleId, revision: number): boolean {
  return (
    prepared<[number, ArticleId, number]>(
      db,
      'update reads set seen_revision = ? where article_id = ? and seen_revision is not ?',
    ).run(revision, articleId, revision).changes === 1
  );
}

/** Notes that the thread was seen up to `seq`; never moves back. Says whether it moved. */
export function markSeen(db: Cache, articleId: ArticleId, seq: number, at: number): boolean {
  return (
    prepared<[ArticleId, number, number]>(
      db,
      `insert into reads (article_id, seen_seq, opened_at) values (?, ?, ?)
       on conflict (article_id) do update set seen_seq = excluded.seen_seq
       where excluded.seen_seq > reads.seen_seq`,
    ).run(articleId, seq, at).changes === 1
  );
}

/** Takes the account's mark as the server has it; says whether it moved what is known here. */
export function putRead(db: Cache, row: ReadRow): boolean {
  const moved = markSeen(db, row.id, row.seq, toMillis(row.at));
  noteTold(db, row.id, row.seq);
  return moved;
}

/** The server knows of the mark up to `seq`. */
export function noteTold(db: Cache, articleId: ArticleId, seq: number): void {
  prepared<[number, ArticleId, number]>(
    db,
    'update reads set told_seq = ? where article_id = ? and told_seq < ?',
  ).run(seq, articleId, seq);
}

/** The server has lost what it knew: all marks are to be told again. */
export function forgetTold(db: Cache): void {
  prepared<[]>(db, 'update reads set told_seq = -1').run();
}

export type UntoldRead = { articleId: ArticleId; seq: number };

/** Marks of articles that the server has, of which it does not know how far they have moved. */
export function untoldReads(db: Cache, most: number): UntoldRead[] {
  return prepared<[number], UntoldRead>(db, untoldReadsSql).all(most);
}
export const untoldReadsSql = `
  select article_id as articleId, seen_seq as seq from reads
  where seen_seq > told_seq and article_id in (select id from articles)
  order by opened_at desc limit ?`;
