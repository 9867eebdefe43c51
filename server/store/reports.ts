// Reports: one case for each reported comment, as a row of `desk`, and each reporter's own report, as a
// row of their `me`. Who may report or decide is asked elsewhere.
import type { Act, Moderator } from '../../shared/protocol/acts.ts';
import type { ArticleId, CommentId, MemberId, RuleId } from '../../shared/protocol/ids.ts';
import type { OwnReportRow, ReportRow } from '../../shared/protocol/reports.ts';
import type { Member } from './members.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, ReportedCommentsTable, ReportsTable } from './schema.ts';
import { storedMe } from './streams.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** A case's row carries its oldest reports; the rest are only counted. */
const REPORTS_SHOWN = 100;

export type StoredCase = ReportedCommentsTable;
export type StoredReport = ReportsTable;

/** As it is stored in JSON; `at` in epoch milliseconds. */
export type CaseDecision = { act: Act; by: Moderator; at: number };

const selectCase = prepared((db, given: { commentId: CommentId }) =>
  db
    .selectFrom('reported_comments')
    .select(['comment_id', 'article_id', 'rev', 'report_count', 'decision'])
    .where('comment_id', '=', given.commentId),
);

/** The case of the comment; null where nobody has reported it. */
export async function findCase(db: AnyHandle, commentId: CommentId): Promise<StoredCase | null> {
  const { rows } = await selectCase(db, { commentId });
  return rows[0] ?? null;
}

/** What was decided last; null while the case is open. */
export function decisionOfCase({ decision }: Pick<StoredCase, 'decision'>): CaseDecision | null {
  return decision === null ? null : (JSON.parse(decision) as CaseDecision);
}

const selectReport = prepared((db, given: { commentId: CommentId; reporter: string }) =>
  db
    .selectFrom('reports')
    .select(['reason', 'note', 'outcome'])
    .where('comment_id', '=', given.commentId)
    .where('reporter', '=', given.reporter),
);

/** What this member or rule has reported of the comment; null where it has not. */
export async function findReport(
  db: AnyHandle,
  commentId: CommentId,
  reporter: MemberId | RuleId,
): Promise<Pick<StoredReport, 'reason' | 'note' | 'outcome'> | null> {
  const { rows } = await selectReport(db, { commentId, reporter });
  return rows[0] ?? null;
}

export type NewReport = {
  comment: { id: CommentId; articleId: ArticleId };
  by: { memberId: MemberId } | { ruleId: RuleId };
  reason: string;
  note: string;
};

/** Adds the first report of the comment by this member or rule: the caller has looked. Opens its case. */
export async function addReport(unit: UnitOfWork, report: NewReport): Promise<void> {
  unit.writing();
  const { comment, by } = report;
  const before = await findCase(unit.db, comment.id);
  await writeCase(unit, {
    comment_id: comment.id,
    article_id: comment.articleId,
    report_count: (before?.report_count ?? 0) + 1,
    decision: null,
  });
  const memberId = 'memberId' in by ? by.memberId : null;
  const ruleId = 'ruleId' in by ? by.ruleId : null;
  await unit.db
    .insertInto('reports')
    .values({
      comment_id: comment.id,
      reporter: 'memberId' in by ? by.memberId : by.ruleId,
      member_id: memberId,
      rule_id: ruleId,
      article_id: comment.articleId,
      reason: report.reason,
      note: report.note,
      at: unit.now,
      outcome: 'open',
      me_rev: memberId === null ? null : await unit.nextRev(storedMe(memberId)),
    })
    .execute();
}

/** The comment has changed, so the row of its case has too. Nothing where nobody has reported it. */
export async function touchReport(unit: UnitOfWork, commentId: CommentId): Promise<void> {
  const found = await findCase(unit.db, commentId);
  if (found !== null) await writeCase(unit, found);
}

/**
 * A moderator's act has decided the case, and each reporter is told what came of it. Nothing where
 * nobody has reported the comment.
 */
export async function decideReport(
  unit: UnitOfWork,
  by: Member,
  commentId: CommentId,
  act: Act,
): Promise<void> {
  const found = await findCase(unit.db, commentId);
  if (found === null) return;
  const decision: CaseDecision = {
    act,
    by: { id: by.id, name: by.name, role: by.role },
    at: unit.now,
  };
  unit.urgent('desk');
  await writeCase(unit, { ...found, decision: JSON.stringify(decision) });
  const leaves = act === 'report.dismiss' || act === 'comment.restore';
  await tellReporters(unit, commentId, leaves ? 'dismissed' : 'acted');
}

