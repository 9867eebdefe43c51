// Sends what waits in the outbox: one write at a time in each lane, in the order in which they were
// written, with the same id on every try. Lanes do not wait for each other. Knows no socket:
// it is handed a way to send.
import type { Answer, WireError } from '../../../shared/protocol/errors.ts';
import type { AnswerOf } from '../../../shared/protocol/events.ts';
import { type Cache, durably } from '../cache/database.ts';
import type { Applied } from '../sync/applied.ts';
import { applyAnswer, applyRows } from '../sync/apply.ts';
import { passes } from '../sync/refusals.ts';
import { giveUp } from './compose.ts';
import {
  type Entry,
  entriesOfLane,
  entriesOfTarget,
  forgetTry,
  lanes,
  noteTry,
  readEntry,
  refuseEntry,
} from './entries.ts';
import {
  actIdOf,
  answeredRows,
  type Lane,
  targetOf,
  type Write,
  type WriteKind,
} from './writes.ts';

export type SenderPorts = {
  db: Cache;
  /** Never rejects: a line that breaks is an `unavailable`. */
  send: (write: Write) => Promise<Answer<AnswerOf<WriteKind>>>;
  onApplied: (applied: Applied) => void;
  /** The entry's delivery is another now. */
  onDelivery: (entry: Entry) => void;
  /** The server does not know the account any more. */
  onUnauthenticated: () => void;
  /** What went wrong in this app itself, such as a cache that cannot be written. */
  onFailure: (error: unknown) => void;
};

export type Sender = {
  /** The line is there: everything that waits goes on its way. */
  resume(): void;
  /** The line is gone: what was under way counts as waiting. */
  pause(): void;
  /** Something was written, or may be tried again, in this lane. */
  wake(lane: Lane): void;
  isSending(entryId: string): boolean;
  close(): void;
};

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;

export function createSender(ports: SenderPorts): Sender {
  const { db } = ports;
  const sending = new Set<string>();
  const busy = new Set<Lane>();
  const timers = new Map<Lane, NodeJS.Timeout>();
  const failures = new Map<Lane, number>();
  let online = false;
  let closed = false;

  function wake(lane: Lane): void {
    if (!online || closed || busy.has(lane)) return;
    clearTimeout(timers.get(lane));
    timers.delete(lane);
    runLane(lane).catch(ports.onFailure);
  }

  async function runLane(lane: Lane): Promise<void> {
    busy.add(lane);
    try {
      while (online && !closed) {
        const entry = nextToSend(entriesOfLane(db, lane));
        if (entry === undefined || !(await sendOne(entry))) return;
      }
    } finally {
      busy.delete(lane);
    }
  }

  /** Whether the lane goes on at once. */
  async function sendOne(entry: Entry): Promise<boolean> {
    // On the disk before it is sent: from now on it may stand on the server.
    durably(db, () => noteTry(db, entry.entryId));
    sending.add(entry.entryId);
    ports.onDelivery(entry);
    const answer = await ports.send(entry);
    sending.delete(entry.entryId);
    if (closed) return false;
    if (answer.ok) {
      failures.delete(entry.lane);
      ports.onApplied(applyAnswer(db, entry, answeredRows(entry.kind, answer.value)));
      return true;
    }
    const changed = answer.error.change?.comment;
    if (changed !== undefined) ports.onApplied(applyRows(db, [changed]));
    // Settled meanwhile by the row itself.
    if (readEntry(db, entry.entryId) === null) return true;
    const goesOn = refused(entry, withoutRow(answer.error));
    ports.onDelivery(entry);
    return goesOn;
  }

  function refused(entry: Entry, error: WireError): boolean {
    if (passes(error)) {
      if (error.code !== 'unavailable') forgetTry(db, entry.entryId);
      wakeLater(entry.lane, error.retryAfterMs);
      return false;
    }
    if (error.code === 'unauthenticated') {
      // Not the write is refused but the account: it waits for the next sign-in.
      ports.onUnauthenticated();
      return false;
    }
    durably(db, () => keepRefused(entry, error));
    return true;
  }

  function keepRefused(entry: Entry, error: WireError): void {
    refuseEntry(db, entry.entryId, error);
    // Taken back while it was under way: as nothing was done, both wishes are met.
    const isUnwanted = entriesOfTarget(db, entry.entryId).some(({ kind }) => kind === 'log.revert');
    if (isUnwanted || isMoot(entry, error)) giveUp(db, { ...entry, error });
  }

  function wakeLater(lane: Lane, retryAfterMs: number | undefined): void {
    if (!online) return;
    const failed = failures.get(lane) ?? 0;
    failures.set(lane, failed + 1);
    const backoff = Math.min(longestDelayMs, firstDelayMs * 2 ** failed);
    const delay = (retryAfterMs ?? backoff) * (1 + Math.random() / 4);
    clearTimeout(timers.get(lane));
    timers.set(
      lane,
      setTimeout(() => wake(lane), delay),
    );
  }

  function pause(): void {
    online = false;
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    failures.clear();
  }

  return {
    resume() {
      online = true;
      for (const lane of lanes(db)) wake(lane);
    },
    pause,
    wake,
    isSending: (entryId) => sending.has(entryId),
    close() {
      pause();
      closed = true;
    },
  };
}

// The row is in its place by now; here its text would outlive its removal.
function withoutRow(error: WireError): WireError {
  if (error.change === undefined) return error;
  const { comment: _stored, ...change } = error.change;
  return { ...error, change };
}

/** Refused where nothing is left of what it was about, so that it would stay and show nowhere. */
function isMoot(entry: Entry, error: WireError): boolean {
  switch (entry.kind) {
    case 'member.ignore':
      // Shown as it is on the server again; whoever may not even ignore is told why by their ban.
      return true;
    case 'comment.remove':
      // One's own that never arrived: see `writeRemoval`.
      return error.code === 'not_found' && actIdOf(entry) === null;
    case 'appeal.write':
      // The mute or ban has ended, or has its one appeal: both show by themselves.
      return error.code === 'conflict';
    case 'log.revert':
      // The act found nothing to do, such as the unmuting of somebody whose mute had run out.
      return error.code === 'not_found';
    default:
      return false;
  }
}

/**
 * The first of a lane's entries that can go: neither refused itself nor resting on one that was
 * refused, such as a reply to a comment that was not taken.
 */
export function nextToSend(entries: readonly Entry[]): Entry | undefined {
  const missing = new Set<string>();
  return entries.find((entry) => {
    const rests =
      missing.has(targetOf(entry)) ||
      missing.has(entry.lane) ||
      (entry.kind === 'comment.post' &&
        entry.request.parentId !== null &&
        missing.has(entry.request.parentId));
    if (entry.error === null && !rests) return true;
    if (entry.kind === 'comment.post' || entry.kind === 'article.publish') {
      missing.add(entry.request.id);
    }
    return false;
  });
}
