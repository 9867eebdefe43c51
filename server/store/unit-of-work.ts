// One write transaction, perhaps of many requests: its moment, its revs, and what must be written
// once at its end. Never decides who may do what.
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import { type ArticleCounters, loadCounters, storeCounters } from './article-counters.ts';
import type { Member } from './members.ts';
import { type StoredSanction, unendedSanctions } from './sanctions.ts';
import type { WriteHandle } from './schema.ts';
import { findSession } from './sessions.ts';
import { type StoredStream, StreamCounters } from './streams.ts';

/** A stream that a committed transaction has moved. */
export type Moved = { stream: StoredStream; onlyCounters: boolean; urgent: boolean };

export class UnitOfWork {
  readonly db: WriteHandle;
  /** Epoch milliseconds: one moment for all of the transaction. */
  readonly now: number;
  readonly #revs: StreamCounters;
  readonly #articles = new Map<ArticleId, ArticleCounters | null>();
  readonly #countersChanged = new Set<ArticleId>();
  readonly #sessions = new Map<string, Member | null>();
  readonly #sanctions = new Map<MemberId, readonly StoredSanction[]>();
  readonly #withRows = new Set<StoredStream>();
  readonly #urgent = new Set<StoredStream>();
  #writes = 0;

  constructor(db: WriteHandle, now: number) {
    this.db = db;
    this.now = now;
    this.#revs = new StreamCounters(db);
  }

  /** How many writes were begun: a request that fails at its checks has added none. */
  get writes(): number {
    return this.#writes;
  }

  /** Each function that writes says so first. */
  writing(): void {
    this.#writes += 1;
  }

  /** The next rev of the stream, for a row that is written now. */
  async nextRev(stream: StoredStream): Promise<number> {
    this.#withRows.add(stream);
    return this.#revs.next(stream);
  }

  /** What moderation writes to the stream goes out before any batch that waits. */
  urgent(stream: StoredStream): void {
    this.#urgent.add(stream);
  }

  /** Whose session it is, as this transaction sees it; null for one that is dead. */
  async signedIn(tokenHash: string): Promise<Member | null> {
    let member = this.#sessions.get(tokenHash);
    if (member === undefined) {
      member = await findSession(this.db, tokenHash);
      this.#sessions.set(tokenHash, member);
    }
    return member;
  }

  /** Whoever changes members or sessions says so, and they are read anew. */
  forgetSessions(): void {
    this.#sessions.clear();
  }

  /** The member's mutes and bans that nobody has lifted or replaced, as this transaction sees them. */
  async sanctionsOf(memberId: MemberId): Promise<readonly StoredSanction[]> {
    let sanctions = this.#sanctions.get(memberId);
    if (sanctions === undefined) {
      sanctions = await unendedSanctions(this.db, memberId);
      this.#sanctions.set(memberId, sanctions);
    }
    return sanctions;
  }

  /** Whoever writes a mute or ban says so: what comes after it in the same transaction is bound. */
  forgetSanctions(memberId: MemberId): void {
    this.#sanctions.delete(memberId);
  }

  /**
   * The article's discussion as this transaction sees it, its counters running ahead of the table;
   * null where there is no such article.
   */
  async discussion(id: ArticleId): Promise<ArticleCounters | null> {
    let counters = this.#articles.get(id);
    if (counters === undefined) {
      counters = await loadCounters(this.db, id);
      this.#articles.set(id, counters);
    }
    return counters;
  }

  /** The counters of `discussion` were changed: they are written once, with one rev of the feed. */
  countersChanged(id: ArticleId): void {
    this.#countersChanged.add(id);
  }

  /** Before another part of the article's row is written: its counters are stored, then read anew. */
  async settleDiscussion(id: ArticleId): Promise<void> {
    const counters = this.#articles.get(id);
    this.#articles.delete(id);
    if (!this.#countersChanged.delete(id) || !counters) return;
    await storeCounters(this.db, id, counters, await this.#revs.next('feed'));
  }

  /** Writes what was put off; nothing may be written after it. */
  async finish(): Promise<Moved[]> {
    for (const id of [...this.#countersChanged]) await this.settleDiscussion(id);
    await this.#revs.store();
    return this.#revs.moved().map((stream) => ({
      stream,
      onlyCounters: !this.#withRows.has(stream),
      urgent: this.#urgent.has(stream),
    }));
  }
}
