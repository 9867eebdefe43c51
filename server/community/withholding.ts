// Taking comments out of sight and bringing them back. What a moderator withholds is kept for them to
// restore; what its author removes is kept nowhere.
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type {
  CommentRow,
  HideRequest,
  RemoveRequest,
  RestoreRequest,
} from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ActId, CommentId } from '../../shared/protocol/ids.ts';
import {
  changeComment,
  commentRow,
  findComment,
  mentionsOf,
  type StoredComment,
} from '../store/comments.ts';
import type { Member } from '../store/members.ts';
import { appendToLog, findLogEntry, type StoredLogEntry } from '../store/moderation-log.ts';
import { findPending } from '../store/pending.ts';
import { decideReport, reopenReport, touchReport } from '../store/reports.ts';
import type { AnyHandle } from '../store/schema.ts';
import { storedThread } from '../store/streams.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { beginAct, endIdly } from './acting.ts';
import { decidedAlready } from './decided-already.ts';
import { callMembers } from './mentioning.ts';
import { commentPolicy, conditionOf, demand, demandPossible } from './policy.ts';
import { demandReading, demandStanding } from './standing.ts';

export type Withholding = {
  state: 'hidden' | 'removed';
  by: 'author' | 'moderator';
  reason: string;
  /** The act that it is part of; null for the author's own removal. */
  actId: ActId | null;
};

/**
 * Takes the comment's text out of its thread, and out of every other client through the feed. Asks no
 * policy and logs nothing: that is for whoever acts.
 */
export async function withhold(
  unit: UnitOfWork,
  comment: StoredComment,
  { state, by, reason, actId }: Withholding,
): Promise<CommentRow> {
  const row = await changeComment(unit, comment, {
    state,
    body: null,
    removed_by: by,
    removal_reason: reason,
    withheld_body: by === 'author' ? null : (comment.body ?? comment.withheld_body),
    withheld_by: actId,
    ...(by === 'author' && { mentions: '[]' }),
    revoked_rev: await revoked(unit, comment),
  });
  await callFrom(unit, comment, []);
  if (comment.state === 'visible') await count(unit, comment, -1);
  return row;
}

/**
 * The comment can be read again, with the text and the reactions that it had. Asks no policy and logs
 * nothing.
 * @throws Error where nothing of it was kept: the caller has looked.
 */
export async function bringBack(
  unit: UnitOfWork,
  comment: StoredComment,
  actId: ActId | null = null,
): Promise<CommentRow> {
  if (comment.withheld_body === null) throw new Error(`No text of ${comment.id} was kept.`);
  const row = await changeComment(unit, comment, {
    state: 'visible',
    body: comment.withheld_body,
    removed_by: null,
    removal_reason: null,
    withheld_body: null,
    withheld_by: actId,
    revoked_rev: await revoked(unit, comment),
  });
  await callFrom(unit, comment, mentionsOf(comment));
  await count(unit, comment, 1);
  return row;
}

/** @throws RequestRefused */
export async function hideComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: HideRequest,
): Promise<CommentRow> {
  return act(unit, demand(actor, 'comment.hide'), 'comment.hide', request, (comment, actId) =>
    withhold(unit, comment, {
      state: 'hidden',
      by: 'moderator',
      reason: request.reason,
      actId,
    }),
  );
}

/**
 * One's own, for good; anyone else's as a moderator, who can restore it.
 * @throws RequestRefused
 */
export async function removeWritten(
  unit: UnitOfWork,
  actor: Member | null,
  request: RemoveRequest,
): Promise<CommentRow> {
  const comment = await existingComment(unit.db, request.id);
  const remover = demand(actor, 'comment.remove', { ownerId: comment.author_id });
  if (remover.id === comment.author_id) return removeOwn(unit, remover, comment);
  return act(unit, remover, 'comment.remove', request, (found, actId) =>
    withhold(unit, found, {
      state: 'removed',
      by: 'moderator',
      reason: request.reason ?? '',
      actId,
    }),
  );
}

/** @throws RequestRefused */
export async function restoreComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: RestoreRequest,
): Promise<CommentRow> {
  const moderator = demand(actor, 'comment.restore');
  return act(unit, moderator, 'comment.restore', request, (comment, actId) => {
    if (comment.withheld_body === null) {
      throw new RequestRefused('conflict', 'The text of this comment has not been kept.', {
        field: 'id',
      });
    }
    return bringBack(unit, comment, actId);
  });
}

/**
 * The comment's text for a moderator, whether it can be read by others or not; null where none is kept.
 * @throws RequestRefused
 */
export async function examineComment(
  db: AnyHandle,
  actor: Member | null,
  id: CommentId,
): Promise<string | null> {
  const moderator = demand(actor, 'comment.examine');
  await demandReading(db, moderator, 'comment.examine');
  const pending = await findPending(db, id);
  // What was rejected stays with its author, and can be looked at to take the rejection back.
  if (pending?.state === 'pending' || pending?.state === 'rejected') return pending.body;
  const comment = await existingComment(db, id);
  demandPossible(conditionOf(comment), 'comment.examine');
  return comment.body ?? comment.withheld_body;
}

