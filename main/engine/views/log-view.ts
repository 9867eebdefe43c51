// The log of moderators' acts as moderators see it, and as the community publishes it. Reads only.
import type {
  LogEntry,
  LogFilter,
  PublicLogEntry,
} from '../../../shared/bridge/moderation-views.ts';
import type { ActId } from '../../../shared/protocol/ids.ts';
import type { Cache } from '../cache/database.ts';
import { logPage, publicLogPage, type StoredLogEntry } from '../cache/log.ts';
import { entriesOfTarget } from '../outbox/entries.ts';
import { type Viewer, waitingAct } from './delivery-view.ts';

const pageEntries = 100;

export function logEntry(db: Cache, { row, reverted }: StoredLogEntry, viewer: Viewer): LogEntry {
  const { rev: _rev, ...rest } = row;
  return {
    ...rest,
    reverted,
    waiting: waitingAct(entriesOfTarget(db, row.id), ['log.revert'], viewer),
  };
}

export function logToRead(
  db: Cache,
  before: number | null,
  filter: LogFilter,
  viewer: Viewer,
): { entries: LogEntry[]; more: boolean } {
  const found = logPage(db, before, filter, pageEntries + 1);
  return {
    entries: found.slice(0, pageEntries).map((entry) => logEntry(db, entry, viewer)),
    more: found.length > pageEntries,
  };
}

export function publicLogToRead(
  db: Cache,
  before: ActId | null,
): { entries: PublicLogEntry[]; more: boolean } {
  const found = publicLogPage(db, before, pageEntries + 1);
  return {
    entries: found.slice(0, pageEntries).map(({ kind: _kind, rev: _rev, ...entry }) => entry),
    more: found.length > pageEntries,
  };
}
