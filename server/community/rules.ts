// Rules that hold, refuse or report: tried, saved, deleted, and brought back as they were.
import { isDeepStrictEqual } from 'node:util';
import { limits } from '../../shared/limits.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { RuleId } from '../../shared/protocol/ids.ts';
import type {
  DeleteRuleRequest,
  RuleCondition,
  RuleRow,
  RuleTrial,
  SaveRuleRequest,
  TryRuleRequest,
} from '../../shared/protocol/rules.ts';
import { articleExists } from '../store/articles.ts';
import type { Member } from '../store/members.ts';
import { appendToLog } from '../store/moderation-log.ts';
import { countRules, findRule, type RuleVersion, writeRule } from '../store/rules.ts';
import type { Store } from '../store/store.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct } from './acting.ts';
import { demand } from './policy.ts';
import { ruleLetters } from './rule-matching.ts';
import { tryCondition } from './rule-trial.ts';
import { rulesChangedIn } from './rules-in-force.ts';
import { demandReading } from './standing.ts';

/** What taking back a saved or deleted rule has to know. */
type RuleDetails = {
  /** Null where the act has made it. */
  before: RuleVersion | null;
  after: RuleVersion;
};

/** Outside a transaction: it reads for as long as there is something to read. */
export async function tryRule(
  store: Pick<Store, 'read'>,
  actor: Member | null,
  request: TryRuleRequest,
): Promise<RuleTrial> {
  const moderator = demand(actor, 'rule.try');
  await store.read((db) => demandReading(db, moderator, 'rule.try'));
  demandLetters(request.condition);
  return tryCondition(store, request);
}

/**
 * `trial`: of the same rule, a moment ago; null for one that is switched off, which catches nothing.
 * @throws RequestRefused `conflict` where it would have caught more than half and `accepts` does not
 * say so.
 */
export async function saveRule(
  unit: UnitOfWork,
  actor: Member | null,
  { trial, ...request }: SaveRuleRequest & { trial: RuleTrial | null },
): Promise<RuleRow> {
  const moderator = demand(actor, 'rule.save');
  const act = await beginAct(unit, moderator, request.actId, 'rule.save', {
    ruleId: request.id,
  });
  const before = await findRule(unit.db, request.id);
  if (act.done !== null && before !== null) return before;
  demandLetters(request.condition);
  if (request.articleId !== null && !(await articleExists(unit.db, request.articleId))) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'articleId' });
  }
  if (before === null || before.deleted) await demandRoom(unit);
  if (trial !== null) demandAccepted(trial, request.accepts);
  const rule = await write(unit, moderator, request.id, {
    name: request.name,
    articleId: request.articleId,
    condition: request.condition,
    consequence: request.consequence,
    enabled: request.enabled,
    deleted: false,
  });
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'rule.save',
    articleId: rule.articleId,
    ruleId: rule.id,
    details: {
      before: before && versionOf(before),
      after: versionOf(rule),
    } satisfies RuleDetails,
  });
  return rule;
}

export async function deleteRule(
  unit: UnitOfWork,
  actor: Member | null,
  request: DeleteRuleRequest,
): Promise<RuleRow> {
  const moderator = demand(actor, 'rule.delete');
  const act = await beginAct(unit, moderator, request.actId, 'rule.delete', {
    ruleId: request.id,
  });
  const before = await findRule(unit.db, request.id);
  if (before === null) {
    throw new RequestRefused('not_found', 'There is no such rule.', { field: 'id' });
  }
  if (act.done !== null) return before;
  if (before.deleted) {
    throw new RequestRefused('conflict', `${before.by.name} has deleted it already.`, {
      field: 'id',
    });
  }
  const rule = await write(unit, moderator, request.id, { ...versionOf(before), deleted: true });
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'rule.delete',
    articleId: rule.articleId,
    ruleId: rule.id,
    details: { before: versionOf(before), after: versionOf(rule) } satisfies RuleDetails,
  });
  return rule;
}

/**
 * Brings back the rule as it was before the act with these details; one that the act has made is
 * deleted. False where it is not any more as the act has left it.
 */
export async function revertRule(
  unit: UnitOfWork,
  by: Member,
  id: RuleId,
  details: unknown,
): Promise<boolean> {
  // Written by the functions above, and kept in the log as it was.
  const { before, after } = details as RuleDetails;
  const rule = await findRule(unit.db, id);
  if (rule === null || !isDeepStrictEqual(versionOf(rule), after)) return false;
  if (rule.deleted && before?.deleted === false) await demandRoom(unit);
  await write(unit, by, id, before ?? { ...versionOf(rule), deleted: true });
  return true;
}

async function write(
  unit: UnitOfWork,
  by: Member,
  id: RuleId,
  version: RuleVersion,
): Promise<RuleRow> {
  rulesChangedIn(unit);
  return writeRule(unit, by, id, version);
}

export function versionOf(rule: RuleRow): RuleVersion {
  return {
    name: rule.name,
    articleId: rule.articleId,
    condition: rule.condition,
    consequence: rule.consequence,
    enabled: rule.enabled,
    deleted: rule.deleted,
  };
}

/** @throws RequestRefused for a word of which nothing is left to look for, such as "--". */
function demandLetters(condition: RuleCondition): void {
  if (condition.on !== 'words') return;
  const index = condition.words.findIndex((word) => ruleLetters(word) === '');
  if (index < 0) return;
  throw new RequestRefused('invalid', 'A word of a rule needs something that can be looked for.', {
    field: `condition.words.${index}`,
  });
}

async function demandRoom(unit: UnitOfWork): Promise<void> {
  if ((await countRules(unit.db)) < limits.rules) return;
  throw new RequestRefused(
    'too_long',
    `There can be at most ${limits.rules} rules: delete one first.`,
  );
}

/** @throws RequestRefused */
function demandAccepted({ caught, of }: RuleTrial, accepts: number | undefined): void {
  if (caught * 2 <= of || (accepts !== undefined && isNearly(accepts, caught))) return;
  throw new RequestRefused(
    'conflict',
    `This rule would have caught ${caught} of the ${of} comments of the last 30 days. Look at its trial, and save it with the number that it shows.`,
    { field: 'accepts' },
  );
}

/**
 * Whether the number that a moderator has accepted is the one that the trial shows now. While they
 * looked, comments came and others grew older than 30 days: a tenth more or less is the same rule, and
 * under ten it is the number itself.
 */
export function isNearly(accepted: number, caught: number): boolean {
  return Math.abs(accepted - caught) <= Math.floor(caught / 10);
}