/** What had decided the case was taken back: it waits again. */
export async function reopenReport(unit: UnitOfWork, commentId: CommentId): Promise<void> {
  const found = await findCase(unit.db, commentId);
  if (found === null || found.decision === null) return;
  unit.urgent('desk');
  await writeCase(unit, { ...found, decision: null });
  await tellReporters(unit, commentId, 'open');
}

/** Writes the case as it is from now on, under the next rev of `desk`. */
async function writeCase(unit: UnitOfWork, reported: Omit<StoredCase, 'rev'>): Promise<void> {
  unit.writing();
  const row: StoredCase = { ...reported, rev: await unit.nextRev('desk') };
  const { comment_id: _id, article_id: _article, ...changed } = row;
  await unit.db
    .insertInto('reported_comments')
    .values(row)
    .onConflict((conflict) => conflict.column('comment_id').doUpdateSet(changed))
    .execute();
}

async function tellReporters(
  unit: UnitOfWork,
  commentId: CommentId,
  outcome: StoredReport['outcome'],
): Promise<void> {
  const reports = await unit.db
    .selectFrom('reports')
    .select(['reporter', 'member_id'])
    .where('comment_id', '=', commentId)
    .where('outcome', '<>', outcome)
    .execute();
  for (const { reporter, member_id } of reports) {
    await unit.db
      .updateTable('reports')
      .set({
        outcome,
        me_rev: member_id === null ? null : await unit.nextRev(storedMe(member_id)),
      })
      .where('comment_id', '=', commentId)
      .where('reporter', '=', reporter)
      .execute();
  }
}

const selectOwnPage = prepared((db, given: { memberId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('reports')
    .select(['comment_id', 'article_id', 'reason', 'at', 'outcome', 'me_rev'])
    .where('member_id', '=', given.memberId)
    .where('me_rev', '>', given.after)
    .orderBy('me_rev')
    .limit(given.limit),
);

/** The member's own reports that changed after the rev of their stream `me`, in rev order. */
export async function ownReportsAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<OwnReportRow[]> {
  const { rows } = await selectOwnPage(db, { memberId, after, limit });
  return rows.map((row) => ({
    kind: 'ownReport',
    id: row.comment_id,
    rev: row.me_rev ?? 0,
    articleId: row.article_id,
    reason: row.reason,
    at: toWireTime(row.at),
    outcome: row.outcome,
  }));
}

const selectCases = prepared((db, given: { after: number; limit: number; upTo: number }) =>
  db
    .selectFrom('reported_comments')
    .innerJoin('comments', 'comments.id', 'reported_comments.comment_id')
    .select([
      'reported_comments.comment_id',
      'reported_comments.article_id',
      'reported_comments.rev',
      'reported_comments.report_count',
      'reported_comments.decision',
      'comments.number',
      'comments.author_id',
      'comments.author_name',
      'comments.author_role',
      'comments.body',
      'comments.withheld_body',
      'comments.state',
      'comments.created_at',
    ])
    .where('reported_comments.rev', '>', given.after)
    .where('reported_comments.rev', '<=', given.upTo)
    .orderBy('reported_comments.rev')
    .limit(given.limit),
);

const selectReportsOf = prepared((db, given: { commentId: CommentId }) =>
  db
    .selectFrom('reports')
    .leftJoin('members', 'members.id', 'reports.member_id')
    .select(['member_id', 'members.name as member_name', 'rule_id', 'reason', 'note', 'at'])
    .where('comment_id', '=', given.commentId)
    .orderBy('at')
    .orderBy('reporter')
    .limit(REPORTS_SHOWN),
);

/** The cases that changed after the rev of the stream `desk` up to `upTo`, in rev order. */
export async function reportsAfter(
  db: AnyHandle,
  after: number,
  limit: number,
  upTo: number,
): Promise<ReportRow[]> {
  const { rows } = await selectCases(db, { after, limit, upTo });
  const cases: ReportRow[] = [];
  for (const row of rows) {
    const { rows: reports } = await selectReportsOf(db, { commentId: row.comment_id });
    const decision = decisionOfCase(row);
    cases.push({
      kind: 'report',
      id: row.comment_id,
      rev: row.rev,
      articleId: row.article_id,
      number: row.number,
      author: { id: row.author_id, name: row.author_name, role: row.author_role },
      // Moderators look at what was hidden; what was removed is gone here too.
      body: row.state === 'hidden' ? row.withheld_body : row.body,
      commentState: row.state,
      createdAt: toWireTime(row.created_at),
      reports: reports.map(({ member_id, member_name, rule_id, reason, note, at }) => ({
        by: member_id === null ? null : { id: member_id, name: member_name ?? '' },
        ruleId: rule_id,
        reason,
        note,
        at: toWireTime(at),
      })),
      reportCount: row.report_count,
      decision: decision && { ...decision, at: toWireTime(decision.at) },
    });
  }
  return cases;
}
