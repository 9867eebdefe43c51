// How far what waits in the outbox has come, as the view shows it. Reads only.
import type { Delivery } from '../../../shared/bridge/delivery.ts';
import type { WaitingAct } from '../../../shared/bridge/moderation-views.ts';
import type { MemberRow } from '../../../shared/protocol/accounts.ts';
import type { Act } from '../../../shared/protocol/acts.ts';
import type { MemberId } from '../../../shared/protocol/ids.ts';
import type { Entry } from '../outbox/entries.ts';
import { actIdOf, actOf } from '../outbox/writes.ts';

/** Who looks, and what is under way to the server at this moment. */
export type Viewer = {
  member: MemberRow | null;
  isSending: (entryId: string) => boolean;
};

/** How far the entry has come. */
export function deliveryOf(entry: Entry, viewer: Viewer): Delivery {
  const { entryId, error } = entry;
  if (error !== null) return { state: 'refused', entryId, error };
  return { state: viewer.isSending(entryId) ? 'sending' : 'waiting', entryId };
}

/** The newest of these acts among the entries, as far as it has come. */
export function waitingAct(
  entries: readonly Entry[],
  acts: readonly Act[],
  viewer: Viewer,
): WaitingAct | null {
  const entry = entries.findLast((other) => {
    const act = actOf(other);
    return act !== null && acts.includes(act);
  });
  if (entry === undefined) return null;
  const act = actOf(entry);
  const actId = actIdOf(entry);
  return act === null || actId === null
    ? null
    : { actId, act, delivery: deliveryOf(entry, viewer) };
}

/** The member's id, as SQL wants it. */
export function viewerId(viewer: Viewer): MemberId | null {
  return viewer.member?.id ?? null;
}

export function isModerator({ member }: Pick<Viewer, 'member'>): boolean {
  return member?.role === 'moderator' || member?.role === 'admin';
}
