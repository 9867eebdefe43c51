// Tells the server how far threads were read here, for the account's other devices. A mark is a state,
// so it goes in no order and the latest makes up for all before it: the outbox is not its place.
// What the server does not know yet stands in the cache, and goes with the next line.
import type { Answer, WireError } from '../../shared/protocol/errors.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { MarkReadRequest, ReadRow } from '../../shared/protocol/reads.ts';
import type { Cache } from './cache/database.ts';
import { noteTold, type UntoldRead, untoldReads } from './cache/reads.ts';
import { passes } from './sync/refusals.ts';

export type ReadMarksPorts = {
  db: Cache;
  /** Never rejects: a line that breaks is an `unavailable`. */
  send: (request: MarkReadRequest) => Promise<Answer<{ read: ReadRow }>>;
  /** The account's mark as it is on the server now. */
  onRead: (row: ReadRow) => void;
  onFailure: (error: unknown) => void;
};

export type ReadMarks = {
  /** The line is there, as the account: what was read without it is told. */
  resume(): void;
  pause(): void;
  /** A mark has moved. */
  moved(): void;
  close(): void;
};

/** Reading on moves the mark on: one request tells of all that was read meanwhile. */
const gatherMs = 2_000;
const retryMs = 10_000;
const atOnce = 100;

export function createReadMarks(ports: ReadMarksPorts): ReadMarks {
  const { db } = ports;
  let online = false;
  let sending = false;
  let timer: NodeJS.Timeout | null = null;
  // Not taken on this connection; asked again on the next, when the reason may be gone.
  let refused = new Set<ArticleId>();

  function later(delayMs: number): void {
    if (!online || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      sendAll().catch(ports.onFailure);
    }, delayMs);
  }

  async function sendAll(): Promise<void> {
    if (sending) return later(gatherMs);
    sending = true;
    try {
      for (const mark of next()) if (!(await tell(mark))) return;
    } finally {
      sending = false;
    }
    if (next().length > 0) later(gatherMs);
  }

  function next(): UntoldRead[] {
    if (!online) return [];
    return untoldReads(db, atOnce + refused.size).filter(
      ({ articleId }) => !refused.has(articleId),
    );
  }

  /** Whether the next can go at once. */
  async function tell(mark: UntoldRead): Promise<boolean> {
    if (!online) return false;
    const ofConnection = refused;
    const answer = await ports.send(mark);
    if (ofConnection !== refused || !online) return false;
    if (!answer.ok) return put(mark, answer.error);
    // The server may know fewer comments than this device has seen: it is told all the same.
    noteTold(db, mark.articleId, mark.seq);
    ports.onRead(answer.value.read);
    return true;
  }

  function put(mark: UntoldRead, error: WireError): boolean {
    if (passes(error)) {
      later(error.retryAfterMs ?? retryMs);
      return false;
    }
    refused.add(mark.articleId);
    return true;
  }

  function pause(): void {
    online = false;
    refused = new Set();
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    resume() {
      pause();
      online = true;
      later(0);
    },
    pause,
    moved: () => later(gatherMs),
    close: pause,
  };
}
