// Comments that wait for approval: held, changed or withdrawn by their authors, let through or
// rejected by moderators. Only a moderator lets one through; a change by its author never does.
import type { Moderator } from '../../shared/protocol/acts.ts';
import type { CommentRow, EditRequest, PostRequest } from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ActId, CommentId } from '../../shared/protocol/ids.ts';
import type { ApproveRequest, PendingRow, RejectRequest } from '../../shared/protocol/pending.ts';
import { revisionAt } from '../store/articles.ts';
import { addComment, commentRow, findComment } from '../store/comments.ts';
import type { Member } from '../store/members.ts';
import { appendToLog } from '../store/moderation-log.ts';
import {
  addPending,
  changePending,
  decisionOf,
  deskPendingRow,
  findPending,
  ownPendingRow,
  type StoredPending,
} from '../store/pending.ts';
import { storedMe, storedThread } from '../store/streams.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct } from './acting.ts';
import { decidedAlready } from './decided-already.ts';
import { screen, type Verdict } from './holding.ts';
import { callMembers, mentionedIn } from './mentioning.ts';
import { can, demand } from './policy.ts';
import { demandStanding } from './standing.ts';
import { withhold } from './withholding.ts';

/** What came of writing: a comment that can be read, or one that waits. */
export type Written = { comment: CommentRow } | { pending: PendingRow };

/** Keeps the comment until it is decided about; the caller has looked whether it may be posted. */
export async function holdComment(
  unit: UnitOfWork,
  author: Member,
  request: PostRequest,
  postedHash: string,
  { heldBy, ruleId }: Extract<Verdict, { verdict: 'hold' }>,
): Promise<PendingRow> {
  const pending = await addPending(unit, {
    id: request.id,
    article_id: request.articleId,
    parent_id: request.parentId,
    author_id: author.id,
    author_name: author.name,
    author_role: author.role,
    body: request.body,
    posted_hash: postedHash,
    created_at: unit.now,
    held_by: heldBy,
    rule_id: ruleId,
  });
  return ownPendingRow(pending);
}

/**
 * Its author, if they may do it. Whoever may not decide about it learns nothing of it.
 * @throws RequestRefused
 */
export async function demandOwnPending(
  unit: UnitOfWork,
  actor: Member | null,
  action: 'comment.edit' | 'comment.remove',
  pending: StoredPending,
): Promise<Member> {
  const member = demand(actor, 'comment.post');
  if (member.id !== pending.author_id) {
    if (!can(member, 'comment.approve')) throw noSuchComment();
    throw new RequestRefused(
      'conflict',
      'This comment waits for approval: approve it, or reject it.',
      { field: 'id' },
    );
  }
  await demandStanding(unit, member, action, pending.article_id);
  return member;
}

/**
 * It is screened anew, and goes on waiting also where nothing would hold it now.
 * @throws RequestRefused
 */
export async function editPending(
  unit: UnitOfWork,
  author: Member,
  pending: StoredPending,
  { body }: EditRequest,
): Promise<PendingRow> {
  if (pending.state !== 'pending') {
    // Its author is told that it was decided, and not by whom.
    throw pending.state === 'rejected'
      ? new RequestRefused('conflict', 'This comment was not approved.', { field: 'id' })
      : new RequestRefused('conflict', 'This comment was withdrawn.', { field: 'id' });
  }
  if (pending.body === body) return ownPendingRow(pending);
  const verdict = await screen(unit, author, {
    articleId: pending.article_id,
    body,
    writtenAt: pending.created_at,
  });
  const changed = await changePending(unit, pending, {
    body,
    ...(verdict.verdict === 'hold' && { held_by: verdict.heldBy, rule_id: verdict.ruleId }),
  });
  return ownPendingRow(changed);
}

/** By its author: its text is gone for good. One that was rejected goes the same way. */
export async function withdrawPending(
  unit: UnitOfWork,
  pending: StoredPending,
): Promise<PendingRow> {
  if (pending.state === 'approved') throw noLongerWaiting(pending);
  if (pending.state === 'withdrawn') return ownPendingRow(pending);
  return ownPendingRow(await changePending(unit, pending, { state: 'withdrawn', body: null }));
}

/**
 * It becomes a comment with the number and place of this moment; it was written when it was written.
 * What it answers may have been withheld meanwhile, and the discussion closed.
 */
