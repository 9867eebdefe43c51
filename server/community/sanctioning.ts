// Mutes and bans: made, replaced and lifted, each with its entry in the log. What they keep their
// member from is asked elsewhere.
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import type {
  BanRequest,
  BanRow,
  MuteRequest,
  MuteRow,
  UnbanRequest,
  UnmuteRequest,
} from '../../shared/protocol/sanctions.ts';
import { articleExists } from '../store/articles.ts';
import { writtenSince } from '../store/comment-history.ts';
import { findComment, type StoredComment } from '../store/comments.ts';
import type { Member } from '../store/members.ts';
import { appendToLog } from '../store/moderation-log.ts';
import { findPending } from '../store/pending.ts';
import { decideReport, findCase } from '../store/reports.ts';
import {
  addSanction,
  changeSanction,
  deskSanctionRow,
  findSanction,
  type StoredSanction,
  stillBinds,
} from '../store/sanctions.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct, demandOver, endIdly } from './acting.ts';
import type { SanctionDetails } from './reverting-sanctions.ts';
import { withhold } from './withholding.ts';

const LAST_HOUR_MS = 60 * 60_000;
/** Of the last hour: more than anybody writes, and few enough for one transaction. */
const REMOVED_AT_MOST = 500;

/** @throws RequestRefused */
export async function muteMember(
  unit: UnitOfWork,
  actor: Member | null,
  request: MuteRequest,
): Promise<MuteRow> {
  const { moderator, member } = await demandOver(unit, actor, 'member.mute', request.memberId);
  const articleId = request.articleId ?? null;
  const act = await beginAct(unit, moderator, request.actId, 'member.mute', {
    memberId: member.id,
    articleId,
  });
  const sanction =
    act.done === null
      ? await impose(unit, moderator, member, {
          id: act.id,
          kind: 'mute',
          articleId,
          commentId: request.commentId ?? null,
          reason: request.reason,
          until: endOf(request, unit.now),
          removeLastHour: request.removeLastHour ?? false,
        })
      : await loggedSanction(unit, act.done.id);
  return { ...deskSanctionRow(sanction), kind: 'mute' };
}

/** @throws RequestRefused */
export async function banMember(
  unit: UnitOfWork,
  actor: Member | null,
  request: BanRequest,
): Promise<BanRow> {
  const { moderator, member } = await demandOver(unit, actor, 'member.ban', request.memberId);
  const act = await beginAct(unit, moderator, request.actId, 'member.ban', {
    memberId: member.id,
  });
  const sanction =
    act.done === null
      ? await impose(unit, moderator, member, {
          id: act.id,
          kind: 'ban',
          articleId: null,
          commentId: request.commentId ?? null,
          reason: request.reason,
          until: null,
          removeLastHour: request.removeLastHour ?? false,
        })
      : await loggedSanction(unit, act.done.id);
  return { ...deskSanctionRow(sanction), kind: 'ban' };
}

/** @throws RequestRefused */
export async function unmuteMember(
  unit: UnitOfWork,
  actor: Member | null,
  request: UnmuteRequest,
): Promise<void> {
  await lift(unit, actor, 'member.unmute', { ...request, articleId: request.articleId ?? null });
}

/** @throws RequestRefused */
export async function unbanMember(
  unit: UnitOfWork,
  actor: Member | null,
  request: UnbanRequest,
): Promise<void> {
  await lift(unit, actor, 'member.unban', { ...request, articleId: null });
}

/** The member's sanction of that kind and reach that binds now; null where there is none. */
export async function bindingSanction(
  unit: UnitOfWork,
  { memberId, kind, articleId }: Reach,
): Promise<StoredSanction | null> {
  const sanctions = await unit.sanctionsOf(memberId);
  const found = sanctions.find(
    (sanction) =>
      sanction.kind === kind && sanction.article_id === articleId && stillBinds(sanction, unit.now),
  );
  return found ?? null;
}

type Reach = {
  memberId: MemberId;
  kind: StoredSanction['kind'];
  articleId: ArticleId | null;
};

type Imposed = Pick<StoredSanction, 'id' | 'kind' | 'reason' | 'until'> & {
  articleId: ArticleId | null;
  commentId: CommentId | null;
  removeLastHour: boolean;
};

