// The streams' counters. Each row that clients hold gets its rev here, in the transaction that
// writes it. Never knows what the rows are.
import { sql } from 'kysely';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import { type StreamName, threadStream } from '../../shared/protocol/sync.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, WriteHandle } from './schema.ts';

/** As it is stored and as its room is called: `me` belongs to one member, so it names whom. */
export type StoredStream = 'feed' | 'desk' | 'log' | `thread:${string}` | `me:${string}`;

export function storedThread(articleId: ArticleId): StoredStream {
  return threadStream(articleId) as StoredStream;
}

export function storedMe(memberId: MemberId): StoredStream {
  return `me:${memberId}`;
}

/** The stream by the name that its followers use. */
export function wireName(stream: StoredStream): StreamName {
  return stream.startsWith('me:') ? 'me' : (stream as StreamName);
}

const selectHead = prepared((db, given: { name: StoredStream }) =>
  db.selectFrom('streams').select('rev').where('name', '=', given.name),
);

/** The rev given last; 0 where the stream has no row yet. */
export async function streamHead(db: AnyHandle, name: StoredStream): Promise<number> {
  const { rows } = await selectHead(db, { name });
  return rows[0]?.rev ?? 0;
}

const takeOne = prepared((db, given: { name: StoredStream }) =>
  db
    .insertInto('streams')
    .values({ name: given.name, rev: 1 })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ rev: sql`streams.rev + 1` }))
    .returning('rev'),
);

const moveTo = prepared((db, given: { name: StoredStream; rev: number }) =>
  db.updateTable('streams').set({ rev: given.rev }).where('name', '=', given.name),
);

/** Hands out the revs of one transaction: the first of a stream locks its counter, the rest count on. */
export class StreamCounters {
  readonly #db: WriteHandle;
  readonly #taken = new Map<StoredStream, { stored: number; rev: number }>();

  constructor(db: WriteHandle) {
    this.#db = db;
  }

  /** The next rev of the stream, for one row. */
  async next(name: StoredStream): Promise<number> {
    const counter = this.#taken.get(name);
    if (counter !== undefined) {
      counter.rev += 1;
      return counter.rev;
    }
    const { rows } = await takeOne(this.#db, { name });
    const rev = rows[0]?.rev;
    if (rev === undefined) throw new Error(`The counter of ${name} did not move.`);
    this.#taken.set(name, { stored: rev, rev });
    return rev;
  }

  /** Stores where the counters stand; the last thing before the commit. */
  async store(): Promise<void> {
    for (const [name, counter] of this.#taken) {
      if (counter.rev > counter.stored) await moveTo(this.#db, { name, rev: counter.rev });
    }
  }

  moved(): StoredStream[] {
    return [...this.#taken.keys()];
  }
}
