// Who was called by which comment: rows of each member's own stream.
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import type { MentionRow } from '../../shared/protocol/mentions.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, MentionsTable } from './schema.ts';
import { storedMe } from './streams.ts';
import { toWireTime } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const selectOfComment = prepared((db, given: { commentId: CommentId }) =>
  db
    .selectFrom('mentions')
    .select(['member_id', 'at', 'is_on'])
    .where('comment_id', '=', given.commentId),
);

/** Whom the comment has ever told that it calls them. */
export async function toldOf(
  db: AnyHandle,
  commentId: CommentId,
): Promise<Pick<MentionsTable, 'member_id' | 'at' | 'is_on'>[]> {
  return (await selectOfComment(db, { commentId })).rows;
}

const upsert = prepared((db, given: MentionsTable) =>
  db
    .insertInto('mentions')
    .values({
      comment_id: given.comment_id,
      member_id: given.member_id,
      at: given.at,
      is_on: given.is_on,
      rev: given.rev,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['comment_id', 'member_id'])
        .doUpdateSet({ is_on: given.is_on, rev: given.rev }),
    ),
);

/** Writes whether the comment calls the member, under the next rev of the member's stream. */
export async function storeMention(
  unit: UnitOfWork,
  mention: Omit<MentionsTable, 'rev'>,
): Promise<void> {
  unit.writing();
  await upsert(unit.db, { ...mention, rev: await unit.nextRev(storedMe(mention.member_id)) });
}

const selectPage = prepared((db, given: { memberId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('mentions')
    .innerJoin('comments', 'comments.id', 'mentions.comment_id')
    .select([
      'mentions.comment_id',
      'mentions.rev',
      'mentions.at',
      'mentions.is_on',
      'comments.article_id',
      'comments.number',
      'comments.seq',
      'comments.author_id',
      'comments.author_name',
      'comments.author_role',
    ])
    .where('mentions.member_id', '=', given.memberId)
    .where('mentions.rev', '>', given.after)
    .orderBy('mentions.rev')
    .limit(given.limit),
);

/** Where the member was called, or is called no more, since the rev of their stream, in rev order. */
export async function mentionsAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<MentionRow[]> {
  const { rows } = await selectPage(db, { memberId, after, limit });
  return rows.map((row) => ({
    kind: 'mention',
    id: row.comment_id,
    rev: row.rev,
    articleId: row.article_id,
    number: row.number,
    seq: row.seq,
    author: { id: row.author_id, name: row.author_name, role: row.author_role },
    at: toWireTime(row.at),
    on: row.is_on === 1,
  }));
}
