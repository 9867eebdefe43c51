// How far a member has read each thread: rows of their own stream, known to nobody else.
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { ReadRow } from '../../shared/protocol/reads.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, ReadsTable } from './schema.ts';
import { storedMe } from './streams.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const columns = ['member_id', 'article_id', 'seq', 'at', 'rev'] as const;

const selectOne = prepared((db, given: { memberId: MemberId; articleId: ArticleId }) =>
  db
    .selectFrom('reads')
    .select(columns)
    .where('member_id', '=', given.memberId)
    .where('article_id', '=', given.articleId),
);

export async function findRead(
  db: AnyHandle,
  memberId: MemberId,
  articleId: ArticleId,
): Promise<ReadRow | null> {
  const { rows } = await selectOne(db, { memberId, articleId });
  return rows[0] === undefined ? null : toRow(rows[0]);
}

/** Writes how far the member has read the thread. The caller has seen to it that it moves on. */
export async function storeRead(
  unit: UnitOfWork,
  memberId: MemberId,
  articleId: ArticleId,
  seq: number,
): Promise<ReadRow> {
  unit.writing();
  const row: ReadsTable = {
    member_id: memberId,
    article_id: articleId,
    seq,
    at: unit.now,
    rev: await unit.nextRev(storedMe(memberId)),
  };
  await unit.db
    .insertInto('reads')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'article_id'])
        .doUpdateSet({ seq: row.seq, at: row.at, rev: row.rev }),
    )
    .execute();
  return toRow(row);
}

const selectPage = prepared((db, given: { memberId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('reads')
    .select(columns)
    .where('member_id', '=', given.memberId)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** The marks that have moved since the rev of the member's stream, in rev order. */
export async function readsAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<ReadRow[]> {
  const { rows } = await selectPage(db, { memberId, after, limit });
  return rows.map(toRow);
}

function toRow(row: ReadsTable): ReadRow {
  return {
    kind: 'read',
    id: row.article_id,
    rev: row.rev,
    seq: row.seq,
    at: toWireTime(row.at),
  };
}
