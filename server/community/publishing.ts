// Articles: publish, correct with what was said before kept, open and close for discussion.
import { isDeepStrictEqual } from 'node:util';
import { fieldsCorrectedSince } from '../../shared/articles/revisions.ts';
import type {
  ArticleRow,
  DiscussionMode,
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
import { appendToLog } from '../store/moderation-log.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct, endIdly } from './acting.ts';
import { contentHash } from './content-hash.ts';
import { demand } from './policy.ts';
import { demandStanding } from './standing.ts';

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
  await demandStanding(unit, publisher, 'article.publish', null);
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
  await demandStanding(unit, reviser, 'article.revise', null);
  const article = await existingArticle(unit, request.id);
  const changes = changedTexts(article, request);
  if (Object.keys(changes).length === 0) return article;
  if (request.onto !== undefined) demandUncorrected(article, request.onto, changes);
  return storeRevision(unit, article, {
    changes,
    note: request.note ?? '',
    at: unit.now,
    reviserId: reviser.id,
  });
}

/** @throws RequestRefused where another's correction would be written over unseen. */
function demandUncorrected(
  article: ArticleRow,
  seen: number,
  changes: Partial<ArticleTexts>,
): void {
  const corrected = fieldsCorrectedSince(article, seen);
  const field = [...corrected].find((each) => changes[each] !== undefined);
  if (field === undefined) return;
  throw new RequestRefused('changed', 'The article was corrected meanwhile, in the same place.', {
    field,
  });
}

/** What taking it back has to know: what it was, and what the act has made of it. */
type Discussion = { mode: DiscussionMode; slowSeconds: number };
type DiscussionDetails = { before: Discussion; after: Discussion };

export async function setDiscussion(
  unit: UnitOfWork,
  actor: Member | null,
  request: SetDiscussionRequest,
): Promise<ArticleRow> {
  const moderator = demand(actor, 'article.setDiscussion');
  const act = await beginAct(unit, moderator, request.actId, 'article.setDiscussion', {
    articleId: request.id,
  });
  const article = await existingArticle(unit, request.id);
  const before: Discussion = { mode: article.mode, slowSeconds: article.slowSeconds };
  const after: Discussion = { mode: request.mode, slowSeconds: request.slowSeconds ?? 0 };
  if (act.done !== null || act.idle) return article;
  if (isDeepStrictEqual(before, after)) {
    await endIdly(unit, moderator, request.actId, 'article.setDiscussion');
    return article;
  }
  const changed = await changeDiscussion(unit, request.id, after);
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'article.setDiscussion',
    articleId: request.id,
    details: { before, after } satisfies DiscussionDetails,
  });
  unit.urgent('feed');
  return changed;
}

/** Takes a setting back. False where it was set to something else since. */
export async function revertDiscussion(
  unit: UnitOfWork,
  id: ArticleId,
  details: unknown,
): Promise<boolean> {
  // Written by the function above, and kept in the log as it was.
  const { before, after } = details as DiscussionDetails;
  const { mode, slowSeconds } = await existingArticle(unit, id);
  if (!isDeepStrictEqual({ mode, slowSeconds }, after)) return false;
  await changeDiscussion(unit, id, before);
  unit.urgent('feed');
  return true;
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
