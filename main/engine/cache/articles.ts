// The cached articles: SQL alone. Knows nothing of what waits in the outbox.
import type { ArticleRow } from '../../../shared/protocol/articles.ts';
import type { ArticleId, MemberId } from '../../../shared/protocol/ids.ts';
import { isFull } from './damage.ts';
import { type Cache, prepared } from './database.ts';
import { toMillis, toMillisOrNull, toTime, toTimeOrNull } from './moments.ts';
import { placeArticle } from './search-index.ts';

type Columns = {
  id: ArticleId;
  rev: number;
  headline: string;
  deck: string;
  body: string;
  byline: string;
  sources: string;
  published_at: number;
  revised_at: number | null;
  revisions: string;
  mode: ArticleRow['mode'];
  slow_seconds: number;
  comment_count: number;
  last_seq: number;
  last_comment_at: number | null;
  holding: string | null;
};

/** Stores the row unless the cache has it as new or newer; says whether it did. */
export function putArticle(db: Cache, row: ArticleRow): boolean {
  const put = prepared<[Columns]>(
    db,
    `insert into articles (id, rev, headline, deck, body, byline, sources, published_at, revised_at,
       revisions, mode, slow_seconds, comment_count, last_seq, last_comment_at, holding)
     values (:id, :rev, :headline, :deck, :body, :byline, :sources, :published_at, :revised_at,
       :revisions, :mode, :slow_seconds, :comment_count, :last_seq, :last_comment_at, :holding)
     on conflict (id) do update set rev = excluded.rev, headline = excluded.headline,
       deck = excluded.deck, body = excluded.body, byline = excluded.byline,
       sources = excluded.sources, published_at = excluded.published_at,
       revised_at = excluded.revised_at, revisions = excluded.revisions, mode = excluded.mode,
       slow_seconds = excluded.slow_seconds, comment_count = excluded.comment_count,
       last_seq = excluded.last_seq, last_comment_at = excluded.last_comment_at,
       holding = excluded.holding
     where excluded.rev > articles.rev`,
  );
  placeArticle(db, row.id, toMillis(row.publishedAt));
  return (
    put.run({
      id: row.id,
      rev: row.rev,
      headline: row.headline,
      deck: row.deck,
      body: row.body,
      byline: row.byline,
      sources: JSON.stringify(row.sources),
      published_at: toMillis(row.publishedAt),
      revised_at: toMillisOrNull(row.revisedAt),
      revisions: JSON.stringify(row.revisions),
      mode: row.mode,
      slow_seconds: row.slowSeconds,
      comment_count: row.commentCount,
      last_seq: row.lastSeq,
      last_comment_at: toMillisOrNull(row.lastCommentAt),
      holding: row.holding === null ? null : JSON.stringify(row.holding),
    }).changes === 1
  );
}

export function readArticle(db: Cache, id: ArticleId): ArticleRow | null {
  const row = prepared<[ArticleId], Columns>(
    db,
    `select id, rev, headline, deck, body, byline, sources, published_at, revised_at, revisions,
       mode, slow_seconds, comment_count, last_seq, last_comment_at, holding
     from articles where id = ?`,
  ).get(id);
  if (row === undefined) return null;
  return {
    kind: 'article',
    id: row.id,
    rev: row.rev,
    headline: row.headline,
    deck: row.deck,
    body: row.body,
    byline: row.byline,
    // Written by `putArticle` from a parsed row, and by nobody else.
    sources: JSON.parse(row.sources),
    publishedAt: toTime(row.published_at),
    revisedAt: toTimeOrNull(row.revised_at),
    revisions: JSON.parse(row.revisions),
    mode: row.mode,
    slowSeconds: row.slow_seconds,
    commentCount: row.comment_count,
    lastSeq: row.last_seq,
    lastCommentAt: toTimeOrNull(row.last_comment_at),
    holding: row.holding === null ? null : JSON.parse(row.holding),
  };
}

export function hasArticle(db: Cache, id: ArticleId): boolean {
  return prepared<[ArticleId]>(db, 'select 1 from articles where id = ?').get(id) !== undefined;
}

export type ArticleSummary = Omit<ArticleRow, 'kind' | 'rev' | 'body' | 'revisions' | 'sources'> & {
  newCount: number;
  newToYou: number;
  opened: boolean;
};

/**
 * Every article, newest activity first, with what is new in it to the member (null for a guest).
 * Counted from the thread's comments; what is not here yet, from the article's own counter.
 */
