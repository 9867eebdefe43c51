// What is kept on this device and what was let go: SQL alone. Decides nothing.
import { type Keep, keepSchema, storageLimits } from '../../../shared/bridge/storage.ts';
import { type ArticleId, articleIdSchema } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';
import { takingMany } from './search-upkeep.ts';

export type Choice = { keep: Keep; limitBytes: number };

export function readChoice(db: Cache): Choice {
  const row = prepared<[], { keep: string; limit_bytes: number }>(
    db,
    'select keep, limit_bytes from keeping_choice',
  ).get();
  const keep = keepSchema.safeParse(row?.keep);
  return {
    keep: keep.success ? keep.data : 'recent',
    limitBytes: row?.limit_bytes ?? storageLimits.usual,
  };
}

/** What was let go under another choice may come again. */
export function writeChoice(db: Cache, { keep, limitBytes }: Choice): void {
  prepared<[Keep, number]>(
    db,
    `insert into keeping_choice (id, keep, limit_bytes) values (1, ?, ?)
     on conflict (id) do update set keep = excluded.keep, limit_bytes = excluded.limit_bytes`,
  ).run(keep, limitBytes);
  db.exec('update keeping set let_go_at = null where let_go_at is not null');
}

export function setPinned(db: Cache, id: ArticleId, on: boolean): void {
  prepared<[ArticleId, number]>(
    db,
    `insert into keeping (article_id, pinned) values (?, ?)
     on conflict (article_id) do update set pinned = excluded.pinned, let_go_at = null`,
  ).run(id, Number(on));
}

export function setFollowed(db: Cache, id: ArticleId, on: boolean): void {
  prepared<[ArticleId, number]>(
    db,
    `insert into keeping (article_id, followed) values (?, ?)
     on conflict (article_id) do update set followed = excluded.followed, let_go_at = null`,
  ).run(id, Number(on));
}

export function setQuiet(db: Cache, id: ArticleId, on: boolean): void {
  prepared<[ArticleId, number]>(
    db,
    `insert into keeping (article_id, quiet) values (?, ?)
     on conflict (article_id) do update set quiet = excluded.quiet`,
  ).run(id, Number(on));
}

/** Whoever opens a thread wants it here. */
export function noteOpened(db: Cache, id: ArticleId, at: number): void {
  prepared<[ArticleId, number]>(
    db,
    `insert into keeping (article_id, opened_at) values (?, ?)
     on conflict (article_id) do update set opened_at = excluded.opened_at, let_go_at = null`,
  ).run(id, at);
}

export function noteVisited(db: Cache, id: ArticleId, rev: number): void {
  prepared<[ArticleId, number]>(
    db,
    `insert into keeping (article_id, visited_rev) values (?, ?)
     on conflict (article_id) do update set visited_rev = excluded.visited_rev`,
  ).run(id, rev);
}

export type Mark = { pinned: boolean; followed: boolean; quiet: boolean };
type MarkRow = { pinned: number; followed: number; quiet: number };

export function keepingMarks(db: Cache): Map<ArticleId, Mark> {
  const rows = prepared<[], MarkRow & { id: ArticleId }>(
    db,
    `select article_id as id, pinned, followed, quiet from keeping
     where pinned = 1 or followed = 1 or quiet = 1`,
  ).all();
  return new Map(rows.map((row) => [row.id, markOf(row)]));
}

export function keepingMark(db: Cache, id: ArticleId): Mark {
  return markOf(
    prepared<[ArticleId], MarkRow>(
      db,
      'select pinned, followed, quiet from keeping where article_id = ?',
    ).get(id),
  );
}

export function markOf(row?: MarkRow): Mark {
  return { pinned: row?.pinned === 1, followed: row?.followed === 1, quiet: row?.quiet === 1 };
}

/** The threads of which every comment that the feed knows of is here. */
export function savedThreads(db: Cache): Set<ArticleId> {
  return new Set(prepared<[], ArticleId>(db, savedThreadsSql).pluck().all() as ArticleId[]);
}
export const savedThreadsSql = `
  select a.id from articles a left join streams s on s.stream = 'thread:' || a.id
  where (a.last_seq = 0 or (s.complete = 1 and exists (
    select 1 from comments c where c.article_id = a.id and c.seq >= a.last_seq)))`;

export function isSavedThread(db: Cache, id: ArticleId): boolean {
  const saved = prepared<[ArticleId], { id: ArticleId }>(db, `${savedThreadsSql} and a.id = ?`);
  return saved.get(id) !== undefined;
}

/** Pinned before followed ones, the most active first. */
export function chosenThreads(db: Cache): ArticleId[] {
  return prepared<[], ArticleId>(
    db,
    `select a.id from keeping k join articles a on a.id = k.article_id
     where k.pinned = 1 or k.followed = 1
     order by k.pinned desc, a.active_at desc, a.id desc`,
  )
    .pluck()
    .all() as ArticleId[];
}

/** What moved on since it was let go may come again. */
export function takeBackMoved(db: Cache): void {
  prepared<[]>(
    db,
    `update keeping set let_go_at = null
     where let_go_at is not null and let_go_at < (
       select active_at from articles where id = keeping.article_id)`,
  ).run();
}

