// Articles: publish, correct with what was said before kept, open and close for discussion.
import type {
  ArticleRow,
  PublishRequest,
  ReviseRequest,
  SetDiscussionRequest,
} from '../../shared/protocol/articles.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import {
  type ArticleTexts,
  addArticle,
  articlePostedHash,
  changeDiscussion,
  findArticle,
  reviseArticle as storeRevision,
} from '../store/articles.ts';
import type { Member } from '../store/members.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { contentHash } from './content-hash.ts';
import { demand } from './policy.ts';

export async function publishArticle(
  unit: UnitOfWork,
  actor: Member | null,
  request: PublishRequest,
): Promise<ArticleRow> {
  const publisher = demand(actor, 'article.publish');
  const texts = {
    headline: request.headline,
    deck: request.deck ?? '',
    body: request.body,
    byline: request.byline ?? '',
    sources: (request.sources ?? []).map(sourceOf),
  };
  const postedHash = contentHash([publisher.id, texts]);
  const existingHash = await articlePostedHash(unit.db, request.id);
  if (existingHash === postedHash) return existingArticle(unit, request.id);
  if (existingHash !== null) {
    throw new RequestRefused('conflict', 'Another article has this id already.', { field: 'id' });
  }
  return addArticle(unit, {
    id: request.id,
    ...texts,
    mode: 'open',
    slowSeconds: 0,
    publishedAt: unit.now,
    postedHash,
    publisherId: publisher.id,
  });
}

export async function reviseArticle(
  unit: UnitOfWork,
  actor: Member | null,
  request: ReviseRequest,
): Promise<ArticleRow> {
  const reviser = demand(actor, 'article.revise');
  const article = await existingArticle(unit, request.id);
  const changes = changedTexts(article, request);
  if (Object.keys(changes).length === 0) return article;
  return storeRevision(unit, article, {
    changes,
    note: request.note ?? '',
    at: unit.now,
    reviserId: reviser.id,
  });
}

export async function setDiscussion(
  unit: UnitOfWork,
  actor: Member | null,
  request: SetDiscussionRequest,
): Promise<ArticleRow> {
  demand(actor, 'article.setDiscussion');
  const article = await existingArticle(unit, request.id);
  const slowSeconds = request.slowSeconds ?? 0;
  if (article.mode === request.mode && article.slowSeconds === slowSeconds) return article;
  return changeDiscussion(unit, request.id, { mode: request.mode, slowSeconds });
}

async function existingArticle(unit: UnitOfWork, id: ArticleId): Promise<ArticleRow> {
  // The counters that wait in this transaction belong to the row.
  await unit.settleDiscussion(id);
  const article = await findArticle(unit.db, id);
  if (article === null) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'id' });
  }
  return article;
}

function changedTexts(article: ArticleRow, request: ReviseRequest): Partial<ArticleTexts> {
  const changes: Partial<ArticleTexts> = {};
  for (const field of ['headline', 'deck', 'body', 'byline'] as const) {
    const text = request[field];
    if (text !== undefined && text !== article[field]) changes[field] = text;
  }
  const sources = request.sources?.map(sourceOf);
  if (sources && JSON.stringify(sources) !== JSON.stringify(article.sources)) {
    changes.sources = sources;
  }
  return changes;
}

function sourceOf(source: { name: string; url?: string | undefined }): ArticleTexts['sources'][0] {
  return source.url === undefined ? { name: source.name } : { name: source.name, url: source.url };
}
