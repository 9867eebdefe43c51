// What a member leaves in a thread on this device alone: drafts, and how far it was read. SQL alone.
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';

/** Where a draft stands: under an article, or under one of its comments. */
export type DraftPlace = { articleId: ArticleId; parentId: CommentId | null };

export function readDraft(db: Cache, place: DraftPlace): string {
  const row = prepared<[string, string], { body: string }>(
    db,
    'select body from drafts where article_id = ? and parent_id = ?',
  ).get(place.articleId, place.parentId ?? '');
  return row?.body ?? '';
}

/** An empty body forgets the draft. */
export function saveDraft(db: Cache, place: DraftPlace, body: string, at: number): void {
  if (body === '') {
    prepared<[string, string]>(db, 'delete from drafts where article_id = ? and parent_id = ?').run(
      place.articleId,
      place.parentId ?? '',
    );
    return;
  }
  prepared<[string, string, string, number]>(
    db,
    `insert into drafts (article_id, parent_id, body, saved_at) values (?, ?, ?, ?)
     on conflict (article_id, parent_id) do update
       set body = excluded.body, saved_at = excluded.saved_at`,
  ).run(place.articleId, place.parentId ?? '', body, at);
}

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
