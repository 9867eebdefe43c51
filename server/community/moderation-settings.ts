// What waits for approval, in one article or in the whole community, and whether the log is published.
import { isDeepStrictEqual } from 'node:util';
import type { CommunityRow } from '../../shared/protocol/accounts.ts';
import type { Holding } from '../../shared/protocol/approval.ts';
import type { ArticleRow } from '../../shared/protocol/articles.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import type { SetHoldingRequest, SetModerationRequest } from '../../shared/protocol/pending.ts';
import { changeHolding, findArticle } from '../store/articles.ts';
import { changeModeration, readCommunity } from '../store/community.ts';
import type { Member } from '../store/members.ts';
import { appendToLog } from '../store/moderation-log.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct, endIdly } from './acting.ts';
import { demand } from './policy.ts';

/** What taking it back has to know: what it was, and what the act has made of it. */
type HoldingDetails = { before: Holding | null; after: Holding | null };
type Moderation = { holding?: Holding | undefined; publishesLog?: boolean | undefined };
type ModerationDetails = { before: Moderation; after: Moderation };

export async function setHolding(
  unit: UnitOfWork,
  actor: Member | null,
  request: SetHoldingRequest,
): Promise<ArticleRow> {
  const moderator = demand(actor, 'article.setHolding');
  const act = await beginAct(unit, moderator, request.actId, 'article.setHolding', {
    articleId: request.id,
  });
  // The counters that wait in this transaction belong to the row.
  await unit.settleDiscussion(request.id);
  const before = await findArticle(unit.db, request.id);
  if (before === null) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'id' });
  }
  if (act.done !== null || act.idle) return before;
  if (same(before.holding, request.holding)) {
    await endIdly(unit, moderator, request.actId, 'article.setHolding');
    return before;
  }
  const article = await changeHolding(unit, request.id, request.holding);
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'article.setHolding',
    articleId: request.id,
    details: { before: before.holding, after: request.holding } satisfies HoldingDetails,
  });
  return article;
}

export async function setModeration(
  unit: UnitOfWork,
  actor: Member | null,
  request: SetModerationRequest,
): Promise<CommunityRow> {
  const admin = demand(actor, 'community.setModeration');
  const act = await beginAct(unit, admin, request.actId, 'community.setModeration');
  const before = await readCommunity(unit.db);
  if (act.done !== null || act.idle) return before;
  const after = differing(before, request);
  if (Object.keys(after).length === 0) {
    await endIdly(unit, admin, request.actId, 'community.setModeration');
    return before;
  }
  const community = await changeModeration(unit, after);
  await appendToLog(unit, admin, {
    id: act.id,
    act: 'community.setModeration',
    details: { before: picked(before, after), after } satisfies ModerationDetails,
  });
  return community;
}

/** False where it was set to something else since. */
export async function revertHolding(
  unit: UnitOfWork,
  id: ArticleId,
  details: unknown,
): Promise<boolean> {
  // Written by the functions above, and kept in the log as it was; so is the other one.
  const { before, after } = details as HoldingDetails;
  await unit.settleDiscussion(id);
  const article = await findArticle(unit.db, id);
  if (article === null || !same(article.holding, after)) return false;
  await changeHolding(unit, id, before);
  return true;
}

/** Of what the act has set, what still stands. Null where nothing of it does. */
export async function revertModeration(
  unit: UnitOfWork,
  details: unknown,
): Promise<ModerationDetails | null> {
  const { before, after } = details as ModerationDetails;
  const now = await readCommunity(unit.db);
  const back: Moderation = {
    ...(same(now.holding, after.holding) && { holding: before.holding }),
    ...(same(now.publishesLog, after.publishesLog) && { publishesLog: before.publishesLog }),
  };
  if (Object.keys(back).length === 0) return null;
  await changeModeration(unit, back);
  // Of both fields perhaps one alone: taking this back is not to touch the other.
  return { before: picked(now, back), after: back };
}

/** What the request would change. */
function differing(before: CommunityRow, request: SetModerationRequest): Moderation {
  const { holding, publishesLog } = request;
  return {
    ...(holding !== undefined && !same(holding, before.holding) && { holding }),
    ...(publishesLog !== undefined && publishesLog !== before.publishesLog && { publishesLog }),
  };
}

function picked(before: CommunityRow, fields: Moderation): Moderation {
  return {
    ...(fields.holding !== undefined && { holding: before.holding }),
    ...(fields.publishesLog !== undefined && { publishesLog: before.publishesLog }),
  };
}

function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}