export function articleSummaries(db: Cache, memberId: MemberId | null): ArticleSummary[] {
  type Summary = Omit<Columns, 'rev' | 'body' | 'sources' | 'revisions'> & {
    complete: number;
    seen_seq: number;
    here_seq: number;
    new_count: number | null;
    new_to_you: number | null;
    opened: number;
  };
  const counted: Counted[] = [];
  const summaries = prepared<[], Summary>(db, articleSummariesSql)
    .all()
    .map((row) => {
      let news = { new_count: row.new_count ?? 0, new_to_you: row.new_to_you ?? 0 };
      if (row.new_count === null) {
        news = countNews(db, row.id, row.seen_seq, memberId);
        counted.push({ article_id: row.id, ...news });
      }
      return {
        id: row.id,
        headline: row.headline,
        deck: row.deck,
        byline: row.byline,
        publishedAt: toTime(row.published_at),
        revisedAt: toTimeOrNull(row.revised_at),
        mode: row.mode,
        slowSeconds: row.slow_seconds,
        commentCount: row.comment_count,
        lastSeq: row.last_seq,
        lastCommentAt: toTimeOrNull(row.last_comment_at),
        holding: row.holding === null ? null : JSON.parse(row.holding),
        newCount: (row.complete === 1 ? news.new_count : 0) + missing(row),
        newToYou: news.new_to_you,
        opened: row.opened === 1,
      };
    });
  keepCounted(db, counted);
  return summaries;
}
/** Unseen comments of which the cache has heard by the article's counter alone: all, where some may be missing. */
function missing(row: { complete: number; last_seq: number; seen_seq: number; here_seq: number }) {
  const known = row.complete === 1 ? Math.max(row.seen_seq, row.here_seq) : row.seen_seq;
  return Math.max(0, row.last_seq - known);
}

export const articleSummariesSql = `
  select a.id, a.headline, a.deck, a.byline, a.published_at, a.revised_at, a.mode, a.slow_seconds,
    a.comment_count, a.last_seq, a.last_comment_at, a.holding,
    r.article_id is not null as opened, coalesce(r.seen_seq, 0) as seen_seq,
    -- Looked for only where something may be new.
    case when a.last_seq > coalesce(r.seen_seq, 0) then coalesce(
      (select max(c.seq) from comments c where c.article_id = a.id), 0) else 0 end as here_seq,
    coalesce(s.complete, 0) as complete, n.new_count, n.new_to_you
  from articles a
  left join reads r on r.article_id = a.id
  left join streams s on s.stream = 'thread:' || a.id
  left join news n on n.article_id = a.id
  order by a.active_at desc, a.id desc`;

/** Whether an article was not opened yet, or its thread has moved since; none that was told to be quiet. */
export function hasNews(db: Cache): boolean {
  return prepared<[]>(db, hasNewsSql).get() !== undefined;
}
export const hasNewsSql = `
  select 1 from articles a
  left join reads r on r.article_id = a.id
  left join keeping k on k.article_id = a.id
  where coalesce(k.quiet, 0) = 0 and (r.article_id is null or a.last_seq > r.seen_seq)
  limit 1`;

type Counted = { article_id: ArticleId; new_count: number; new_to_you: number };

function countNews(
  db: Cache,
  id: ArticleId,
  seen: number,
  memberId: MemberId | null,
): Omit<Counted, 'article_id'> {
  const counts = prepared<
    [{ id: string; seen: number; me: string }],
    { new_count: number; new_to_you: number }
  >(db, countNewsSql).get({ id, seen, me: memberId ?? '' });
  return counts ?? { new_count: 0, new_to_you: 0 };
}
const ignoredIds =
  "(select id from moderation where stream = 'me' and kind = 'ignored' and is_open = 1)";

/** To this member are replies to their comments and, beside them, comments that call them. */
export const countNewsSql = `
  select (
    select count(*) from comments c
    where c.article_id = :id and c.seq > :seen and c.state = 'visible' and c.author_id <> :me
  ) as new_count, (
    select count(*) from comments own join comments reply on reply.parent_id = own.id
    where own.author_id = :me and own.article_id = :id
      and reply.seq > :seen and reply.state = 'visible' and reply.author_id <> :me
      and reply.author_id not in ${ignoredIds}
  ) + (
    select count(*) from mentions m left join comments c on c.id = m.comment_id
    where m.article_id = :id and m.seq > :seen and m.is_on = 1
      and m.author_id not in ${ignoredIds} and coalesce(c.state, 'visible') = 'visible'
      and not exists (
        select 1 from comments own where own.id = c.parent_id and own.author_id = :me)
  ) as new_to_you`;

/** So that the next list need not count them. Forgotten by triggers when something may have changed. */
function keepCounted(db: Cache, counted: readonly Counted[]): void {
  if (counted.length === 0) return;
  const keep = prepared<[Counted]>(
    db,
    `insert or replace into news (article_id, new_count, new_to_you)
     values (:article_id, :new_count, :new_to_you)`,
  );
  try {
    db.transaction(() => {
      for (const each of counted) keep.run(each);
    })();
  } catch (error) {
    // On a full disk the list is there all the same, and counted again the next time.
    if (!isFull(error)) throw error;
  }
}

export function idsOfArticles(db: Cache): ArticleId[] {
  return prepared<[], { id: ArticleId }>(db, 'select id from articles')
    .all()
    .map(({ id }) => id);
}