/** The most active threads that were not let go. */
export function activeThreads(db: Cache, most: number): ArticleId[] {
  return prepared<[number], ArticleId>(
    db,
    `select a.id from articles a left join keeping k on k.article_id = a.id
     where k.let_go_at is null
     order by a.active_at desc, a.id desc limit ?`,
  )
    .pluck()
    .all(most) as ArticleId[];
}

export type Visit = { id: ArticleId; rev: number };

/** Threads to be read in turn: they are not here, or the feed says that they moved. */
export function threadsToVisit(
  db: Cache,
  every: boolean,
  live: readonly ArticleId[],
  most: number,
): Visit[] {
  return prepared<[string, number, number], Visit>(
    db,
    `select a.id, a.rev from articles a
     left join keeping k on k.article_id = a.id
     left join streams s on s.stream = 'thread:' || a.id
     where a.last_seq > 0 and a.id not in (select value from json_each(?))
       and k.let_go_at is null
       and (coalesce(s.complete, 0) = 0 or coalesce(k.visited_rev, 0) < a.rev)
       and (? or coalesce(k.pinned, 0) = 1 or coalesce(k.followed, 0) = 1)
     order by coalesce(k.pinned, 0) desc, coalesce(k.followed, 0) desc, a.active_at desc
     limit ?`,
  ).all(JSON.stringify(live), Number(every), most);
}

/** The articles in which something of one's own waits or is being typed. */
export function articlesWithWriting(db: Cache): ArticleId[] {
  const found = new Set<string>(
    prepared<[], string>(db, 'select distinct lane from outbox').pluck().all() as string[],
  );
  const places = prepared<[], string>(db, 'select place from drafts').pluck().all() as string[];
  for (const key of places) {
    const [of = '', id = ''] = key.split('/');
    if (of === 'comment' || of === 'article') found.add(id);
    else if (of === 'edit' || of === 'report' || of === 'removal') {
      found.add(articleOfComment(db, id) ?? '');
    }
  }
  return [...found].filter((id): id is ArticleId => articleIdSchema.safeParse(id).success);
}

function articleOfComment(db: Cache, id: string): string | undefined {
  return prepared<[string], { id: string }>(
    db,
    'select article_id as id from comments where id = ?',
  ).get(id)?.id;
}

/** `comments`: as many as the feed knows of. */
export type Candidate = { id: ArticleId; activeAt: number; comments: number; pictureBytes: number };

/** The threads that may be let go, the one that was longest left alone first. */
export function threadsToLetGo(db: Cache, spared: readonly ArticleId[], most: number): Candidate[] {
  return prepared<[string, number], Candidate>(
    db,
    `select id, activeAt, comments,
       (select coalesce(sum(p.size), 0) from article_pictures ap join pictures p on p.key = ap.key
        where ap.article_id = id) as pictureBytes
     from (
       select a.id, a.active_at as activeAt, a.last_seq as comments
       from articles a left join keeping k on k.article_id = a.id
       where coalesce(k.pinned, 0) = 0 and coalesce(k.followed, 0) = 0
         and a.id not in (select value from json_each(?))
         and (exists (select 1 from comments c where c.article_id = a.id) or exists (
           select 1 from article_pictures ap join pictures p on p.key = ap.key
           where ap.article_id = a.id and p.state = 'here'))
       order by max(coalesce(k.opened_at, 0), a.active_at), a.id limit ?)`,
  ).all(JSON.stringify(spared), most);
}

export function countThreads(db: Cache): number {
  const row = prepared<[], { count: number }>(db, 'select count(*) as count from articles').get();
  return row?.count ?? 0;
}

/** From now on the thread is not here, whatever of it still is. */
export function markLetGo(db: Cache, { id, activeAt }: Candidate): void {
  db.transaction(() => {
    prepared<[ArticleId, number]>(
      db,
      `insert into keeping (article_id, let_go_at) values (?, ?)
       on conflict (article_id) do update set let_go_at = excluded.let_go_at`,
    ).run(id, activeAt);
    prepared<[string]>(db, 'delete from streams where stream = ?').run(`thread:${id}`);
  })();
}

export function isLetGo(db: Cache, id: ArticleId): boolean {
  return (
    prepared<[ArticleId]>(
      db,
      'select 1 from keeping where article_id = ? and let_go_at is not null',
    ).get(id) !== undefined
  );
}

/** Deletes some of the thread's comments; says how many. */
export function deleteSomeComments(db: Cache, id: ArticleId, most: number): number {
  return db.transaction(() =>
    takingMany(
      db,
      () =>
        prepared<[ArticleId, number]>(
          db,
          `delete from comments where rowid in (
             select rowid from comments where article_id = ? limit ?)`,
        ).run(id, most).changes,
    ),
  )();
}

/** Bytes of the file that hold something. */
export function usedBytes(db: Cache): number {
  const pages = Number(db.pragma('page_count', { simple: true }));
  const free = Number(db.pragma('freelist_count', { simple: true }));
  return (pages - free) * Number(db.pragma('page_size', { simple: true }));
}

/** Gives some of the file's empty pages back to the disk; says whether there are more. */
export function giveBackPages(db: Cache, most: number): boolean {
  const before = Number(db.pragma('freelist_count', { simple: true }));
  if (before === 0) return false;
  db.pragma(`incremental_vacuum(${most})`);
  const after = Number(db.pragma('freelist_count', { simple: true }));
  // A file from before this was asked of SQLite keeps its pages and fills them again.
  return after > 0 && after < before;
}
