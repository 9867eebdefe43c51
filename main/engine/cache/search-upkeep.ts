// Keeps the index up to date in steps of some milliseconds, and takes out in bulk what goes in bulk. SQL
// alone: when a step is due is decided by the replica.
import { type Cache, prepared } from './database.ts';
import { putQueuedSql } from './search-schema.ts';

/**
 * Runs work that takes many texts out. To take one out of the index's pages at once costs some ten
 * milliseconds; many are only marked as gone, and their words are erased in steps (`keepIndexStep`). No
 * text is found or shown meanwhile.
 */
export function takingMany<T>(db: Cache, work: () => T): T {
  if (!db.inTransaction) throw new Error('what goes in bulk goes in a transaction');
  db.exec(`insert into search_index (search_index, rank) values ('secure-delete', 0);
    update search_upkeep set marking = 1`);
  const result = work();
  db.exec(`insert into search_index (search_index, rank) values ('secure-delete', 1);
    update search_upkeep set marking = 0`);
  return result;
}

/** Empties the index and runs work that takes everything out of its tables. */
export function takingAll(db: Cache, work: () => void): void {
  db.exec(`update search_upkeep set paused = 1, due = 0;
    insert into search_index (search_index) values ('delete-all')`);
  work();
  db.exec(`delete from article_positions; delete from authors; delete from search_queue;
    update search_upkeep set paused = 0`);
}

/** Rows that one step puts in. */
const rowsInStep = 250;
/** Pages that one step merges, about. */
const pagesInStep = 64;

/** Puts in some of what waits, the oldest first; says whether there was any. */
export function putQueued(db: Cache): boolean {
  const bounds = prepared<[number], { from: number | null; to: number | null }>(
    db,
    `select min(position) as "from", max(position) as "to"
     from (select position from search_queue order by position limit ?)`,
  ).get(rowsInStep);
  if (bounds === undefined || bounds.from === null || bounds.to === null) return false;
  const { from, to } = bounds;
  db.transaction(() => {
    prepared<[{ from: number; to: number }]>(db, putQueuedSql).run({ from, to });
    prepared<[number, number]>(db, 'delete from search_queue where position between ? and ?').run(
      from,
      to,
    );
  })();
  return true;
}

/** Puts in what waits and merges what was put in; says whether there is more to do. */
export function keepIndexStep(db: Cache): boolean {
  const put = putQueued(db);
  const merged = mergeSome(db);
  return put || merged;
}

// Words that were only marked as gone are left behind by the merge that takes in all segments.
function mergeSome(db: Cache): boolean {
  return db.transaction(() => {
    const due = prepared<[], { due: number }>(db, 'select due from search_upkeep').get()?.due ?? 0;
    const before = totalChanges(db);
    // Negative, and once: gathers all segments into one merge, with which the others go on.
    const pages = due === 1 ? -pagesInStep : pagesInStep;
    db.exec(`insert into search_index (search_index, rank) values ('merge', ${pages})`);
    const goesOn = totalChanges(db) - before >= 2;
    const next = due === 0 || !goesOn ? 0 : 2;
    if (next !== due) prepared<[number]>(db, 'update search_upkeep set due = ?').run(next);
    return goesOn;
  })();
}

function totalChanges(db: Cache): number {
  return prepared<[], { count: number }>(db, 'select total_changes() as count').get()?.count ?? 0;
}
