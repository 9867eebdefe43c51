// When this member was here last, by the server's clock, and where each thread stood then: SQL alone.
import { type Cache, prepared } from './database.ts';

export type Visit = {
  /** The end of the last visit: what happened after it is news. */
  since: number;
  /** When the member was here last: the app open and the line up. */
  presentAt: number;
  /** Whether there was a time away that was not caught up with yet. */
  isAway: boolean;
};

export function readVisit(db: Cache): Visit | null {
  const row = prepared<[], { since: number; present_at: number; is_away: number }>(
    db,
    'select since, present_at, is_away from visits',
  ).get();
  return row === undefined
    ? null
    : { since: row.since, presentAt: row.present_at, isAway: row.is_away === 1 };
}

export function saveVisit(db: Cache, { since, presentAt, isAway }: Visit): void {
  prepared<[number, number, number]>(
    db,
    `insert into visits (id, since, present_at, is_away) values (1, ?, ?, ?)
     on conflict (id) do update set since = excluded.since, present_at = excluded.present_at,
       is_away = excluded.is_away`,
  ).run(since, presentAt, isAway ? 1 : 0);
}

/** Notes where each thread stands, so that what is withheld later can be told from what was before. */
export function markVisited(db: Cache): void {
  prepared<[]>(db, "update streams set visited = cursor where stream like 'thread:%'").run();
}
