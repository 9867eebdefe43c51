// Comments over all articles, in the order in which they were written: how many somebody has, and
// what a rule would have caught.
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import { columns as allColumns, type StoredComment } from './comments.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, CommentsTable } from './schema.ts';

const selectReadable = prepared((db, given: { authorId: MemberId; before: number; most: number }) =>
  db
    .selectFrom('comments')
    .select('id')
    .where('author_id', '=', given.authorId)
    .where('created_at', '<=', given.before)
    .where('state', '=', 'visible')
    .limit(given.most),
);

/**
 * How many comments that the member wrote up to the moment, in epoch milliseconds, can be read now;
 * counted no further than `most`.
 */
export async function readableBefore(
  db: AnyHandle,
  authorId: MemberId,
  before: number,
  most: number,
): Promise<number> {
  if (most === 0) return 0;
  const { rows } = await selectReadable(db, { authorId, before, most });
  return rows.length;
}

const columns = [
  'id',
  'article_id',
  'number',
  'author_id',
  'author_name',
  'author_role',
  'body',
  'withheld_body',
  'state',
  'created_at',
] as const;
export type WrittenComment = Pick<CommentsTable, (typeof columns)[number]>;

/** A place in the order of writing. */
export type HistoryCursor = { createdAt: number; id: string };

const selectWritten = prepared((db, given: HistoryCursor & { limit: number }) =>
  db
    .selectFrom('comments')
    .select(columns)
    .where('created_at', '>=', given.createdAt)
    .where((condition) =>
      condition.or([
        condition('created_at', '>', given.createdAt),
        condition('id', '>', given.id as CommentsTable['id']),
      ]),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(given.limit),
);

/** The comments after that place, oldest first, the withheld ones among them. */
export async function writtenAfter(
  db: AnyHandle,
  cursor: HistoryCursor,
  limit: number,
): Promise<WrittenComment[]> {
  const { rows } = await selectWritten(db, { ...cursor, limit });
  return rows;
}

const selectRecent = prepared((db, given: { authorId: MemberId; since: number; most: number }) =>
  db
    .selectFrom('comments')
    .select(allColumns)
    .where('author_id', '=', given.authorId)
    .where('created_at', '>=', given.since)
    .where('state', '=', 'visible')
    .orderBy('created_at', 'desc')
    .limit(given.most),
);

const selectRecentIn = prepared(
  (db, given: { authorId: MemberId; since: number; articleId: ArticleId; most: number }) =>
    db
      .selectFrom('comments')
      .select(allColumns)
      .where('author_id', '=', given.authorId)
      .where('created_at', '>=', given.since)
      .where('article_id', '=', given.articleId)
      .where('state', '=', 'visible')
      .orderBy('created_at', 'desc')
      .limit(given.most),
);

/** What the member wrote since the moment, in one article or in all, that can be read, newest first. */
export async function writtenSince(
  db: AnyHandle,
  authorId: MemberId,
  since: number,
  articleId: ArticleId | null,
  most: number,
): Promise<StoredComment[]> {
  const { rows } =
    articleId === null
      ? await selectRecent(db, { authorId, since, most })
      : await selectRecentIn(db, { authorId, since, articleId, most });
  return rows;
}

const selectCounts = prepared((db, given: { authorId: MemberId }) =>
  db
    .selectFrom('comments')
    .select((select) => [
      select.fn.countAll<number>().as('all'),
      select.fn.count<number>('id').filterWhere('removed_by', '=', 'moderator').as('withheld'),
    ])
    .where('author_id', '=', given.authorId),
);

const selectReports = prepared((db, given: { authorId: MemberId }) =>
  db
    .selectFrom('comments')
    .innerJoin('reports', 'reports.comment_id', 'comments.id')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('comments.author_id', '=', given.authorId)
    .where('reports.member_id', 'is not', null),
);

/** How many comments a member has made, had withheld by moderators, and been reported for. */
export async function countsOf(
  db: AnyHandle,
  authorId: MemberId,
): Promise<{ commentCount: number; withheldCount: number; reportCount: number }> {
  const counted = await selectCounts(db, { authorId });
  const reported = await selectReports(db, { authorId });
  return {
    commentCount: counted.rows[0]?.all ?? 0,
    withheldCount: counted.rows[0]?.withheld ?? 0,
    reportCount: reported.rows[0]?.count ?? 0,
  };
}
