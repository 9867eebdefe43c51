// Comments that wait for approval: added, changed, read as rows of their author's `me` and of `desk`.
// Who may decide about one is asked elsewhere.
import type { Moderator } from '../../shared/protocol/acts.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import type { PendingRow } from '../../shared/protocol/pending.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, PendingCommentsTable } from './schema.ts';
import { storedMe } from './streams.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const columns = [
  'id',
  'article_id',
  'parent_id',
  'author_id',
  'author_name',
  'author_role',
  'body',
  'posted_hash',
  'created_at',
  'state',
  'held_by',
  'rule_id',
  'decision',
  'me_rev',
  'desk_rev',
] as const;

export type StoredPending = PendingCommentsTable;

/** As it is stored in JSON; `at` in epoch milliseconds. */
export type PendingDecision = { by: Moderator; reason: string; at: number };

const selectById = prepared((db, given: { id: CommentId }) =>
  db.selectFrom('pending_comments').select(columns).where('id', '=', given.id),
);

export async function findPending(db: AnyHandle, id: CommentId): Promise<StoredPending | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] ?? null;
}

const selectOwnPage = prepared((db, given: { authorId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('pending_comments')
    .select(columns)
    .where('author_id', '=', given.authorId)
    .where('me_rev', '>', given.after)
    .orderBy('me_rev')
    .limit(given.limit),
);

/** The member's held comments that changed after the rev of their stream `me`, in rev order. */
export async function ownPendingAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<PendingRow[]> {
  const { rows } = await selectOwnPage(db, { authorId: memberId, after, limit });
  return rows.map(ownPendingRow);
}

const selectDeskPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('pending_comments')
    .select(columns)
    .where('desk_rev', '>', given.after)
    .orderBy('desk_rev')
    .limit(given.limit),
);

/** The held comments that changed after the rev of the stream `desk`, in rev order. */
export async function deskPendingAfter(
  db: AnyHandle,
  after: number,
  limit: number,
): Promise<PendingRow[]> {
  const { rows } = await selectDeskPage(db, { after, limit });
  return rows.map(deskPendingRow);
}

const selectNewestOf = prepared((db, given: { articleId: ArticleId; authorId: MemberId }) =>
  db
    .selectFrom('pending_comments')
    .select((select) => select.fn.max('created_at').as('newest'))
    .where('author_id', '=', given.authorId)
    .where('article_id', '=', given.articleId),
);

/** When the member last wrote something here that was held, in epoch milliseconds; null if never. */
export async function lastHeldAt(
  db: AnyHandle,
  articleId: ArticleId,
  authorId: MemberId,
): Promise<number | null> {
  const { rows } = await selectNewestOf(db, { articleId, authorId });
  return rows[0]?.newest ?? null;
}

export type NewPending = Omit<StoredPending, 'state' | 'decision' | 'me_rev' | 'desk_rev'>;

/** Adds a held comment whose id is free: the caller has looked. */
export async function addPending(unit: UnitOfWork, pending: NewPending): Promise<StoredPending> {
  unit.writing();
  const row: StoredPending = {
    ...pending,
    state: 'pending',
    decision: null,
    me_rev: await unit.nextRev(storedMe(pending.author_id)),
    desk_rev: await unit.nextRev('desk'),
  };
  await unit.db.insertInto('pending_comments').values(row).execute();
  return row;
}

/** Writes what has changed of it, under the next revs of both its streams. */
export async function changePending(
  unit: UnitOfWork,
  pending: StoredPending,
  changes: Partial<Pick<StoredPending, 'body' | 'state' | 'held_by' | 'rule_id'>> & {
    decision?: PendingDecision | null;
  },
): Promise<StoredPending> {
  unit.writing();
  const { decision, ...columnsChanged } = changes;
  const changed = {
    ...columnsChanged,
    ...(decision !== undefined && {
      decision: decision === null ? null : JSON.stringify(decision),
    }),
    me_rev: await unit.nextRev(storedMe(pending.author_id)),
    desk_rev: await unit.nextRev('desk'),
  };
  await unit.db.updateTable('pending_comments').set(changed).where('id', '=', pending.id).execute();
  return { ...pending, ...changed };
}

export function decisionOf(pending: StoredPending): PendingDecision | null {
  return pending.decision === null ? null : (JSON.parse(pending.decision) as PendingDecision);
}

/** As its author sees it: not which rule has caught it, and not who decided. */
export function ownPendingRow(pending: StoredPending): PendingRow {
  const decision = decisionOf(pending);
  return {
    ...commonFields(pending),
    rev: pending.me_rev,
    body: pending.body,
    ruleId: null,
    decision: decision && { by: null, reason: decision.reason, at: toWireTime(decision.at) },
  };
}

/** As moderators see it: the text of what was rejected stays with its author alone. */
export function deskPendingRow(pending: StoredPending): PendingRow {
  const decision = decisionOf(pending);
  return {
    ...commonFields(pending),
    rev: pending.desk_rev,
    body: pending.state === 'pending' ? pending.body : null,
    ruleId: pending.rule_id,
    decision: decision && {
      by: decision.by,
      reason: decision.reason,
      at: toWireTime(decision.at),
    },
  };
}

function commonFields(pending: StoredPending) {
  return {
    kind: 'pending',
    id: pending.id,
    articleId: pending.article_id,
    parentId: pending.parent_id,
    author: { id: pending.author_id, name: pending.author_name, role: pending.author_role },
    createdAt: toWireTime(pending.created_at),
    state: pending.state,
    heldBy: pending.held_by,
  } as const;
}
