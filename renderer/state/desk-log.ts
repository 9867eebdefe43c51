// The moderators' log while the desk shows it: as many pages as were asked for, newest first. What is
// written meanwhile waits to be taken in, so that nothing jumps.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { LogEntry, LogFilter } from '../../shared/bridge/moderation-views.ts';
import { engine, onChange } from '../bridge.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';
import { readPages } from './read-pages.ts';

type DeskLog = {
  communityId: CommunityId | null;
  filter: LogFilter;
  /** Those that arrived and wait included. */
  entries: readonly LogEntry[];
  /** Entries up to this `seq` were taken in. */
  takenSeq: number;
  more: boolean;
  loaded: boolean;
};

const unread = { entries: [], takenSeq: 0, more: false, loaded: false };

export const useDeskLog = create<DeskLog>(() => ({ communityId: null, filter: {}, ...unread }));

/** Reads again until there are so many entries. */
const readLog: (count: number) => void = catchUp<number>(async (counts) => {
  const { communityId, filter } = useDeskLog.getState();
  if (!communityId) return;
  const read = await readPages<LogEntry>(Math.max(...counts), async (below) => {
    const page = await ask(
      engine()['log.read']({ communityId, before: below?.seq ?? null, filter }),
    );
    return useDeskLog.getState().filter === filter ? page : undefined;
  });
  if (!read) return;
  const { loaded, takenSeq } = useDeskLog.getState();
  const newest = read.entries[0]?.seq ?? 0;
  useDeskLog.setState({
    ...read,
    loaded: true,
    takenSeq: loaded && takenSeq > 0 ? takenSeq : newest,
  });
});

/** Shows what fits the filter and follows it; returns the way to stop. */
export function followLog(communityId: CommunityId, filter: LogFilter): () => void {
  useDeskLog.setState({ communityId, filter, ...unread });
  readLog(1);
  return onChange((notice) => {
    if (notice.topic !== 'desk' || notice.communityId !== communityId) return;
    readLog(Math.max(1, useDeskLog.getState().entries.length));
  });
}

export function readOlder(): void {
  readLog(useDeskLog.getState().entries.length + 1);
}

export function takeInEntries(): void {
  useDeskLog.setState(({ entries }) => ({ takenSeq: entries[0]?.seq ?? 0 }));
}
