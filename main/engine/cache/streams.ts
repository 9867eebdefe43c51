// How far each stream is cached, and when the whole cache was last as on the server: SQL alone.
import { articleOfStream, type StreamName } from '../../../shared/protocol/sync.ts';
import { deleteCommentsOfThread } from './comments.ts';
import { type Cache, prepared } from './database.ts';
import { deleteModerationOf } from './moderation.ts';
import { toTime } from './moments.ts';
import { forgetTold } from './reads.ts';
import { takingAll } from './search-upkeep.ts';

export type StreamPlace = { cursor: number; complete: boolean };

export function streamPlace(db: Cache, stream: StreamName): StreamPlace {
  const row = prepared<[StreamName], { cursor: number; complete: number }>(
    db,
    'select cursor, complete from streams where stream = ?',
  ).get(stream);
  return row === undefined
    ? { cursor: 0, complete: false }
    : { cursor: row.cursor, complete: row.complete === 1 };
}

export function moveCursor(db: Cache, stream: StreamName, cursor: number): void {
  prepared<[StreamName, number]>(
    db,
    `insert into streams (stream, cursor, complete) values (?, ?, 0)
     on conflict (stream) do update set cursor = excluded.cursor`,
  ).run(stream, cursor);
}

/** Every page up to the cursor has come. */
export function markComplete(db: Cache, stream: StreamName): void {
  const { changes } = prepared<[StreamName]>(
    db,
    'update streams set complete = 1 where stream = ?',
  ).run(stream);
  if (changes !== 1) throw new Error(`the stream ${stream} has no cursor yet`);
}

/** Notes that the stream was as on the server at that moment, in epoch milliseconds of the server. */
export function noteCurrent(db: Cache, stream: StreamName, at: number): void {
  prepared<[number, StreamName]>(db, 'update streams set as_of = ? where stream = ?').run(
    at,
    stream,
  );
}

/** The moment that was noted last; null where none was. */
export function currentAt(db: Cache, stream: StreamName): number | null {
  const row = prepared<[StreamName], { as_of: number | null }>(
    db,
    'select as_of from streams where stream = ?',
  ).get(stream);
  return row?.as_of ?? null;
}

/** Whether the server's last word was that nothing may be read here. */
export function isFeedBarred(db: Cache): boolean {
  const row = prepared<[], { barred: number }>(
    db,
    `select barred from streams where stream = 'feed'`,
  ).get();
  return row?.barred === 1;
}

/** Where nothing of the feed is cached there is nothing to bar. */
export function markFeedBarred(db: Cache, on: boolean): void {
  prepared<[number]>(db, `update streams set barred = ? where stream = 'feed'`).run(on ? 1 : 0);
}

/** Forgets the stream's rows and cursor; it is read again from its beginning. */
export function resetStream(db: Cache, stream: StreamName): void {
  const articleId = articleOfStream(stream);
  if (articleId !== null) deleteCommentsOfThread(db, articleId);
  else if (stream === 'feed') resetFeed(db);
  else if (stream === 'me') resetMe(db);
  deleteModerationOf(db, stream);
  prepared<[StreamName]>(db, 'delete from streams where stream = ?').run(stream);
}

// How far was read stands here, and goes to a server that does not know it any more.
function resetMe(db: Cache): void {
  db.exec('delete from own_reactions; delete from mentions; delete from members');
  forgetTold(db);
}

// By the revs of the lost feed nobody can tell any more what was withheld of the cached comments: all
// threads are read anew as well.
function resetFeed(db: Cache): void {
  takingAll(db, () =>
    db.exec(`delete from articles; delete from community; delete from comments;
      delete from streams where stream like 'thread:%'`),
  );
}

/** Notes that everything that is followed is now as on the server. */
export function markWhole(db: Cache, at: number): void {
  prepared<[number]>(
    db,
    'insert into whole (id, at) values (1, ?) on conflict (id) do update set at = excluded.at',
  ).run(at);
}

/** When the cache was last known to be whole, as ISO time; null if it never was. */
export function wholeAt(db: Cache): string | null {
  const row = prepared<[], { at: number }>(db, 'select at from whole').get();
  return row === undefined ? null : toTime(row.at);
}
