// Reports: a member points a comment out to the moderators, once; a moderator finds that nothing needs
// doing. What else is done about a reported comment decides its case along the way.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { DismissRequest, ReportRequest } from '../../shared/protocol/reports.ts';
import type { Member } from '../store/members.ts';
import { appendToLog, type StoredLogEntry } from '../store/moderation-log.ts';
import {
  addReport,
  decideReport,
  decisionOfCase,
  findCase,
  findReport,
  reopenReport,
} from '../store/reports.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct } from './acting.ts';
import { decidedAlready } from './decided-already.ts';
import { conditionOf, demand, demandPossible } from './policy.ts';
import { demandStanding } from './standing.ts';
import { existingComment } from './withholding.ts';

/**
 * A case that was decided is open again with it. The same report again adds nothing.
 * @throws RequestRefused
 */
export async function reportComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: ReportRequest,
): Promise<void> {
  const reporter = demand(actor, 'comment.report');
  const comment = await existingComment(unit.db, request.id);
  await demandStanding(unit, reporter, 'comment.report', comment.article_id);
  const { reason, note = '' } = request;
  const before = await findReport(unit.db, comment.id, reporter.id);
  if (before !== null) {
    if (before.reason === reason && before.note === note) return;
    throw new RequestRefused('conflict', 'You have reported this comment already.', {
      field: 'id',
    });
  }
  demandPossible(conditionOf(comment), 'comment.report');
  await addReport(unit, {
    comment: { id: comment.id, articleId: comment.article_id },
    by: { memberId: reporter.id },
    reason,
    note,
  });
}

/** @throws RequestRefused */
export async function dismissReports(
  unit: UnitOfWork,
  actor: Member | null,
  request: DismissRequest,
): Promise<void> {
  const moderator = demand(actor, 'report.dismiss');
  const act = await beginAct(unit, moderator, request.actId, 'report.dismiss', {
    commentId: request.id,
  });
  if (act.done !== null) return;
  const comment = await existingComment(unit.db, request.id);
  const reported = await findCase(unit.db, comment.id);
  if (reported === null) {
    throw new RequestRefused('not_found', 'Nobody has reported this comment.', { field: 'id' });
  }
  const decision = decisionOfCase(reported);
  if (decision !== null) {
    const isResend = decision.act === 'report.dismiss' && decision.by.id === moderator.id;
    if (isResend && request.actId === undefined) return;
    throw decidedAlready(decision);
  }
  await decideReport(unit, moderator, comment.id, 'report.dismiss');
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'report.dismiss',
    member: { id: comment.author_id, name: comment.author_name },
    articleId: comment.article_id,
    commentId: comment.id,
    number: comment.number,
    reason: request.reason ?? '',
  });
}

/**
 * The reports of the entry's comment wait again. False where it names none, or something else has
 * decided them.
 */
export async function reopenCase(unit: UnitOfWork, entry: StoredLogEntry): Promise<boolean> {
  const reported = entry.comment_id === null ? null : await findCase(unit.db, entry.comment_id);
  if (reported === null) return false;
  const decision = decisionOfCase(reported);
  if (decision?.act !== entry.act || decision.at !== entry.at) return false;
  await reopenReport(unit, reported.comment_id);
  return true;
}
