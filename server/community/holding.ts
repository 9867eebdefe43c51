// What happens to a text before it is seen: whether it is posted, waits for approval, is refused, or
// is reported by a rule. Moderators are never held, refused or reported.
import type { Holding } from '../../shared/protocol/approval.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId, RuleId } from '../../shared/protocol/ids.ts';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import type { RuleRow } from '../../shared/protocol/rules.ts';
import { readableBefore } from '../store/comment-history.ts';
import { communityHolding } from '../store/community.ts';
import type { Member } from '../store/members.ts';
import { addReport, findReport, reopenReport } from '../store/reports.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { can } from './policy.ts';
import { readText } from './rule-matching.ts';
import { type RuleInForce, rulesInForce } from './rules-in-force.ts';

/** What is screened: for an article that is there; when it was written, in epoch milliseconds. */
export type Screened = { articleId: ArticleId; body: string; writtenAt: number };

export type Verdict =
  | { verdict: 'pass' }
  /** Posted, and reported by each of these. */
  | { verdict: 'report'; rules: readonly RuleRow[] }
  | { verdict: 'hold'; heldBy: PendingRow['heldBy']; ruleId: RuleId | null };

/**
 * Of several rules the strictest wins: refuse, then hold, then report.
 * @throws RequestRefused `rule`, with what the community says of such a text as its `reason`.
 */
export async function screen(unit: UnitOfWork, author: Member, text: Screened): Promise<Verdict> {
  if (can(author, 'comment.postWithoutApproval')) return { verdict: 'pass' };
  const caught = await caughtBy(unit, author, text);
  refuse(caught);
  const holds = caught.find(({ consequence }) => consequence.does === 'hold');
  if (holds !== undefined) return { verdict: 'hold', heldBy: 'rule', ruleId: holds.id };
  const heldBy = await heldWithoutRule(unit, author, text);
  if (heldBy !== null) return { verdict: 'hold', heldBy, ruleId: null };
  return caught.length > 0 ? { verdict: 'report', rules: caught } : { verdict: 'pass' };
}

/**
 * What can be read already cannot wait for approval, so an edit of what would be held is refused: else
 * anything could be written into a comment that was approved.
 * @throws RequestRefused `rule`
 */
export async function screenEdit(
  unit: UnitOfWork,
  author: Member,
  text: Screened,
): Promise<Exclude<Verdict, { verdict: 'hold' }>> {
  if (can(author, 'comment.postWithoutApproval')) return { verdict: 'pass' };
  const caught = await caughtBy(unit, author, text);
  refuse(caught);
  const waits =
    caught.some(({ consequence }) => consequence.does === 'hold') ||
    (await heldWithoutRule(unit, author, text)) !== null;
  if (waits) {
    throw new RequestRefused(
      'rule',
      'With this change the comment would have to wait for approval. Leave it as it was, or write a new comment.',
    );
  }
  return caught.length > 0 ? { verdict: 'report', rules: caught } : { verdict: 'pass' };
}

/** Puts what was posted or edited on the desk, with each of the rules as who has reported it. */
export async function reportByRules(
  unit: UnitOfWork,
  comment: CommentRow,
  rules: readonly RuleRow[],
): Promise<void> {
  for (const { id, name } of rules) {
    if ((await findReport(unit.db, comment.id, id)) === null) {
      await addReport(unit, { comment, by: { ruleId: id }, reason: name, note: '' });
    } else {
      // It was about the text of before: what was decided of that says nothing of this one.
      await reopenReport(unit, comment.id);
    }
  }
}

async function caughtBy(unit: UnitOfWork, author: Member, text: Screened): Promise<RuleRow[]> {
  const rules = (await rulesInForce(unit)).filter(
    ({ rule }) => rule.articleId === null || rule.articleId === text.articleId,
  );
  if (rules.length === 0) return [];
  const writing = {
    text: readText(text.body),
    commentsBefore: await readableBefore(unit.db, author.id, text.writtenAt, mostAsked(rules)),
  };
  return rules.filter(({ matches }) => matches(writing)).map(({ rule }) => rule);
}

/** Beyond this many comments of the author no rule asks how many there are. */
function mostAsked(rules: readonly RuleInForce[]): number {
  return rules.reduce(
    (most, { rule: { condition } }) =>
      condition.on === 'links' ? Math.max(most, condition.fewerComments) : most,
    0,
  );
}

function refuse(caught: readonly RuleRow[]): void {
  for (const { consequence } of caught) {
    if (consequence.does !== 'refuse') continue;
    throw new RequestRefused('rule', 'A rule of this community does not allow such a text.', {
      reason: consequence.message,
    });
  }
}

async function heldWithoutRule(
  unit: UnitOfWork,
  author: Member,
  text: Screened,
): Promise<'all' | 'first' | null> {
  const discussion = await unit.discussion(text.articleId);
  const holding: Holding = discussion?.holding ?? (await communityHolding(unit.db));
  switch (holding.hold) {
    case 'none':
      return null;
    case 'all':
      return 'all';
    case 'first': {
      const posted = await readableBefore(unit.db, author.id, text.writtenAt, holding.first);
      return posted < holding.first ? 'first' : null;
    }
  }
}
