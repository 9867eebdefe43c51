// What takes how much of a community's cache, measured while somebody looks at it.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { Keep, Storage } from '../../shared/bridge/storage.ts';
import { engine, onChange } from '../bridge.ts';
import { catchUp } from './catching-up.ts';
import { ask } from './failures.ts';

type Measured = { communityId: CommunityId | null; storage: Storage | null };

export const useStorage = create<Measured>(() => ({ communityId: null, storage: null }));

const readStorage: (change: null) => void = catchUp<null>(async () => {
  const { communityId } = useStorage.getState();
  if (!communityId) return;
  const storage = await ask(engine()['storage.read']({ communityId }));
  if (storage && useStorage.getState().communityId === communityId)
    useStorage.setState({ storage });
});

/** The choice stands at once; what follows from it is measured by and by. */
export async function chooseStorage(choice: { keep?: Keep; limitBytes?: number }): Promise<void> {
  const { communityId, storage } = useStorage.getState();
  if (communityId === null || storage === null) return;
  useStorage.setState({ storage: { ...storage, ...choice } });
  const { keep, limitBytes } = storage;
  await ask(engine()['storage.set']({ communityId, keep, limitBytes, ...choice }));
  readStorage(null);
}

/** Measures now and after each change; returns the way to stop. */
export function followStorage(communityId: CommunityId): () => void {
  useStorage.setState({ communityId, storage: null });
  readStorage(null);
  const stop = onChange((notice) => {
    if (notice.topic === 'storage' && notice.communityId === communityId) readStorage(null);
  });
  return () => {
    stop();
    useStorage.setState({ communityId: null, storage: null });
  };
}