async function removeOwn(
  unit: UnitOfWork,
  author: Member,
  comment: StoredComment,
): Promise<CommentRow> {
  await demandStanding(unit, author, 'comment.remove', comment.article_id);
  if (!demandPossible(conditionOf(comment), 'comment.removeOwn')) return commentRow(comment);
  return withhold(unit, comment, { state: 'removed', by: 'author', reason: '', actId: null });
}

/** A moderator's act on one comment: done once, decides its reports, and stands in the log. */
async function act(
  unit: UnitOfWork,
  moderator: Member,
  name: 'comment.hide' | 'comment.remove' | 'comment.restore',
  request: HideRequest | RemoveRequest | RestoreRequest,
  write: (comment: StoredComment, actId: ActId) => Promise<CommentRow>,
): Promise<CommentRow> {
  const comment = await existingComment(unit.db, request.id);
  const { id, done, idle } = await beginAct(unit, moderator, request.actId, name, {
    commentId: comment.id,
  });
  if (done !== null || idle) return commentRow(comment);
  const reason = 'reason' in request ? (request.reason ?? '') : '';
  const last =
    comment.withheld_by === null ? null : await findLogEntry(unit.db, comment.withheld_by);
  if (last !== null && request.actId === undefined && isSame(last, moderator, name, reason)) {
    return commentRow(comment);
  }
  if (last !== null && isInOwnSanction(last, moderator, name, comment)) {
    await endIdly(unit, moderator, request.actId, name);
    return commentRow(comment);
  }
  const condition = conditionOf(comment);
  if (last !== null && commentPolicy[name][condition] === 'conflict') {
    throw decidedAlready({ by: { name: last.by_name }, act: last.act, at: last.at });
  }
  demandPossible(condition, name);
  const row = await write(comment, id);
  await decideReport(unit, moderator, comment.id, name);
  await appendToLog(unit, moderator, {
    id,
    act: name,
    member: { id: comment.author_id, name: comment.author_name },
    articleId: comment.article_id,
    commentId: comment.id,
    number: comment.number,
    reason,
    details: { before: stateOf(comment) },
  });
  return row;
}

/** What taking an act on a comment back has to know: how it was before. */
type State = { state: StoredComment['state']; reason: string };

function stateOf(comment: StoredComment): State {
  return { state: comment.state, reason: comment.removal_reason ?? '' };
}

/**
 * Takes back what the act has made of the comment: it is as it was before, as far as that still stands.
 * Null where something else was done to it since.
 */
export async function revertState(
  unit: UnitOfWork,
  entry: StoredLogEntry,
  actId: ActId,
): Promise<{ before: State } | null> {
  const comment = entry.comment_id === null ? null : await findComment(unit.db, entry.comment_id);
  if (comment === null || comment.withheld_by !== entry.id) return null;
  // Written by the functions of this file, and kept in the log as it was.
  const { before } = JSON.parse(entry.details) as { before: State };
  if (before.state === 'visible') {
    if (comment.withheld_body === null) return null;
    await bringBack(unit, comment, actId);
  } else {
    const { state, reason } = before;
    await withhold(unit, comment, { state, by: 'moderator', reason, actId });
  }
  await reopenReport(unit, comment.id);
  return { before: stateOf(comment) };
}

/** Whether it is the act that was done last, sent again without an id of its own. */
function isSame(last: StoredLogEntry, moderator: Member, name: string, reason: string): boolean {
  return last.act === name && last.by_id === moderator.id && last.reason === reason;
}

/** Whether the moderator's own mute or ban has removed the comment with those of the last hour already. */
function isInOwnSanction(
  last: StoredLogEntry,
  moderator: Member,
  name: string,
  comment: StoredComment,
): boolean {
  const isSanction = last.act === 'member.mute' || last.act === 'member.ban';
  const isRemoved = name === 'comment.remove' && comment.state === 'removed';
  return isSanction && isRemoved && last.by_id === moderator.id;
}

/** The next rev of the feed for what becomes of the comment, which goes out before any batch. */
async function revoked(unit: UnitOfWork, comment: StoredComment): Promise<number> {
  unit.writing();
  unit.urgent(storedThread(comment.article_id));
  unit.urgent('feed');
  await touchReport(unit, comment.id);
  unit.urgent('desk');
  return unit.nextRev('feed');
}

/** Withdraws whom the comment has called, or calls them again. */
async function callFrom(
  unit: UnitOfWork,
  comment: StoredComment,
  mentions: readonly NamedMember[],
): Promise<void> {
  if (comment.mentions === '[]') return;
  await callMembers(unit, { id: comment.id, authorId: comment.author_id }, mentions);
}

async function count(unit: UnitOfWork, comment: StoredComment, change: 1 | -1): Promise<void> {
  const discussion = await unit.discussion(comment.article_id);
  if (discussion === null) throw new Error(`The article ${comment.article_id} is not there.`);
  discussion.comment_count += change;
  unit.countersChanged(comment.article_id);
}

/** @throws RequestRefused `not_found` */
export async function existingComment(db: AnyHandle, id: CommentId): Promise<StoredComment> {
  const comment = await findComment(db, id);
  if (comment === null) {
    throw new RequestRefused('not_found', 'There is no such comment.', { field: 'id' });
  }
  return comment;
}
