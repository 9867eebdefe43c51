// Takes back what an act has done, as far as it still stands, from its entry in the log. Each kind of
// act knows its own way back; the entry stays, and another one says that it was taken back.
import type { Act, LogRow, RevertRequest } from '../../shared/protocol/acts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ActId } from '../../shared/protocol/ids.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { findMember, type Member } from '../store/members.ts';
import {
  appendToLog,
  findLogEntry,
  findRevertOf,
  logRow,
  memberOf,
  type StoredLogEntry,
} from '../store/moderation-log.ts';
import { findRule } from '../store/rules.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct } from './acting.ts';
import { revertDecision } from './appealing.ts';
import { revertApproval, revertRejection } from './approving.ts';
import { decidedAlready } from './decided-already.ts';
import { revertHolding, revertModeration } from './moderation-settings.ts';
import { demand, type Subject } from './policy.ts';
import { revertDiscussion } from './publishing.ts';
import { reopenCase } from './reporting.ts';
import { revertSanction } from './reverting-sanctions.ts';
import { revertRule, versionOf } from './rules.ts';
import { revertState } from './withholding.ts';

/** What the revert's own entry keeps, so that it can be taken back like any other. */
type Details = Record<string, unknown>;
type RevertDetails = { of: Act };

/** @throws RequestRefused `conflict` where nothing of it stands any more. */
export async function revertAct(
  unit: UnitOfWork,
  actor: Member | null,
  request: RevertRequest,
): Promise<LogRow> {
  const moderator = demand(actor, 'log.revert');
  const { id, done } = await beginAct(unit, moderator, request.actId, 'log.revert', {
    revertsId: request.revertsId,
  });
  if (done !== null) return logRow(done);
  const entry = await findLogEntry(unit.db, request.revertsId);
  if (entry === null) {
    throw new RequestRefused('not_found', 'There is no such entry in the log.', {
      field: 'revertsId',
    });
  }
  const of = actOf(entry);
  demand(moderator, of, await subjectOf(unit, entry));
  const before = await standingRevertOf(unit, entry);
  if (before !== null) {
    throw decidedAlready({ by: { name: before.by_name }, act: before.act, at: before.at });
  }
  const details = await takeBack(unit, moderator, entry, of, id);
  if (details === null) {
    throw new RequestRefused('conflict', 'Nothing is left of what this act did.', {
      field: 'revertsId',
    });
  }
  return appendToLog(unit, moderator, {
    id,
    act: 'log.revert',
    member: memberOf(entry),
    articleId: entry.article_id,
    commentId: entry.comment_id,
    number: entry.number,
    ruleId: entry.rule_id,
    comments: Array.isArray(details.removed) ? details.removed.length : 0,
    reverts: entry.id,
    details: { ...details, of },
  });
}

/**
 * The entry that takes this one back and was not taken back itself. What was set to the same again
 * since is another moderator's act, although it looks alike.
 */
async function standingRevertOf(
  unit: UnitOfWork,
  entry: StoredLogEntry,
): Promise<StoredLogEntry | null> {
  // Each one takes back the one before it, so every second one stands.
  const reverts: StoredLogEntry[] = [];
  for (let last = entry; ; ) {
    const next = await findRevertOf(unit.db, last.id);
    if (next === null) break;
    reverts.push(next);
    last = next;
  }
  return reverts.length % 2 === 1 ? (reverts[0] ?? null) : null;
}

/** The act that it is about in the end: a revert can be taken back too. */
function actOf(entry: StoredLogEntry): Act {
  return entry.act === 'log.revert' ? (JSON.parse(entry.details) as RevertDetails).of : entry.act;
}

async function subjectOf(unit: UnitOfWork, entry: StoredLogEntry): Promise<Subject> {
  const member = entry.member_id === null ? null : await findMember(unit.db, entry.member_id);
  return member === null ? {} : { member };
}

/** Null where nothing of it stands. */
async function takeBack(
  unit: UnitOfWork,
  moderator: Member,
  entry: StoredLogEntry,
  of: Act,
  id: ActId,
): Promise<Details | null> {
  const details = JSON.parse(entry.details) as Details;
  const isRevert = entry.act === 'log.revert';
  switch (of) {
    case 'comment.hide':
    case 'comment.remove':
    case 'comment.restore':
      return revertState(unit, entry, id);
    case 'comment.approve':
      if (isRevert) return revertState(unit, entry, id);
      return (await revertApproval(unit, commentOf(entry), id))
        ? { before: { state: 'visible', reason: '' } }
        : null;
    case 'member.mute':
    case 'member.unmute':
    case 'member.ban':
    case 'member.unban':
      return revertSanction(unit, entry, id);
    case 'article.setDiscussion':
      return swapped(await revertDiscussion(unit, articleOf(entry), details), details);
    case 'article.setHolding':
      return swapped(await revertHolding(unit, articleOf(entry), details), details);
    case 'community.setModeration':
      return revertModeration(unit, details);
    case 'rule.save':
    case 'rule.delete':
      return takeRuleBack(unit, moderator, entry, details);
    case 'comment.reject':
      demandFirst(isRevert);
      return (await revertRejection(unit, commentOf(entry), entry.at)) ? {} : null;
    case 'report.dismiss':
      demandFirst(isRevert);
      return (await reopenCase(unit, entry)) ? {} : null;
    case 'appeal.decide':
      demandFirst(isRevert);
      return (await revertDecision(unit, entry)) ? {} : null;
    case 'log.revert':
      throw new Error(`The entry ${entry.id} does not say of what it is.`);
    default:
      return unreachable(of);
  }
}

/** Of a setting: what was set is what the next revert would bring back. */
function swapped(isDone: boolean, { before, after }: Details): Details | null {
  return isDone ? { before: after, after: before } : null;
}

async function takeRuleBack(
  unit: UnitOfWork,
  moderator: Member,
  entry: StoredLogEntry,
  details: Details,
): Promise<Details | null> {
  if (entry.rule_id === null) throw new Error(`The entry ${entry.id} names no rule.`);
  const before = await findRule(unit.db, entry.rule_id);
  if (!(await revertRule(unit, moderator, entry.rule_id, details))) return null;
  const after = await findRule(unit.db, entry.rule_id);
  return { before: before && versionOf(before), after: after && versionOf(after) };
}

/** What waits again after a revert is decided anew, and not by taking the revert back. */
function demandFirst(isRevert: boolean): void {
  if (!isRevert) return;
  throw new RequestRefused('conflict', 'It waits for a decision again: decide once more.', {
    field: 'revertsId',
  });
}

function commentOf({ id, comment_id }: StoredLogEntry) {
  if (comment_id === null) throw new Error(`The entry ${id} names no comment.`);
  return comment_id;
}

function articleOf({ id, article_id }: StoredLogEntry) {
  if (article_id === null) throw new Error(`The entry ${id} names no article.`);
  return article_id;
}
