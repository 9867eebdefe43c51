// Rules as they are kept: found, written, read as rows of `desk`. A deleted one stays as a row that
// says so. What a rule catches is decided elsewhere.
import type { ArticleId, RuleId } from '../../shared/protocol/ids.ts';
import type { RuleCondition, RuleConsequence, RuleRow } from '../../shared/protocol/rules.ts';
import type { Member } from './members.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, RulesTable } from './schema.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const columns = [
  'id',
  'rev',
  'name',
  'article_id',
  'condition',
  'consequence',
  'enabled',
  'deleted',
  'by_id',
  'by_name',
  'by_role',
  'at',
] as const;

/** What a moderator says of a rule: a version of it. */
export type RuleVersion = {
  name: string;
  articleId: ArticleId | null;
  condition: RuleCondition;
  consequence: RuleConsequence;
  enabled: boolean;
  deleted: boolean;
};

const selectById = prepared((db, given: { id: RuleId }) =>
  db.selectFrom('rules').select(columns).where('id', '=', given.id),
);

export async function findRule(db: AnyHandle, id: RuleId): Promise<RuleRow | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] === undefined ? null : toRow(rows[0]);
}

const selectPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('rules')
    .select(columns)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** The rules that changed after the rev, in rev order. */
export async function rulesAfter(db: AnyHandle, after: number, limit: number): Promise<RuleRow[]> {
  const { rows } = await selectPage(db, { after, limit });
  return rows.map(toRow);
}

const selectInForce = prepared((db, _given: object) =>
  db
    .selectFrom('rules')
    .select(columns)
    .where('enabled', '=', 1)
    .where('deleted', '=', 0)
    .orderBy('id'),
);

/** The rules that are to be asked about each comment, the oldest first. */
export async function rulesInForce(db: AnyHandle): Promise<RuleRow[]> {
  const { rows } = await selectInForce(db, {});
  return rows.map(toRow);
}

const selectNewestRev = prepared((db, _given: object) =>
  db.selectFrom('rules').select((select) => select.fn.max('rev').as('newest')),
);

/** Another number whenever a rule was changed, by this process or another; 0 where there is none. */
export async function rulesRev(db: AnyHandle): Promise<number> {
  const { rows } = await selectNewestRev(db, {});
  return rows[0]?.newest ?? 0;
}

const countKept = prepared((db, _given: object) =>
  db
    .selectFrom('rules')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('deleted', '=', 0),
);

/** How many rules there are, those included that are switched off. */
export async function countRules(db: AnyHandle): Promise<number> {
  const { rows } = await countKept(db, {});
  return rows[0]?.count ?? 0;
}

/** Writes the version as the rule is from now on, new or not. */
export async function writeRule(
  unit: UnitOfWork,
  by: Member,
  id: RuleId,
  version: RuleVersion,
): Promise<RuleRow> {
  unit.writing();
  const row: RulesTable = {
    id,
    rev: await unit.nextRev('desk'),
    name: version.name,
    article_id: version.articleId,
    condition: JSON.stringify(version.condition),
    consequence: JSON.stringify(version.consequence),
    enabled: version.enabled ? 1 : 0,
    deleted: version.deleted ? 1 : 0,
    by_id: by.id,
    by_name: by.name,
    by_role: by.role,
    at: unit.now,
  };
  const { id: _id, ...changed } = row;
  await unit.db
    .insertInto('rules')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
  return toRow(row);
}

function toRow(row: RulesTable): RuleRow {
  return {
    kind: 'rule',
    id: row.id,
    rev: row.rev,
    name: row.name,
    articleId: row.article_id,
    condition: JSON.parse(row.condition) as RuleCondition,
    consequence: JSON.parse(row.consequence) as RuleConsequence,
    enabled: row.enabled === 1,
    deleted: row.deleted === 1,
    by: { id: row.by_id, name: row.by_name, role: row.by_role },
    at: toWireTime(row.at),
  };
}