export async function approveComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: ApproveRequest,
): Promise<CommentRow> {
  const moderator = demand(actor, 'comment.approve');
  const act = await beginAct(unit, moderator, request.actId, 'comment.approve', {
    commentId: request.id,
  });
  if (act.done !== null) return approvedComment(unit, request.id);
  const { pending, body } = await waiting(unit, request.id);
  if (request.rev !== undefined && request.rev !== pending.desk_rev) {
    throw new RequestRefused('conflict', 'Its author has changed it meanwhile: read it again.', {
      field: 'rev',
    });
  }
  const parent = pending.parent_id === null ? null : await findComment(unit.db, pending.parent_id);
  const articleRevision = await revisionAt(unit.db, pending.article_id, pending.created_at);
  const mentions = await mentionedIn(unit.db, body);
  const comment = await addComment(unit, {
    id: pending.id,
    articleId: pending.article_id,
    parent,
    author: pending,
    body,
    postedHash: pending.posted_hash,
    mentions,
    createdAt: pending.created_at,
    articleRevision,
  });
  if (mentions.length > 0) {
    await callMembers(unit, { id: comment.id, authorId: pending.author_id }, mentions);
  }
  await decide(unit, moderator, pending, { state: 'approved', body: null, reason: '' });
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'comment.approve',
    ...concerning(pending),
    number: comment.number,
  });
  unit.urgent(storedThread(pending.article_id));
  unit.urgent('feed');
  return comment;
}

/** Its author keeps the text, with the reason. */
export async function rejectComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: RejectRequest,
): Promise<PendingRow> {
  const moderator = demand(actor, 'comment.reject');
  const act = await beginAct(unit, moderator, request.actId, 'comment.reject', {
    commentId: request.id,
  });
  if (act.done !== null) return rejectedPending(unit, request.id);
  const { pending } = await waiting(unit, request.id);
  const { reason } = request;
  const rejected = await decide(unit, moderator, pending, { state: 'rejected', reason });
  await appendToLog(unit, moderator, {
    id: act.id,
    act: 'comment.reject',
    ...concerning(pending),
    reason,
  });
  return deskPendingRow(rejected);
}

/**
 * Takes an approval back: the comment keeps its number and is hidden. False where it cannot be read
 * any more as it is.
 */
export async function revertApproval(
  unit: UnitOfWork,
  id: CommentId,
  actId: ActId,
): Promise<boolean> {
  const comment = await findComment(unit.db, id);
  if (comment === null || comment.state !== 'visible') return false;
  await withhold(unit, comment, { state: 'hidden', by: 'moderator', reason: 'review', actId });
  return true;
}

/**
 * Takes the rejection of that moment, in epoch milliseconds, back: the comment waits again. False where
 * its author has withdrawn it, or it was decided about anew.
 */
export async function revertRejection(
  unit: UnitOfWork,
  id: CommentId,
  at: number,
): Promise<boolean> {
  const pending = await findPending(unit.db, id);
  if (pending?.state !== 'rejected' || decisionOf(pending)?.at !== at) return false;
  await changePending(unit, pending, { state: 'pending', decision: null });
  unit.urgent(storedMe(pending.author_id));
  unit.urgent('desk');
  return true;
}

async function decide(
  unit: UnitOfWork,
  { id, name, role }: Member,
  pending: StoredPending,
  { reason, ...changes }: { state: 'approved' | 'rejected'; body?: null; reason: string },
): Promise<StoredPending> {
  const by: Moderator = { id, name, role };
  unit.urgent(storedMe(pending.author_id));
  unit.urgent('desk');
  return changePending(unit, pending, { ...changes, decision: { by, reason, at: unit.now } });
}

function concerning(pending: StoredPending) {
  return {
    member: { id: pending.author_id, name: pending.author_name },
    articleId: pending.article_id,
    commentId: pending.id,
  };
}

/** @throws RequestRefused where there is none, or somebody has decided already. */
async function waiting(
  unit: UnitOfWork,
  id: CommentId,
): Promise<{ pending: StoredPending; body: string }> {
  const pending = await findPending(unit.db, id);
  if (pending === null) {
    if ((await findComment(unit.db, id)) === null) throw noSuchComment();
    throw new RequestRefused('conflict', 'This comment does not wait for approval.', {
      field: 'id',
    });
  }
  if (pending.state !== 'pending' || pending.body === null) throw noLongerWaiting(pending);
  return { pending, body: pending.body };
}

async function approvedComment(unit: UnitOfWork, id: CommentId): Promise<CommentRow> {
  const comment = await findComment(unit.db, id);
  if (comment === null) throw noSuchComment();
  return commentRow(comment);
}

async function rejectedPending(unit: UnitOfWork, id: CommentId): Promise<PendingRow> {
  const pending = await findPending(unit.db, id);
  if (pending === null) throw noSuchComment();
  return deskPendingRow(pending);
}

function noSuchComment(): RequestRefused {
  return new RequestRefused('not_found', 'There is no such comment.', { field: 'id' });
}

/** Tells whoever comes second what was decided, and by whom. */
function noLongerWaiting(pending: StoredPending): RequestRefused {
  const decision = decisionOf(pending);
  if (pending.state === 'withdrawn' || decision === null) {
    return new RequestRefused('conflict', 'Its author has withdrawn it.', { field: 'id' });
  }
  return decidedAlready({
    by: decision.by,
    act: pending.state === 'approved' ? 'comment.approve' : 'comment.reject',
    at: decision.at,
  });
}
