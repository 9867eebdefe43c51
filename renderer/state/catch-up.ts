// What happened since the last visit to the community that is shown, as it was read last. Kept while one
// goes to a thread and comes back; never writes anything but that one has caught up.
import { create } from 'zustand';
import {
  type CatchUp,
  type CatchUpSection,
  catchUpPage,
  mostCaughtUp,
} from '../../shared/bridge/catch-up.ts';
import type { ChangeNotice, CommunityId } from '../../shared/bridge/engine-api.ts';
import { engine, onChange } from '../bridge.ts';
import { catchUp } from './catching-up.ts';
import { onOtherReader } from './communities.ts';
import { ask } from './failures.ts';

type Most = Partial<Record<CatchUpSection, number>>;

type CaughtUp = {
  communityId: CommunityId | null;
  /** Null until it was read. */
  found: CatchUp | null;
  most: Most;
  /** Where the focus was when one left for a thread: the place in the list, and its item. */
  leftAt: { index: number; id: string } | null;
};

export const useCatchUp = create<CaughtUp>(() => ({
  communityId: null,
  found: null,
  most: {},
  leftAt: null,
}));

const read: (change: null) => void = catchUp<null>(async () => {
  const { communityId, most } = useCatchUp.getState();
  if (communityId === null) return;
  const found = await ask(engine()['catchUp.read']({ communityId, most }));
  if (found && useCatchUp.getState().communityId === communityId) useCatchUp.setState({ found });
});

let isShown = false;
let isFollowed = false;

/** Returns the way to stop: fits an effect. */
export function followCatchUp(communityId: CommunityId): () => void {
  if (useCatchUp.getState().communityId !== communityId) {
    useCatchUp.setState({ communityId, found: null, most: {}, leftAt: null });
  }
  if (!isFollowed) onChange(follow);
  isFollowed = true;
  isShown = true;
  read(null);
  return () => {
    isShown = false;
  };
}

/** On another screen nothing is read, but a line of what was withheld meanwhile is not kept to come back to. */
function follow(notice: ChangeNotice): void {
  if (notice.topic === 'communities' || !('communityId' in notice)) return;
  if (notice.communityId !== useCatchUp.getState().communityId) return;
  if (isShown) read(null);
  else if (notice.topic === 'thread') useCatchUp.setState({ found: null });
}

onOtherReader((ids) => {
  const { communityId } = useCatchUp.getState();
  if (communityId === null || !ids.has(communityId)) return;
  useCatchUp.setState({ found: null, most: {}, leftAt: null });
  if (isShown) read(null);
});

export function showMore(section: CatchUpSection): void {
  const { most } = useCatchUp.getState();
  const shown = most[section] ?? catchUpPage;
  const next = Math.min(shown + catchUpPage, mostCaughtUp);
  useCatchUp.setState({ most: { ...most, [section]: next } });
  read(null);
}

export function leaveFrom(index: number, id: string): void {
  useCatchUp.setState({ leftAt: { index, id } });
}

/** The member has seen it: the next visit begins from here. Says whether that was kept. */
export async function haveCaughtUp(communityId: CommunityId): Promise<boolean> {
  const answer = await ask(engine()['catchUp.done']({ communityId }));
  useCatchUp.setState({ communityId: null, found: null, most: {}, leftAt: null });
  return answer !== undefined;
}
