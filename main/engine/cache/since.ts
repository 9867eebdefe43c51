// What has changed in the cache since a moment: threads with unseen comments, answers to one's own,
// articles, corrections, and what was withheld. SQL alone; no text of what was withheld is in it.
import type { ArticleId, CommentId, MemberId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';

/** Whose news it is: their own comments are none, nor those of whom they ignore. */
export type Reader = { me: string; ignored: string };

export function readerOf(memberId: MemberId | null, ignored: readonly MemberId[]): Reader {
  return { me: memberId ?? '', ignored: JSON.stringify(ignored) };
}

type Since = Reader & { since: number };

/** A comment of somebody else that can be read, in a thread `n`, above how far that was seen. */
const isNews = (comment: string) => `${comment}.seq > n.seen_seq and ${comment}.state = 'visible'
  and ${comment}.author_id <> :me
  and ${comment}.author_id not in (select value from json_each(:ignored))`;

/** Threads that were opened before and have become longer since than they were seen. */
const grown = `
  select a.id, a.headline, a.active_at, a.last_seq, r.seen_seq
  from articles a join reads r on r.article_id = a.id
  where a.active_at > :since and a.last_comment_at > :since and a.last_seq > r.seen_seq`;

export type GrownThread = { id: ArticleId; headline: string; lastSeq: number; seenSeq: number };

/** Whether the thread `n` has news, be it of comments that the cache does not have yet. */
const hasNews = `(exists (select 1 from comments c where c.article_id = n.id and ${isNews('c')})
  or n.last_seq > max(n.seen_seq,
    coalesce((select max(c.seq) from comments c where c.article_id = n.id), 0)))`;

/** Newest activity first. */
export function grownThreads(db: Cache, given: Since): GrownThread[] {
  return prepared<[Since], GrownThread>(db, grownThreadsSql).all(given);
}
export const grownThreadsSql = `
  with n as materialized (${grown})
  select n.id, n.headline, n.last_seq as lastSeq, n.seen_seq as seenSeq from n
  where ${hasNews}
  order by n.active_at desc, n.id desc`;

/** How many comments of the thread are news, those included that the cache does not have yet. */
export function countNews(db: Cache, { id, seenSeq, lastSeq }: GrownThread, by: Reader): number {
  const row = prepared<
    [Reader & { id: ArticleId; seen: number; last: number }],
    { here: number; missing: number }
  >(
    db,
    `with n as (select :id as id, :seen as seen_seq)
     select (select count(*) from comments c where c.article_id = n.id and ${isNews('c')}) as here,
       max(0, :last - max(n.seen_seq,
         coalesce((select max(c.seq) from comments c where c.article_id = n.id), 0))) as missing
     from n`,
  ).get({ ...by, id, seen: seenSeq, last: lastSeq });
  return (row?.here ?? 0) + (row?.missing ?? 0);
}

export type NewsLine = {
  id: CommentId;
  number: string;
  author: string;
  at: number;
  body: string;
};

/** The newest of the thread's news, the latest first. */
export function newestNews(
  db: Cache,
  { id, seenSeq }: GrownThread,
  by: Reader,
  most: number,
): NewsLine[] {
  return prepared<[Reader & { id: ArticleId; seen: number; most: number }], NewsLine>(
    db,
    `with n as (select :id as id, :seen as seen_seq)
     select c.id, c.number, c.author_name as author, c.created_at as at, c.body
     from n join comments c on c.article_id = n.id
     where ${isNews('c')} order by c.seq desc limit :most`,
  ).all({ ...by, id, seen: seenSeq, most });
}

export type NewReply = {
  articleId: ArticleId;
  headline: string;
  id: CommentId;
  isMention: 0 | 1;
};

/** Answers to this member's own comments, and calls of them, that were not seen; the latest first. */
export function newReplies(db: Cache, given: Since): NewReply[] {
  return prepared<[Since], NewReply>(db, newRepliesSql).all(given);
}
/** In whatever thread, opened before or not. */
const newMentions = `
  select a.id as articleId, a.headline, m.comment_id as id, m.at, 1 as isMention
  from mentions m join articles a on a.id = m.article_id
  left join reads r on r.article_id = m.article_id
  left join comments c on c.id = m.comment_id
  where m.is_on = 1 and m.at > :since and m.seq > coalesce(r.seen_seq, 0)
    and coalesce(c.state, 'visible') = 'visible'
    and m.author_id not in (select value from json_each(:ignored))
    and not exists (select 1 from comments own where own.id = c.parent_id and own.author_id = :me)`;

export const newRepliesSql = `
  with n as materialized (${grown})
  select n.id as articleId, n.headline, reply.id, reply.created_at as at, 0 as isMention
  from n
  join comments own on own.author_id = :me and own.article_id = n.id
  join comments reply on reply.parent_id = own.id
  where ${isNews('reply')}
  union all
  ${newMentions}
  order by at desc, id desc`;

/** The comment's beginning; of one that calls the member and is not here yet, all but its words. */
export function newsLine(db: Cache, id: CommentId): NewsLine | null {
  return (
    prepared<[{ id: CommentId }], NewsLine>(
      db,
      `select id, number, author_name as author, created_at as at, body from comments
       where id = :id and body is not null
       union all
       select comment_id, number, author_name, at, '' from mentions
       where comment_id = :id and comment_id not in (select id from comments)`,
    ).get({ id }) ?? null
  );
}

export type NewArticle = {
  id: ArticleId;
  headline: string;
  deck: string;
  publishedAt: number;
  commentCount: number;
};

const unopened = `
  from articles a
  where a.active_at > :since and a.published_at > :since
    and a.id not in (select article_id from reads)`;

/** Published since and not opened yet, the newest first. */
export function newArticles(db: Cache, since: number): NewArticle[] {
  return prepared<[{ since: number }], NewArticle>(
    db,
    `select a.id, a.headline, a.deck, a.published_at as publishedAt,
       a.comment_count as commentCount
     ${unopened}
     order by a.published_at desc, a.id desc`,
  ).all({ since });
}

export type Corrected = { id: ArticleId; seenRevision: number | null };

const corrected = `
  from articles a left join reads r on r.article_id = a.id
  where a.revised_at > :since and (r.article_id is not null or a.published_at <= :since)
    and coalesce(r.seen_revision, 0) <= json_array_length(a.revisions)`;

/** Corrected since and not read since; first what was opened before, then the latest. */
export function correctedSince(db: Cache, since: number): Corrected[] {
  return prepared<[{ since: number }], Corrected>(db, correctedSinceSql).all({ since });
}
export const correctedSinceSql = `
  select a.id, r.seen_revision as seenRevision
  ${corrected}
  order by r.article_id is null, a.revised_at desc, a.id desc`;

export type Withheld = {
  id: CommentId;
  articleId: ArticleId;
  headline: string;
  number: string;
  state: 'hidden' | 'removed';
  isMine: 0 | 1;
  by: 'author' | 'moderator' | null;
  reason: string | null;
};

/** Comments of threads that were opened before, withheld since the last visit, in their order. */
export function withheldSince(db: Cache, me: string): Withheld[] {
  return prepared<[{ me: string }], Withheld>(db, withheldSinceSql).all({ me });
}
export const withheldSinceSql = `
  select c.id, c.article_id as articleId, a.headline, c.number, c.state,
    c.author_id = :me as isMine, c.removed_by as by, c.removal_reason as reason
  from comments c indexed by comments_withheld
  join streams s on s.stream = 'thread:' || c.article_id
  join articles a on a.id = c.article_id
  where c.state in ('hidden', 'removed') and max(c.rev, c.revoked_rev) > s.visited
    and c.article_id in (select article_id from reads)
  order by a.active_at desc, c.article_id, c.seq`;

/** Whether there are new articles, threads with news or corrections; stops at the first. */
export function isAnyNews(db: Cache, given: Since): boolean {
  const row = prepared<[Since], { found: 0 | 1 }>(db, isAnyNewsSql).get(given);
  return row?.found === 1;
}
export const isAnyNewsSql = `
  select exists (select 1 ${unopened}) or exists (select 1 ${corrected})
    or exists (select 1 from (${grown}) n where ${hasNews})
    or exists (${newMentions}) as found`;
