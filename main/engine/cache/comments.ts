// The cached comments and one's own reactions to them: SQL alone.
import type { CommentRow, OwnReactionRow, Reaction } from '../../../shared/protocol/comments.ts';
import type { ArticleId, CommentId, MemberId } from '../../../shared/protocol/ids.ts';
import { placeOf } from '../../../shared/thread/numbering.ts';
import { type Cache, prepared } from './database.ts';
import { mentionsFromText, mentionsToText } from './mentions.ts';
import { toMillis, toMillisOrNull, toTime, toTimeOrNull } from './moments.ts';
import { withholdAsNoted } from './revocations.ts';
import { freePosition } from './search-index.ts';
import { takingMany } from './search-upkeep.ts';

type Columns = {
  id: CommentId;
  article_id: ArticleId;
  rev: number;
  parent_id: CommentId | null;
  number: string;
  seq: number;
  author_id: MemberId;
  author_name: string;
  author_role: CommentRow['author']['role'];
  body: string | null;
  created_at: number;
  edited_at: number | null;
  article_revision: number;
  state: CommentRow['state'];
  removed_by: 'author' | 'moderator' | null;
  removal_reason: string | null;
  reactions: string;
  mentions: string;
};

const columns = `id, article_id, rev, parent_id, number, seq, author_id, author_name, author_role,
  body, created_at, edited_at, article_revision, state, removed_by, removal_reason, reactions,
  mentions`;

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putComment(db: Cache, row: CommentRow): boolean {
  const put = prepared<[Columns & { place: string; position: number }]>(
    db,
    `insert into comments (place, position, ${columns})
     values (:place, :position, :id, :article_id, :rev, :parent_id, :number, :seq, :author_id, :author_name,
       :author_role, :body, :created_at, :edited_at, :article_revision, :state, :removed_by,
       :removal_reason, :reactions, :mentions)
     on conflict (id) do update set rev = excluded.rev, author_name = excluded.author_name,
       author_role = excluded.author_role, body = excluded.body, edited_at = excluded.edited_at,
       state = excluded.state, removed_by = excluded.removed_by,
       removal_reason = excluded.removal_reason, reactions = excluded.reactions,
       mentions = excluded.mentions
     where excluded.rev > comments.rev and excluded.rev >= comments.revoked_rev`,
  );
  const isStored =
    put.run({
      place: placeOf(row.number),
      position: freePosition(db, toMillis(row.createdAt)),
      id: row.id,
      article_id: row.articleId,
      rev: row.rev,
      parent_id: row.parentId,
      number: row.number,
      seq: row.seq,
      author_id: row.author.id,
      author_name: row.author.name,
      author_role: row.author.role,
      body: row.body,
      created_at: toMillis(row.createdAt),
      edited_at: toMillisOrNull(row.editedAt),
      article_revision: row.articleRevision,
      state: row.state,
      removed_by: row.removal?.by ?? null,
      removal_reason: row.removal?.reason ?? null,
      reactions: JSON.stringify(row.reactions),
      mentions: mentionsToText(row.mentions),
    }).changes === 1;
  if (isStored && row.body !== null) withholdAsNoted(db, row);
  return isStored;
}

function toRow(from: Columns): CommentRow {
  const mentions = mentionsFromText(from.mentions);
  return {
    kind: 'comment',
    id: from.id,
    rev: from.rev,
    articleId: from.article_id,
    parentId: from.parent_id,
    number: from.number,
    seq: from.seq,
    author: { id: from.author_id, name: from.author_name, role: from.author_role },
    body: from.body,
    createdAt: toTime(from.created_at),
    editedAt: toTimeOrNull(from.edited_at),
    articleRevision: from.article_revision,
    state: from.state,
    removal:
      from.removed_by === null ? null : { by: from.removed_by, reason: from.removal_reason ?? '' },
    // Written by `putComment` from a parsed row, and by nobody else.
    reactions: from.reactions === '{}' ? {} : JSON.parse(from.reactions),
    ...(mentions.length > 0 && { mentions }),
  };
}

export const commentsOfThreadSql = `select ${columns} from comments where article_id = ?`;

/** All comments of the article, in no order. */
export function commentsOfThread(db: Cache, articleId: ArticleId): CommentRow[] {
  return prepared<[ArticleId], Columns>(db, commentsOfThreadSql).all(articleId).map(toRow);
}

export const commentsBySeqSql = `select ${columns} from comments
  where article_id = ? and seq > ? order by seq limit ?`;

