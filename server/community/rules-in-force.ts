// The rules that each comment is asked against, compiled once. Renewed when one was changed, by this
// process or another.
import type { RuleRow } from '../../shared/protocol/rules.ts';
import { rulesInForce as readRules, rulesRev } from '../store/rules.ts';
import type { WriteHandle } from '../store/schema.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { type Matcher, matcherOf } from './rule-matching.ts';

export type RuleInForce = { rule: RuleRow; matches: Matcher };

/** Of each database that this process writes, as it was committed last. */
const compiled = new WeakMap<object, { rev: number; rules: readonly RuleInForce[] }>();
/** What these have written may still be rolled back, and its rev given to another rule. */
const uncommitted = new WeakSet<UnitOfWork>();

/** Whoever writes a rule says so. */
export function rulesChangedIn(unit: UnitOfWork): void {
  uncommitted.add(unit);
}

/** As this transaction sees them, the oldest first. */
export async function rulesInForce(unit: UnitOfWork): Promise<readonly RuleInForce[]> {
  if (uncommitted.has(unit)) return compile(unit.db);
  const database = unit.db.getExecutor().adapter;
  const rev = await rulesRev(unit.db);
  const before = compiled.get(database);
  if (before?.rev === rev) return before.rules;
  const rules = await compile(unit.db);
  compiled.set(database, { rev, rules });
  return rules;
}

async function compile(db: WriteHandle): Promise<RuleInForce[]> {
  const rules = await readRules(db);
  return rules.map((rule) => ({ rule, matches: matcherOf(rule.condition) }));
}
