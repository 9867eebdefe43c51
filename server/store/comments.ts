// Comments: added with their number and seq, edited, removed, read as rows of a thread.
// Who may do so is asked elsewhere.
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { CommentRow } from '../../shared/protocol/comments.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { numberOf } from '../../shared/thread/numbering.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, CommentsTable } from './schema.ts';
import { storedThread } from './streams.ts';
import { toWireTime, toWireTimeOrNull } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

/** What a row as clients hold it is made of. */
const rowColumns = [
  'id',
  'article_id',
  'rev',
  'parent_id',
  'number',
  'seq',
  'author_id',
  'author_name',
  'author_role',
  'body',
  'created_at',
  'edited_at',
  'article_revision',
  'state',
  'removed_by',
  'removal_reason',
  'reactions',
  'mentions',
] as const;

export const columns = [
  ...rowColumns,
  'posted_hash',
  'reply_count',
  'withheld_body',
  'withheld_by',
  'revoked_rev',
] as const;

export type StoredComment = CommentsTable;

const selectById = prepared((db, given: { id: CommentId }) =>
  db.selectFrom('comments').select(columns).where('id', '=', given.id),
);

export async function findComment(db: AnyHandle, id: CommentId): Promise<StoredComment | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] ?? null;
}

const selectPage = prepared((db, given: { articleId: ArticleId; after: number; limit: number }) =>
  db
    .selectFrom('comments')
    .select(rowColumns)
    .where('article_id', '=', given.articleId)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

/** The comments of the thread that changed after the rev, in rev order. */
export async function commentsAfter(
  db: AnyHandle,
  articleId: ArticleId,
  after: number,
  limit: number,
): Promise<CommentRow[]> {
  const { rows } = await selectPage(db, { articleId, after, limit });
  return rows.map(commentRow);
}

const selectNewestOf = prepared((db, given: { articleId: ArticleId; authorId: MemberId }) =>
  db
    .selectFrom('comments')
    // Not by seq: a comment may be approved long after it was written.
    .select((select) => select.fn.max('created_at').as('newest'))
    .where('article_id', '=', given.articleId)
    .where('author_id', '=', given.authorId),
);

/** When the member last wrote in the thread, in epoch milliseconds; null if never. */
export async function lastPostAt(
  db: AnyHandle,
  articleId: ArticleId,
  authorId: MemberId,
): Promise<number | null> {
  const { rows } = await selectNewestOf(db, { articleId, authorId });
  return rows[0]?.newest ?? null;
}

export type NewComment = {
  id: CommentId;
  articleId: ArticleId;
  /** A comment of the same article, as `findComment` gave it in this transaction. */
  parent: StoredComment | null;
  author: Pick<CommentsTable, 'author_id' | 'author_name' | 'author_role'>;
  body: string;
  postedHash: string;
  /** Whom the text calls. */
  mentions?: readonly NamedMember[];
  /** Epoch milliseconds. */
  createdAt: number;
  /** The article's revision under which it was written, where that is not the newest. */
  articleRevision?: number;
};

const insert = prepared((db, given: StoredComment) =>
  db.insertInto('comments').values({
    id: given.id,
    article_id: given.article_id,
    rev: given.rev,
    parent_id: given.parent_id,
    number: given.number,
    seq: given.seq,
    author_id: given.author_id,
    author_name: given.author_name,
    author_role: given.author_role,
    body: given.body,
    posted_hash: given.posted_hash,
    created_at: given.created_at,
    edited_at: given.edited_at,
    article_revision: given.article_revision,
    state: given.state,
    removed_by: given.removed_by,
    removal_reason: given.removal_reason,
    reply_count: given.reply_count,
    reactions: given.reactions,
    mentions: given.mentions,
    withheld_body: given.withheld_body,
    withheld_by: given.withheld_by,
    revoked_rev: given.revoked_rev,
  }),
);

const countReply = prepared((db, given: { id: CommentId; count: number }) =>
  db.updateTable('comments').set({ reply_count: given.count }).where('id', '=', given.id),
);

/**
 * Adds a comment whose id is free: the caller has looked. It gets the next number under its parent
 * and the thread's next seq, and its article's counters move with it.
 */
export async function addComment(unit: UnitOfWork, comment: NewComment): Promise<CommentRow> {
  const discussion = await unit.discussion(comment.articleId);
  if (discussion === null) throw new Error(`The article ${comment.articleId} is not there.`);
  unit.writing();
  const { parent } = comment;
  let ordinal: number;
  if (parent === null) {
    discussion.top_count += 1;
    ordinal = discussion.top_count;
  } else {
    // Not a change of the parent's row as clients hold it, so it takes no rev.
    parent.reply_count += 1;
    ordinal = parent.reply_count;
    await countReply(unit.db, { id: parent.id, count: ordinal });
  }
  discussion.last_seq += 1;
  discussion.comment_count += 1;
  // An import may bring older comments after newer ones.
  discussion.last_comment_at = Math.max(discussion.last_comment_at ?? 0, comment.createdAt);
  unit.countersChanged(comment.articleId);
  const row: StoredComment = {
    id: comment.id,
    article_id: comment.articleId,
    rev: await unit.nextRev(storedThread(comment.articleId)),
    parent_id: parent?.id ?? null,
    number: numberOf(parent?.number ?? null, ordinal),
    seq: discussion.last_seq,
    author_id: comment.author.author_id,
    author_name: comment.author.author_name,
    author_role: comment.author.author_role,
    body: comment.body,
    posted_hash: comment.postedHash,
    created_at: comment.createdAt,
    edited_at: null,
    article_revision: comment.articleRevision ?? discussion.revision,
    state: 'visible',
    removed_by: null,
    removal_reason: null,
    reply_count: 0,
    reactions: '{}',
    mentions: JSON.stringify(comment.mentions ?? []),
    withheld_body: null,
    withheld_by: null,
    revoked_rev: null,
  };
  await insert(unit.db, row);
  return commentRow(row);
}

type Changed = Pick<
  StoredComment,
  | 'id'
  | 'rev'
  | 'body'
  | 'edited_at'
  | 'state'
  | 'removed_by'
  | 'removal_reason'
  | 'reactions'
  | 'mentions'
  | 'withheld_body'
  | 'withheld_by'
  | 'revoked_rev'
>;

const update = prepared((db, given: Changed) =>
  db
    .updateTable('comments')
    .set({
      rev: given.rev,
      body: given.body,
      edited_at: given.edited_at,
      state: given.state,
      removed_by: given.removed_by,
      removal_reason: given.removal_reason,
      reactions: given.reactions,
      mentions: given.mentions,
      withheld_body: given.withheld_body,
      withheld_by: given.withheld_by,
      revoked_rev: given.revoked_rev,
    })
    .where('id', '=', given.id),
);

/** Writes the comment with what has changed of it, under its thread's next rev. */
export async function changeComment(
  unit: UnitOfWork,
  comment: StoredComment,
  changes: Partial<Omit<Changed, 'id' | 'rev'>>,
): Promise<CommentRow> {
  unit.writing();
  const rev = await unit.nextRev(storedThread(comment.article_id));
  const changed: StoredComment = { ...comment, ...changes, rev };
  await update(unit.db, changed);
  return commentRow(changed);
}

export function commentRow(row: Pick<StoredComment, (typeof rowColumns)[number]>): CommentRow {
  // Like the reactions they are kept for when it is restored.
  const mentions = row.state === 'visible' ? mentionsOf(row) : [];
  return {
    kind: 'comment',
    id: row.id,
    rev: row.rev,
    articleId: row.article_id,
    parentId: row.parent_id,
    number: row.number,
    seq: row.seq,
    author: { id: row.author_id, name: row.author_name, role: row.author_role },
    body: row.body,
    createdAt: toWireTime(row.created_at),
    editedAt: toWireTimeOrNull(row.edited_at),
    articleRevision: row.article_revision,
    state: row.state,
    removal: removalOf(row),
    // They are kept for when it is restored; nobody chooses them while there is nothing to read.
    reactions:
      row.state === 'visible' ? (JSON.parse(row.reactions) as CommentRow['reactions']) : {},
    ...(mentions.length > 0 && { mentions }),
  };
}

/** Whom the comment's text calls, or called before it was withheld. */
export function mentionsOf(row: Pick<StoredComment, 'mentions'>): NamedMember[] {
  return row.mentions === '[]' ? [] : (JSON.parse(row.mentions) as NamedMember[]);
}

/** Who hid or removed it and why; null while it can be read. */
export function removalOf(
  row: Pick<StoredComment, 'removed_by' | 'removal_reason'>,
): CommentRow['removal'] {
  return row.removed_by === null ? null : { by: row.removed_by, reason: row.removal_reason ?? '' };
}
