// Who chose which reaction to which comment: rows of each member's own stream.
import type { OwnReactionRow, Reaction } from '../../shared/protocol/comments.ts';
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, ReactionsTable } from './schema.ts';
import { storedMe } from './streams.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const selectChosen = prepared((db, given: { memberId: MemberId; commentId: CommentId }) =>
  db
    .selectFrom('reactions')
    .select('chosen')
    .where('member_id', '=', given.memberId)
    .where('comment_id', '=', given.commentId),
);

/** The reactions that the member has on at the comment. */
export async function chosenReactions(
  db: AnyHandle,
  memberId: MemberId,
  commentId: CommentId,
): Promise<Reaction[]> {
  const { rows } = await selectChosen(db, { memberId, commentId });
  return rows[0] === undefined ? [] : (JSON.parse(rows[0].chosen) as Reaction[]);
}

const upsert = prepared((db, given: ReactionsTable) =>
  db
    .insertInto('reactions')
    .values({
      member_id: given.member_id,
      comment_id: given.comment_id,
      article_id: given.article_id,
      rev: given.rev,
      chosen: given.chosen,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'comment_id'])
        .doUpdateSet({ rev: given.rev, chosen: given.chosen }),
    ),
);

/** Writes which reactions the member has on now, under the next rev of the member's stream. */
export async function storeChosen(
  unit: UnitOfWork,
  reaction: Pick<ReactionsTable, 'member_id' | 'comment_id' | 'article_id'>,
  chosen: Reaction[],
): Promise<void> {
  unit.writing();
  await upsert(unit.db, {
    ...reaction,
    rev: await unit.nextRev(storedMe(reaction.member_id)),
    chosen: JSON.stringify(chosen),
  });
}

const selectPage = prepared((db, given: { memberId: MemberId; after: number; limit: number }) =>
  db
    .selectFrom('reactions')
    .select(['comment_id', 'article_id', 'rev', 'chosen'])
    .where('member_id', '=', given.memberId)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** The member's own reactions that changed after the rev, in rev order. */
export async function ownReactionsAfter(
  db: AnyHandle,
  memberId: MemberId,
  after: number,
  limit: number,
): Promise<OwnReactionRow[]> {
  const { rows } = await selectPage(db, { memberId, after, limit });
  return rows.map((row) => ({
    kind: 'ownReaction',
    id: row.comment_id,
    rev: row.rev,
    articleId: row.article_id,
    reactions: JSON.parse(row.chosen) as Reaction[],
  }));
}
