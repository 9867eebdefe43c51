// The obvious ways to read a cache, to be measured beside Parley's: the order by a recursive query,
// counts by counting, everything by reading everything.
import Database from 'better-sqlite3';
import type { FilledCache } from './cache-fill.ts';

export class FilledCacheReader {
  readonly #db: Database.Database;
  readonly #filled: FilledCache;

  constructor(filled: FilledCache) {
    this.#filled = filled;
    this.#db = new Database(filled.path, { readonly: true });
  }

  /** The rows of the long thread in reading order, as SQL itself can tell it. */
  threadInOrder(): unknown[] {
    return this.#db
      .prepare(
        `with recursive thread (id, path) as (
           select id, printf('%08d', seq) from comments
             where article_id = :article and parent_id is null
           union all
           select c.id, t.path || printf('.%08d', c.seq)
             from thread t join comments c on c.parent_id = t.id
         )
         select c.* from thread t join comments c on c.id = t.id order by t.path`,
      )
      .all({ article: this.#filled.longThread });
  }

  /** The list of articles, each with its unread comments counted there and then. */
  articlesWithCounts(): unknown[] {
    return this.#db
      .prepare(
        `select a.*, (
           select count(*) from comments c left join reads r on r.article_id = c.article_id
           where c.article_id = a.id and c.seq > coalesce(r.seen_seq, 0)
             and c.state = 'visible' and c.author_id <> :me
         ) as new_count
         from articles a order by a.active_at desc`,
      )
      .all({ me: this.#filled.member.id });
  }

  /** Milliseconds that it takes to have every comment in memory once. */
  readEverything(): number {
    const begun = performance.now();
    let length = 0;
    for (const row of this.#db.prepare('select * from comments').iterate()) {
      length += (row as { body: string | null }).body?.length ?? 0;
    }
    if (length === 0) throw new Error('there are comments');
    return performance.now() - begun;
  }

  close(): void {
    this.#db.close();
  }
}