async function impose(
  unit: UnitOfWork,
  moderator: Member,
  member: Member,
  { id, kind, articleId, commentId, reason, until, removeLastHour }: Imposed,
): Promise<StoredSanction> {
  if (articleId !== null && !(await articleExists(unit.db, articleId))) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'articleId' });
  }
  const act = kind === 'mute' ? 'member.mute' : 'member.ban';
  const number = commentId === null ? null : await numberOfTheirs(unit, member, commentId);
  const replaced = await bindingSanction(unit, { memberId: member.id, kind, articleId });
  const reported = commentId === null ? null : await findCase(unit.db, commentId);
  const removed = removeLastHour ? await lastHourOf(unit, member, articleId) : [];

  if (replaced !== null) await changeSanction(unit, replaced, { ended_at: unit.now });
  const sanction = await addSanction(unit, {
    id,
    kind,
    member_id: member.id,
    member_name: member.name,
    article_id: articleId,
    comment_id: commentId,
    reason,
    by_id: moderator.id,
    by_name: moderator.name,
    by_role: moderator.role,
    at: unit.now,
    until,
  });
  for (const comment of removed) {
    await withhold(unit, comment, { state: 'removed', by: 'moderator', reason, actId: id });
    await decideReport(unit, moderator, comment.id, act);
  }
  const isOpen = reported?.decision === null && !removed.some(({ id: gone }) => gone === commentId);
  if (isOpen) await decideReport(unit, moderator, reported.comment_id, act);
  await appendToLog(unit, moderator, {
    id,
    act,
    member,
    articleId,
    commentId,
    number,
    reason,
    until,
    comments: removed.length,
    replaces: replaced?.id ?? null,
    details: {
      sanctionId: id,
      ended: false,
      removed: removed.map((comment) => comment.id),
      replaced: replaced?.id ?? null,
    } satisfies SanctionDetails,
  });
  return sanction;
}

async function lift(
  unit: UnitOfWork,
  actor: Member | null,
  action: 'member.unmute' | 'member.unban',
  request: UnbanRequest & { articleId: ArticleId | null },
): Promise<void> {
  const { memberId, articleId } = request;
  const { moderator, member } = await demandOver(unit, actor, action, memberId);
  const act = await beginAct(unit, moderator, request.actId, action, { memberId, articleId });
  if (act.done !== null || act.idle) return;
  const kind = action === 'member.unmute' ? 'mute' : 'ban';
  const sanction = await bindingSanction(unit, { memberId, kind, articleId });
  if (sanction === null) return endIdly(unit, moderator, request.actId, action);
  await changeSanction(unit, sanction, { ended_at: unit.now });
  await appendToLog(unit, moderator, {
    id: act.id,
    act: action,
    member,
    articleId,
    commentId: sanction.comment_id,
    reason: request.reason ?? '',
    details: {
      sanctionId: sanction.id,
      ended: true,
      removed: [],
      replaced: null,
    } satisfies SanctionDetails,
  });
}

/** Epoch milliseconds; null for no end. */
function endOf({ until, forSeconds }: MuteRequest, now: number): number | null {
  // From the commit, not from the moment of the click: it may have waited for the line.
  if (forSeconds !== undefined) return now + forSeconds * 1000;
  const end = until == null ? null : Date.parse(until);
  if (end !== null && end <= now) {
    throw new RequestRefused('invalid', 'The end of a mute cannot lie in the past.', {
      field: 'until',
    });
  }
  return end;
}

/** The number of the comment that it was for; null while that one waits for approval. */
async function numberOfTheirs(
  unit: UnitOfWork,
  member: Member,
  commentId: CommentId,
): Promise<string | null> {
  const comment = await findComment(unit.db, commentId);
  const written = comment ?? (await findPending(unit.db, commentId));
  if (written?.author_id !== member.id) {
    throw new RequestRefused('not_found', 'The member has written no such comment.', {
      field: 'commentId',
    });
  }
  return comment?.number ?? null;
}

/** Their comments of the last hour that can be read, where the sanction holds. */
function lastHourOf(
  unit: UnitOfWork,
  member: Member,
  articleId: ArticleId | null,
): Promise<StoredComment[]> {
  return writtenSince(unit.db, member.id, unit.now - LAST_HOUR_MS, articleId, REMOVED_AT_MOST);
}

/** The one that an entry of the log tells of. */
export async function loggedSanction(
  unit: UnitOfWork,
  id: StoredSanction['id'],
): Promise<StoredSanction> {
  const sanction = await findSanction(unit.db, id);
  if (sanction === null) throw new Error(`The sanction ${id} is in the log and not in its table.`);
  return sanction;
}
