// How a moderator's act begins: on whom they may act, under which id it stands in the log, and whether
// it was done already. Writes no more than that it found nothing to do.
import { v7 } from 'uuid';
import type { Act } from '../../shared/protocol/acts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ActId, ArticleId, CommentId, MemberId, RuleId } from '../../shared/protocol/ids.ts';
import { addIdleAct, findIdleAct } from '../store/idle-acts.ts';
import { findMember, type Member } from '../store/members.ts';
import { findLogEntry, type StoredLogEntry } from '../store/moderation-log.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { type Action, demand } from './policy.ts';
import { demandStanding } from './standing.ts';

/** On what it acts, as far as its entry in the log says so. */
export type ActedOn = {
  memberId?: MemberId;
  articleId?: ArticleId | null;
  commentId?: CommentId | null;
  ruleId?: RuleId;
  revertsId?: ActId;
};

/**
 * After the policy was asked and before all else. `done` is the entry of the same act that was sent
 * before, `idle` says that it found nothing to do then: it is answered as it was, and nothing is done.
 * @throws RequestRefused `banned`, or `conflict` where another act has the id.
 */
export async function beginAct(
  unit: UnitOfWork,
  actor: Member,
  actId: ActId | undefined,
  act: Act,
  on: ActedOn = {},
): Promise<{ id: ActId; done: StoredLogEntry | null; idle: boolean }> {
  await demandStanding(unit, actor, act, null);
  if (actId === undefined) return { id: v7() as ActId, done: null, idle: false };
  const done = await findLogEntry(unit.db, actId);
  const idle = done === null ? await findIdleAct(unit.db, actId) : null;
  const isOther =
    (done !== null && !isSame(done, actor, act, on)) ||
    (idle !== null && (idle.by_id !== actor.id || idle.act !== act));
  if (isOther) {
    throw new RequestRefused('conflict', 'Another act has this id already.', { field: 'actId' });
  }
  return { id: actId, done, idle: idle !== null };
}

/** The act found nothing to do, and is not to do it later when it is sent again under its id. */
export async function endIdly(
  unit: UnitOfWork,
  actor: Member,
  actId: ActId | undefined,
  act: Act,
): Promise<void> {
  if (actId !== undefined) await addIdleAct(unit, { id: actId, by_id: actor.id, act });
}

function isSame(entry: StoredLogEntry, actor: Member, act: Act, on: ActedOn): boolean {
  return (
    entry.by_id === actor.id &&
    entry.act === act &&
    (on.memberId === undefined || on.memberId === entry.member_id) &&
    (on.articleId === undefined || on.articleId === entry.article_id) &&
    (on.commentId === undefined || on.commentId === entry.comment_id) &&
    (on.ruleId === undefined || on.ruleId === entry.rule_id) &&
    (on.revertsId === undefined || on.revertsId === entry.reverts)
  );
}

/**
 * The member and the moderator who may act on them.
 * @throws RequestRefused
 */
export async function demandOver(
  unit: UnitOfWork,
  actor: Member | null,
  action: Action,
  memberId: MemberId,
): Promise<{ moderator: Member; member: Member }> {
  const member = await findMember(unit.db, memberId);
  // Whoever may act on nobody is not told whether there is such a member.
  const moderator = demand(actor, action, { member: member ?? { id: memberId, role: 'guest' } });
  if (member === null) {
    throw new RequestRefused('not_found', 'There is no such member.', { field: 'memberId' });
  }
  return { moderator, member };
}
