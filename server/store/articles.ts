// Articles and their corrections: added, changed, read as rows of the feed.
import type { Holding } from '../../shared/protocol/approval.ts';
import type {
  ArticleRow,
  DiscussionMode,
  Revision,
  Source,
} from '../../shared/protocol/articles.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import { prepared } from './prepared-query.ts';
import type { AnyHandle, ArticleRevisionsTable, ArticlesTable } from './schema.ts';
import { toWireTime, toWireTimeOrNull } from './times.ts';
import type { UnitOfWork } from './unit-of-work.ts';

const columns = [
  'id',
  'rev',
  'headline',
  'deck',
  'body',
  'byline',
  'sources',
  'published_at',
  'revised_at',
  'revision',
  'mode',
  'slow_seconds',
  'comment_count',
  'last_seq',
  'last_comment_at',
  'holding',
] as const;
type StoredArticle = Pick<ArticlesTable, (typeof columns)[number]>;

export type ArticleTexts = {
  headline: string;
  deck: string;
  body: string;
  byline: string;
  sources: Source[];
};

export type NewArticle = ArticleTexts & {
  id: ArticleId;
  mode: DiscussionMode;
  /** 0 unless the mode is `slow`. */
  slowSeconds: number;
  /** Epoch milliseconds. */
  publishedAt: number;
  postedHash: string;
  /** Null for an import. */
  publisherId: MemberId | null;
};

const selectById = prepared((db, given: { id: ArticleId }) =>
  db.selectFrom('articles').select(columns).where('id', '=', given.id),
);

const selectRevisions = prepared((db, given: { id: ArticleId }) =>
  db
    .selectFrom('article_revisions')
    .select(['article_id', 'revision', 'at', 'note', 'before'])
    .where('article_id', '=', given.id)
    .orderBy('revision'),
);

const selectPage = prepared((db, given: { after: number; limit: number }) =>
  db
    .selectFrom('articles')
    .select(columns)
    .where('rev', '>', given.after)
    .orderBy('rev')
    .limit(given.limit),
);

const selectPostedHash = prepared((db, given: { id: ArticleId }) =>
  db.selectFrom('articles').select('posted_hash').where('id', '=', given.id),
);

export async function articlePostedHash(db: AnyHandle, id: ArticleId): Promise<string | null> {
  const { rows } = await selectPostedHash(db, { id });
  return rows[0]?.posted_hash ?? null;
}

const selectId = prepared((db, given: { id: ArticleId }) =>
  db.selectFrom('articles').select('id').where('id', '=', given.id),
);

export async function articleExists(db: AnyHandle, id: ArticleId): Promise<boolean> {
  const { rows } = await selectId(db, { id });
  return rows.length > 0;
}

export async function findArticle(db: AnyHandle, id: ArticleId): Promise<ArticleRow | null> {
  const { rows } = await selectById(db, { id });
  return rows[0] === undefined ? null : withRevisions(db, rows[0]);
}

/** The articles that changed after the rev, in rev order. */
export async function articlesAfter(
  db: AnyHandle,
  after: number,
  limit: number,
): Promise<ArticleRow[]> {
  const { rows } = await selectPage(db, { after, limit });
  const articles: ArticleRow[] = [];
  for (const row of rows) articles.push(await withRevisions(db, row));
  return articles;
}

/** Adds an article whose id is free: the caller has looked. */
export async function addArticle(unit: UnitOfWork, article: NewArticle): Promise<ArticleRow> {
  unit.writing();
  const row: StoredArticle = {
    id: article.id,
    rev: await unit.nextRev('feed'),
    headline: article.headline,
    deck: article.deck,
    body: article.body,
    byline: article.byline,
    sources: JSON.stringify(article.sources),
    published_at: article.publishedAt,
    revised_at: null,
    revision: 1,
    mode: article.mode,
    slow_seconds: article.slowSeconds,
    comment_count: 0,
    last_seq: 0,
    last_comment_at: null,
    holding: null,
  };
  await unit.db
    .insertInto('articles')
    .values({
      ...row,
      top_count: 0,
      posted_hash: article.postedHash,
      publisher_id: article.publisherId,
    })
    .execute();
  // It may have been looked for in vain before.
  await unit.settleDiscussion(article.id);
  return toRow(row, []);
}

