// Replies to this member's comments and comments that call them, as cached, and which of them this
// device has told of: SQL alone.
import type { ArticleId, CommentId, MemberId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';
import type { Reader } from './since.ts';

/** A mention `m` that stands: its comment, where that is here as `c`, can be read and is no reply to them. */
const standsAlone = `m.is_on = 1 and coalesce(c.state, 'visible') = 'visible'
  and not exists (select 1 from comments own where own.id = c.parent_id and own.author_id = :me)`;

const isIgnored = 'in (select value from json_each(:ignored))';

/** Calls of the member that are no replies to them as well, with `m` the mention, `c` the comment. */
export const mentionsAlone = `
  from mentions m left join comments c on c.id = m.comment_id
  where ${standsAlone} and m.author_id not ${isIgnored}`;

const replyColumns = `reply.id, reply.article_id as articleId, reply.seq, reply.number,
  reply.author_id as authorId, reply.author_name as authorName, reply.created_at as at,
  'reply' as why, reply.body`;
const isReply = `own.author_id = :me and reply.state = 'visible' and reply.author_id <> :me
  and reply.author_id not ${isIgnored}`;
const mentionColumns = `m.comment_id as id, m.article_id as articleId, m.seq, m.number,
  m.author_id as authorId, m.author_name as authorName, m.at, 'mention' as why, c.body`;

const unseen = (replies: string, mentions: string) => `
  select t.id, t.articleId, coalesce(a.headline, '') as headline, t.number, t.authorId, t.authorName,
    t.at, t.why, t.body
  from (${replies} union all ${mentions}) t
  left join articles a on a.id = t.articleId
  left join reads r on r.article_id = t.articleId
  left join keeping k on k.article_id = t.articleId
  where t.seq > coalesce(r.seen_seq, 0) and coalesce(k.quiet, 0) = 0
  order by t.at desc, t.id desc limit :most`;

export const unseenToYouSql = unseen(
  `select ${replyColumns} from comments own join comments reply on reply.parent_id = own.id
   where ${isReply}`,
  `select ${mentionColumns} ${mentionsAlone}`,
);

/** More than this nobody counts. */
const mostCounted = 1_000;

/** How many there are that the member has not seen. */
export function countUnseenToYou(db: Cache, reader: Reader): number {
  const row = prepared<[Reader & { most: number }], { count: number }>(
    db,
    `select count(*) as count from (${unseenToYouSql})`,
  ).get({ ...reader, most: mostCounted });
  return row?.count ?? 0;
}

export const unseenAmongSql = unseen(
  `select ${replyColumns} from comments reply join comments own on own.id = reply.parent_id
   where reply.id in (select value from json_each(:ids)) and ${isReply}`,
  `select ${mentionColumns} ${mentionsAlone} and m.comment_id in (select value from json_each(:ids))`,
);

export type StoredToYou = {
  id: CommentId;
  articleId: ArticleId;
  headline: string;
  number: string;
  authorId: MemberId;
  authorName: string;
  at: number;
  why: 'reply' | 'mention';
  body: string | null;
};

/** What the member has not seen, the newest first; of these comments alone where any are named. */
export function unseenToYou(
  db: Cache,
  reader: Reader,
  ids: readonly CommentId[] | null,
  most: number,
): StoredToYou[] {
  if (ids === null) {
    return prepared<[Reader & { most: number }], StoredToYou>(db, unseenToYouSql).all({
      ...reader,
      most,
    });
  }
  return prepared<[Reader & { most: number; ids: string }], StoredToYou>(db, unseenAmongSql).all({
    ...reader,
    most,
    ids: JSON.stringify(ids),
  });
}

/** From this moment on, in epoch milliseconds, what is written is told of; the first one counts. */
export function tellFrom(db: Cache, at: number): void {
  prepared<[number]>(
    db,
    'insert into tells_to_you (id, since) values (1, ?) on conflict do nothing',
  ).run(at);
}

export function toldFrom(db: Cache): number | null {
  return prepared<[], { since: number }>(db, 'select since from tells_to_you').get()?.since ?? null;
}

/** Notes that the comment is told of; says whether that is for the first time. */
export function noteToldOf(db: Cache, id: CommentId): boolean {
  return (
    prepared<[CommentId]>(
      db,
      'insert into told_to_you (comment_id) values (?) on conflict do nothing',
    ).run(id).changes === 1
  );
}
