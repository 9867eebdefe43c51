// What a mute or ban leaves of a member's rights at this moment: asked in the transaction that would
// break it, and of every reading. Never makes or ends one.
import { isListedReason, type ListedReason } from '../../shared/protocol/closed-lists.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import {
  type StoredSanction,
  sanctionsUpTo,
  stillBinds,
  unendedSanctions,
} from '../store/sanctions.ts';
import type { AnyHandle } from '../store/schema.ts';
import { toWireTimeOrNull } from '../store/times.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { type Action, type Standing, standingPolicy, standings } from './policy.ts';

/**
 * Passes where neither a mute nor a ban keeps the member from the action, in the article's thread
 * where it concerns one.
 * @throws RequestRefused `muted` or `banned`
 */
export async function demandStanding(
  unit: UnitOfWork,
  member: { id: MemberId },
  action: Action,
  articleId: ArticleId | null,
): Promise<void> {
  const sanctions = await unit.sanctionsOf(member.id);
  const { standing, sanction } = standingUnder(sanctions, unit.now, articleId);
  if (standingPolicy[action][standing] !== 'asRole' && sanction) throw refusal(sanction);
}

/**
 * The same for what is only read, which may be open to guests and so to a banned member too.
 * @throws RequestRefused `banned`
 */
export async function demandReading(
  db: AnyHandle,
  member: { id: MemberId },
  action: Action,
  openToGuests = false,
): Promise<void> {
  const sanctions = await unendedSanctions(db, member.id);
  const { standing, sanction } = standingUnder(sanctions, Date.now(), null);
  const left = standingPolicy[action][standing];
  if (left === 'asRole' || (left === 'asGuest' && openToGuests)) return;
  if (sanction) throw refusal(sanction);
}

/**
 * The same for what nothing is written of, in the article's thread.
 * @throws RequestRefused `muted` or `banned`
 */
export async function demandStandingNow(
  db: AnyHandle,
  member: { id: MemberId },
  action: Action,
  articleId: ArticleId,
): Promise<void> {
  const sanctions = await unendedSanctions(db, member.id);
  const { standing, sanction } = standingUnder(sanctions, Date.now(), articleId);
  if (standingPolicy[action][standing] !== 'asRole' && sanction) throw refusal(sanction);
}

/** What holds there: a sanction wherever the standing is not clear. */
type Found = { standing: Standing; sanction: StoredSanction | null };

/** The heaviest that holds there: a ban before a mute, and of mutes the one that ends last. */
function standingUnder(
  sanctions: readonly StoredSanction[],
  now: number,
  articleId: ArticleId | null,
): Found {
  let found: Found = { standing: 'clear', sanction: null };
  for (const sanction of sanctions) {
    if (!stillBinds(sanction, now)) continue;
    if (sanction.kind === 'ban') return { standing: 'banned', sanction };
    if (sanction.article_id !== null && sanction.article_id !== articleId) continue;
    if (found.sanction === null || endOf(sanction) > endOf(found.sanction)) {
      found = { standing: 'muted', sanction };
    }
  }
  return found;
}

/**
 * The member's standing in the article's thread now, if it is heavier than it was at that moment, in
 * epoch milliseconds; null where it is not.
 */
export async function heavierSince(
  unit: UnitOfWork,
  memberId: MemberId,
  articleId: ArticleId,
  moment: number,
): Promise<Exclude<Standing, 'clear'> | null> {
  const { standing } = standingUnder(await unit.sanctionsOf(memberId), unit.now, articleId);
  if (standing === 'clear') return null;
  const before = (await sanctionsUpTo(unit.db, memberId, moment)).map((sanction) => ({
    ...sanction,
    // Whatever was lifted or replaced after that moment still stood at it.
    ended_at: sanction.ended_at !== null && sanction.ended_at > moment ? null : sanction.ended_at,
  }));
  const was = standingUnder(before, moment, articleId).standing;
  return standings.indexOf(standing) > standings.indexOf(was) ? standing : null;
}

function endOf({ until }: StoredSanction): number {
  return until ?? Infinity;
}

const reasonWords: Readonly<Record<ListedReason, string>> = {
  threat: 'a threat',
  hate: 'hate',
  harassment: 'harassment',
  personal_data: 'personal data of somebody else',
  spam: 'spam',
  off_topic: 'being off topic',
  review: 'a review by the moderators',
};

function refusal(sanction: StoredSanction): RequestRefused {
  const { reason } = sanction;
  const why = isListedReason(reason) ? reasonWords[reason] : reason;
  if (sanction.kind === 'ban') {
    return new RequestRefused('banned', `You were banned from this community: ${why}`, { reason });
  }
  const where = sanction.article_id === null ? 'in this community' : 'in this discussion';
  const until = toWireTimeOrNull(sanction.until);
  return new RequestRefused('muted', `You are muted ${where}: ${why}`, { until, reason });
}
