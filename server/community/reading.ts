// How far a member has read a thread, kept for their other devices. Never decides what is read.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { MarkReadRequest, ReadRow } from '../../shared/protocol/reads.ts';
import type { Member } from '../store/members.ts';
import { findRead, storeRead } from '../store/reads.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { demand } from './policy.ts';
import { demandStanding } from './standing.ts';

/**
 * Keeps the furthest that any device has told, and answers it: a mark never moves back, nor beyond
 * the comments that there are, which a device that knew a newer copy of the data could claim.
 * @throws RequestRefused
 */
export async function markRead(
  unit: UnitOfWork,
  actor: Member | null,
  { articleId, seq }: MarkReadRequest,
): Promise<ReadRow> {
  const member = demand(actor, 'thread.markRead');
  await demandStanding(unit, member, 'thread.markRead', null);
  const discussion = await unit.discussion(articleId);
  if (discussion === null) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'articleId' });
  }
  const upTo = Math.min(seq, discussion.last_seq);
  const before = await findRead(unit.db, member.id, articleId);
  if (before !== null && before.seq >= upTo) return before;
  return storeRead(unit, member.id, articleId, upTo);
}
