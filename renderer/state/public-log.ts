// The log as the community publishes it, for members: as many pages as were asked for, newest first.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { PublicLogEntry } from '../../shared/bridge/moderation-views.ts';
import { engine, onChange } from '../bridge.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';
import { readPages } from './read-pages.ts';

type PublicLog = {
  communityId: CommunityId | null;
  entries: readonly PublicLogEntry[];
  more: boolean;
  loaded: boolean;
};

const unread = { entries: [], more: false, loaded: false };

export const usePublicLog = create<PublicLog>(() => ({ communityId: null, ...unread }));

/** Reads again until there are so many entries. */
const readLog: (count: number) => void = catchUp<number>(async (counts) => {
  const { communityId } = usePublicLog.getState();
  if (!communityId) return;
  const read = await readPages<PublicLogEntry>(Math.max(...counts), async (below) => {
    const page = await ask(engine()['publicLog.read']({ communityId, before: below?.id ?? null }));
    return usePublicLog.getState().communityId === communityId ? page : undefined;
  });
  if (read) usePublicLog.setState({ ...read, loaded: true });
});

/** Reads the published log and follows it; returns the way to stop. */
export function followPublicLog(communityId: CommunityId): () => void {
  usePublicLog.setState({ communityId, ...unread });
  readLog(1);
  return onChange((notice) => {
    if (notice.topic !== 'desk' || notice.communityId !== communityId) return;
    readLog(Math.max(1, usePublicLog.getState().entries.length));
  });
}

export function readOlderPublic(): void {
  readLog(usePublicLog.getState().entries.length + 1);
}
