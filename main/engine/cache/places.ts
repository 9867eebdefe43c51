// How far a member has read each thread. SQL alone.
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';

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