/** Writes the changed texts and keeps what they said before, under the next revision's number. */
export async function reviseArticle(
  unit: UnitOfWork,
  article: ArticleRow,
  revision: {
    changes: Partial<ArticleTexts>;
    note: string;
    /** Epoch milliseconds. */
    at: number;
    /** Null for an import. */
    reviserId: MemberId | null;
  },
): Promise<ArticleRow> {
  unit.writing();
  const { changes } = revision;
  const number = article.revisions.length + 2;
  const before: Revision['before'] = {
    ...(changes.headline !== undefined && { headline: article.headline }),
    ...(changes.deck !== undefined && { deck: article.deck }),
    ...(changes.body !== undefined && { body: article.body }),
    ...(changes.byline !== undefined && { byline: article.byline }),
    ...(changes.sources !== undefined && { sources: article.sources }),
  };
  await unit.settleDiscussion(article.id);
  const { sources, ...texts } = changes;
  await unit.db
    .updateTable('articles')
    .set({
      ...texts,
      ...(sources !== undefined && { sources: JSON.stringify(sources) }),
      rev: await unit.nextRev('feed'),
      revision: number,
      revised_at: revision.at,
    })
    .where('id', '=', article.id)
    .execute();
  await unit.db
    .insertInto('article_revisions')
    .values({
      article_id: article.id,
      revision: number,
      at: revision.at,
      note: revision.note,
      before: JSON.stringify(before),
      reviser_id: revision.reviserId,
    })
    .execute();
  return readBack(unit, article.id);
}

export async function changeDiscussion(
  unit: UnitOfWork,
  id: ArticleId,
  discussion: { mode: DiscussionMode; slowSeconds: number },
): Promise<ArticleRow> {
  unit.writing();
  await unit.settleDiscussion(id);
  await unit.db
    .updateTable('articles')
    .set({
      rev: await unit.nextRev('feed'),
      mode: discussion.mode,
      slow_seconds: discussion.slowSeconds,
    })
    .where('id', '=', id)
    .execute();
  return readBack(unit, id);
}

/** Null for what the community says. */
export async function changeHolding(
  unit: UnitOfWork,
  id: ArticleId,
  holding: Holding | null,
): Promise<ArticleRow> {
  unit.writing();
  await unit.settleDiscussion(id);
  await unit.db
    .updateTable('articles')
    .set({
      rev: await unit.nextRev('feed'),
      holding: holding === null ? null : JSON.stringify(holding),
    })
    .where('id', '=', id)
    .execute();
  return readBack(unit, id);
}

const selectRevisionAt = prepared((db, given: { id: ArticleId; at: number }) =>
  db
    .selectFrom('article_revisions')
    .select((select) => select.fn.max('revision').as('revision'))
    .where('article_id', '=', given.id)
    .where('at', '<=', given.at),
);

/** The revision that stood at the moment, in epoch milliseconds; 1 before the first correction. */
export async function revisionAt(db: AnyHandle, id: ArticleId, at: number): Promise<number> {
  const { rows } = await selectRevisionAt(db, { id, at });
  return rows[0]?.revision ?? 1;
}

async function readBack(unit: UnitOfWork, id: ArticleId): Promise<ArticleRow> {
  const article = await findArticle(unit.db, id);
  if (article === null) throw new Error(`The article ${id} is not there.`);
  return article;
}

async function withRevisions(db: AnyHandle, row: StoredArticle): Promise<ArticleRow> {
  if (row.revision === 1) return toRow(row, []);
  const { rows } = await selectRevisions(db, { id: row.id });
  return toRow(row, rows);
}

function toRow(
  row: StoredArticle,
  revisions: Pick<ArticleRevisionsTable, 'revision' | 'at' | 'note' | 'before'>[],
): ArticleRow {
  return {
    kind: 'article',
    id: row.id,
    rev: row.rev,
    headline: row.headline,
    deck: row.deck,
    body: row.body,
    byline: row.byline,
    sources: JSON.parse(row.sources) as Source[],
    publishedAt: toWireTime(row.published_at),
    revisedAt: toWireTimeOrNull(row.revised_at),
    revisions: revisions.map(({ revision, at, note, before }) => ({
      revision,
      at: toWireTime(at),
      note,
      before: JSON.parse(before) as Revision['before'],
    })),
    mode: row.mode,
    slowSeconds: row.slow_seconds,
    holding: row.holding === null ? null : (JSON.parse(row.holding) as Holding),
    commentCount: row.comment_count,
    lastSeq: row.last_seq,
    lastCommentAt: toWireTimeOrNull(row.last_comment_at),
  };
}
