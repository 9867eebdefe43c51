// The cached pictures of articles: SQL alone. Knows neither the network nor Markdown.
import type { Picture, PictureRefusal } from '../../../shared/bridge/pictures.ts';
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { type Cache, prepared } from './database.ts';

/** In the order of the text. */
export function picturesOf(db: Cache, articleId: ArticleId): Picture[] {
  type Row = {
    key: string;
    address: string;
    state: Picture['state'];
    reason: PictureRefusal | null;
    width: number | null;
    height: number | null;
  };
  return prepared<[ArticleId], Row>(
    db,
    `select p.key, p.address, p.state, p.reason, p.width, p.height
     from article_pictures ap join pictures p on p.key = ap.key
     where ap.article_id = ? order by ap.position`,
  )
    .all(articleId)
    .map(({ key, address, state, reason, width, height }) => {
      switch (state) {
        case 'here':
          return { key, address, state, width, height };
        case 'refused':
          return { key, address, state, reason: reason ?? 'type' };
        case 'waiting':
        case 'failed':
          return { key, address, state };
        default:
          return unreachable(state);
      }
    });
}

export type StoredPicture = { type: string; bytes: Buffer };

export function readPicture(db: Cache, key: string): StoredPicture | null {
  const row = prepared<[string], StoredPicture>(
    db,
    `select type, bytes from pictures where key = ? and state = 'here'`,
  ).get(key);
  return row ?? null;
}

/** Some of these articles whose text was not looked through as it is now. */
export function articlesToLookThrough(
  db: Cache,
  kept: readonly ArticleId[],
  most: number,
): ArticleId[] {
  return prepared<[string, number], { id: ArticleId }>(
    db,
    `select a.id from json_each(?) kept join articles a on a.id = kept.value
     left join pictures_found f on f.article_id = a.id
     where f.revised_at is null or f.revised_at <> coalesce(a.revised_at, 0)
     limit ?`,
  )
    .all(JSON.stringify(kept), most)
    .map(({ id }) => id);
}

export function textToLookThrough(
  db: Cache,
  id: ArticleId,
): { body: string; revisedAt: number } | null {
  const row = prepared<[ArticleId], { body: string; revisedAt: number }>(
    db,
    'select body, coalesce(revised_at, 0) as revisedAt from articles where id = ?',
  ).get(id);
  return row ?? null;
}

/** Notes which pictures the article's text has now; those that no text has any more are deleted. */
export function putPicturesOf(
  db: Cache,
  articleId: ArticleId,
  revisedAt: number,
  pictures: readonly { key: string; address: string }[],
): void {
  db.transaction(() => {
    const before = forgetPlaces(db, articleId);
    const put = prepared<[string, string]>(
      db,
      `insert into pictures (key, address, state, tries, due_at, size)
       values (?, ?, 'waiting', 0, 0, 0) on conflict do nothing`,
    );
    const place = prepared<[ArticleId, number, string]>(
      db,
      'insert into article_pictures (article_id, position, key) values (?, ?, ?)',
    );
    for (const [position, { key, address }] of pictures.entries()) {
      put.run(key, address);
      place.run(articleId, position, key);
    }
    prepared<[ArticleId, number]>(
      db,
      `insert into pictures_found (article_id, revised_at) values (?, ?)
       on conflict (article_id) do update set revised_at = excluded.revised_at`,
    ).run(articleId, revisedAt);
    for (const key of before) deleteUnplaced(db, key);
  })();
}

/** Answers the keys of the pictures that stood there. */
function forgetPlaces(db: Cache, articleId: ArticleId): string[] {
  return prepared<[ArticleId], { key: string }>(
    db,
    'delete from article_pictures where article_id = ? returning key',
  )
    .all(articleId)
    .map(({ key }) => key);
}

export type PictureToFetch = { key: string; address: string; tries: number; articleId: ArticleId };

/** The first picture of these articles that may be tried now and is not among `busy`. */
export function pictureToFetch(
  db: Cache,
  kept: readonly ArticleId[],
  busy: readonly string[],
  now: number,
): PictureToFetch | null {
  const row = prepared<[string, number, string], PictureToFetch>(
    db,
    `select p.key, p.address, p.tries, ap.article_id as articleId
     from json_each(?) kept
     join article_pictures ap on ap.article_id = kept.value
     join pictures p on p.key = ap.key
     where p.state in ('waiting', 'failed') and p.due_at <= ?
       and p.key not in (select value from json_each(?))
     order by kept.key, ap.position limit 1`,
  ).get(JSON.stringify(kept), now, JSON.stringify(busy));
  return row ?? null;
}

/** When the next picture of these articles is to be tried again; null when none is. */
export function nextPictureAt(db: Cache, kept: readonly ArticleId[]): number | null {
  const row = prepared<[string], { at: number | null }>(
    db,
    `select min(p.due_at) as at from json_each(?) kept
     join article_pictures ap on ap.article_id = kept.value join pictures p on p.key = ap.key
     where p.state in ('waiting', 'failed')`,
  ).get(JSON.stringify(kept));
  return row?.at ?? null;
}

/** Bytes of the article's pictures that are here. */
export function pictureBytesOf(db: Cache, articleId: ArticleId): number {
  const row = prepared<[ArticleId], { bytes: number }>(
    db,
    `select coalesce(sum(size), 0) as bytes from (
       select distinct p.key, p.size from article_pictures ap join pictures p on p.key = ap.key
       where ap.article_id = ?)`,
  ).get(articleId);
  return row?.bytes ?? 0;
}

export function articlesWithPicture(db: Cache, key: string): ArticleId[] {
  return prepared<[string], { id: ArticleId }>(
    db,
    'select distinct article_id as id from article_pictures where key = ?',
  )
    .all(key)
    .map(({ id }) => id);
}

export type PictureContent = {
  type: string;
  bytes: Buffer;
  width: number | null;
  height: number | null;
};

/** The one whose place no text has any more stays away. */
export function putPicture(db: Cache, key: string, content: PictureContent): void {
  prepared<[PictureContent & { key: string; size: number }]>(
    db,
    `update pictures set state = 'here', reason = null, type = :type, width = :width,
       height = :height, size = :size, bytes = :bytes where key = :key`,
  ).run({ ...content, key, size: content.bytes.length });
}

export function refusePicture(db: Cache, key: string, reason: PictureRefusal): void {
  prepared<[string, string]>(
    db,
    `update pictures set state = 'refused', reason = ? where key = ?`,
  ).run(reason, key);
}

export function postponePicture(db: Cache, key: string, dueAt: number): void {
  prepared<[number, string]>(
    db,
    `update pictures set state = 'failed', tries = tries + 1, due_at = ? where key = ?`,
  ).run(dueAt, key);
}

/** Forgets which pictures the article has, so that they are looked for anew; answers their keys. */
export function forgetPicturesOf(db: Cache, articleId: ArticleId): string[] {
  return db.transaction(() => {
    prepared<[ArticleId]>(db, 'delete from pictures_found where article_id = ?').run(articleId);
    return forgetPlaces(db, articleId);
  })();
}

/** Deletes the picture unless another article shows it too. */
export function deleteUnplaced(db: Cache, key: string): void {
  prepared<[{ key: string }]>(
    db,
    `delete from pictures where key = :key
       and not exists (select 1 from article_pictures where key = :key)`,
  ).run({ key });
}
