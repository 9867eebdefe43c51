// Comments that were withheld or restored, as rows of the feed: so that it reaches whoever holds one in
// a thread that they do not follow. Never says a text.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RevocationRow } from '../../shared/protocol/comments.ts';
import { removalOf } from './comments.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, CommentsTable } from './schema.ts';

const columns = [
  'id',
  'article_id',
  'rev',
  'state',
  'removed_by',
  'removal_reason',
  'revoked_rev',
] as const;

const selectPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('comments')
    .select(columns)
    .where('revoked_rev', '>', given.after)
    .orderBy('revoked_rev')
    .limit(given.limit),
);

/** What was withheld or restored after the rev of the feed, in rev order. */
export async function revocationsAfter(
  db: AnyHandle,
  after: number,
  limit: number,
): Promise<RevocationRow[]> {
  const { rows } = await selectPage(db, { after, limit });
  return rows.map(toRow);
}

/** How many are read at a time, so that the years of a large community keep nobody else waiting. */
const WITHHELD_AT_ONCE = 500;

const selectWithheld = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('comments')
    .select(columns)
    .where('revoked_rev', '>', given.after)
    .where('state', '<>', 'visible')
    .orderBy('revoked_rev')
    .limit(given.limit),
);

/** All that was withheld after the rev of the feed and still is, in rev order. */
export async function withheldAfter(db: AnyHandle, after: number): Promise<RevocationRow[]> {
  const withheld: RevocationRow[] = [];
  let from = after;
  for (;;) {
    const { rows } = await selectWithheld(db, { after: from, limit: WITHHELD_AT_ONCE });
    for (const row of rows) withheld.push(toRow(row));
    if (rows.length < WITHHELD_AT_ONCE) return withheld;
    from = rows.at(-1)?.revoked_rev ?? from;
    await nextTurn();
  }
}

function toRow(row: Pick<CommentsTable, (typeof columns)[number]>): RevocationRow {
  return {
    kind: 'revocation',
    id: row.id,
    rev: row.revoked_rev ?? 0,
    articleId: row.article_id,
    commentRev: row.rev,
    state: row.state,
    removal: removalOf(row),
  };
}
