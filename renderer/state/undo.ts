// The moderator's acts of the last moments, each offered to be undone. The toast counts the time down
// and says when it is over; the log takes back whatever is older.
import { create } from 'zustand';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ActId } from '../../shared/protocol/ids.ts';
import { engine } from '../bridge.ts';
import { t } from '../messages/messages.ts';
import { ask } from './failures.ts';

/** What one stroke has done, which may be several acts: they are undone together. */
export type Offer = {
  communityId: CommunityId;
  actIds: readonly ActId[];
  /** "late ferry is muted for 1 hour." */
  words: string;
};

type Undo = {
  /** Oldest first; the last one is shown and undone. */
  offers: readonly Offer[];
  /** Said politely to those who listen. */
  announcement: string;
};

export const useUndo = create<Undo>(() => ({ offers: [], announcement: '' }));

export function offerUndo(offer: Offer): void {
  const { offers } = useUndo.getState();
  useUndo.setState({ offers: [...offers, offer], announcement: offer.words });
}

/** Takes back the last act that is still offered; the one before it is offered next. */
export async function undoLast(): Promise<void> {
  const { offers } = useUndo.getState();
  const last = offers.at(-1);
  if (!last) return;
  useUndo.setState({ offers: offers.slice(0, -1) });
  const { communityId, words } = last;
  for (const actId of [...last.actIds].reverse()) {
    if ((await ask(engine()['act.undo']({ communityId, actId }))) === undefined) return;
  }
  useUndo.setState({ announcement: t('moderation.undo.undone', { words }) });
}

/** The time is over, or somebody has waved it away. */
export function forgetOffers(): void {
  useUndo.setState({ offers: [] });
}