/** Comments of the article above that `seq`, the oldest first. */
export function commentsBySeq(
  db: Cache,
  articleId: ArticleId,
  after: number,
  most: number,
): CommentRow[] {
  return prepared<[ArticleId, number, number], Columns>(db, commentsBySeqSql)
    .all(articleId, after, most)
    .map(toRow);
}

export const commentsFromSql = `select ${columns} from comments
  where article_id = ? and place >= ? order by place limit ?`;

/** Comments in the order in which the thread is read, from that place on; '' is its beginning. */
export function commentsFrom(
  db: Cache,
  articleId: ArticleId,
  place: string,
  most: number,
): CommentRow[] {
  return prepared<[ArticleId, string, number], Columns>(db, commentsFromSql)
    .all(articleId, place, most)
    .map(toRow);
}

export const placesBeforeSql = `select place from comments
  where article_id = ? and place < ? order by place desc limit ?`;

/** The place that many comments further up; '' where there are not as many. */
export function placeBefore(db: Cache, articleId: ArticleId, place: string, steps: number): string {
  const places = prepared<[ArticleId, string, number], { place: string }>(db, placesBeforeSql).all(
    articleId,
    place,
    steps,
  );
  return places.length < steps ? '' : (places.at(-1)?.place ?? '');
}

/** The `seq` of the thread's newest cached comment; 0 where there is none. */
export function lastSeq(db: Cache, articleId: ArticleId): number {
  const row = prepared<[ArticleId], { last: number | null }>(
    db,
    'select max(seq) as last from comments where article_id = ?',
  ).get(articleId);
  return row?.last ?? 0;
}

export function readComment(db: Cache, id: CommentId): CommentRow | null {
  const row = prepared<[CommentId], Columns>(
    db,
    `select ${columns} from comments where id = ?`,
  ).get(id);
  return row === undefined ? null : toRow(row);
}

export const commentByNumberSql = `select id from comments where article_id = ? and place = ?`;

/** The comment that is cited by this number. */
export function commentIdByNumber(
  db: Cache,
  articleId: ArticleId,
  number: string,
): CommentId | null {
  const row = prepared<[ArticleId, string], { id: CommentId }>(db, commentByNumberSql).get(
    articleId,
    placeOf(number),
  );
  return row?.id ?? null;
}

/** Forgets a thread's comments: the server's own were reset, and theirs are read anew. */
export function deleteCommentsOfThread(db: Cache, articleId: ArticleId): void {
  takingMany(db, () =>
    prepared<[ArticleId]>(db, 'delete from comments where article_id = ?').run(articleId),
  );
}

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putOwnReactions(db: Cache, row: OwnReactionRow): boolean {
  return (
    prepared<[string, number, string, string]>(
      db,
      `insert into own_reactions (comment_id, rev, article_id, reactions) values (?, ?, ?, ?)
       on conflict (comment_id) do update set rev = excluded.rev, reactions = excluded.reactions
       where excluded.rev > own_reactions.rev`,
    ).run(row.id, row.rev, row.articleId, JSON.stringify(row.reactions)).changes === 1
  );
}

/**
 * Notes a reaction that the server has acknowledged before its row in `me` has come. The rev stays,
 * so that the row, when it comes, has the last word.
 */
export function noteOwnReaction(
  db: Cache,
  comment: { id: CommentId; articleId: ArticleId },
  reaction: Reaction,
  on: boolean,
): void {
  const others = ownReactions(db, comment.id).filter((own) => own !== reaction);
  prepared<[string, string, string]>(
    db,
    `insert into own_reactions (comment_id, rev, article_id, reactions) values (?, 0, ?, ?)
     on conflict (comment_id) do update set reactions = excluded.reactions`,
  ).run(comment.id, comment.articleId, JSON.stringify(on ? [...others, reaction] : others));
}

export function ownReactions(db: Cache, commentId: CommentId): Reaction[] {
  const row = prepared<[CommentId], { reactions: string }>(
    db,
    'select reactions from own_reactions where comment_id = ?',
  ).get(commentId);
  return row === undefined ? [] : JSON.parse(row.reactions);
}

export function ownReactionsOfThread(db: Cache, articleId: ArticleId): Map<CommentId, Reaction[]> {
  const rows = prepared<[ArticleId], { comment_id: CommentId; reactions: string }>(
    db,
    'select comment_id, reactions from own_reactions where article_id = ?',
  ).all(articleId);
  return new Map(rows.map((row) => [row.comment_id, JSON.parse(row.reactions)]));
}
