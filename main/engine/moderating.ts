// What moderators decide: stored in the outbox, durably, each under the id of its act, before anything
// else happens. What becomes of it then is the sender's; whether it may be is the server's to say.
import { v7 as uuidv7 } from 'uuid';
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { type RequestOf, requests } from '../../shared/protocol/events.ts';
import {
  type ActId,
  type ArticleId,
  actIdSchema,
  type CommentId,
  type NoteId,
  noteIdSchema,
  type RuleId,
  ruleIdSchema,
} from '../../shared/protocol/ids.ts';
import { parseProblem } from '../../shared/protocol/parse-problem.ts';
import type { AddNoteRequest } from '../../shared/protocol/reports.ts';
import type { SaveRuleRequest } from '../../shared/protocol/rules.ts';
import { readComment } from './cache/comments.ts';
import { type Cache, durably } from './cache/database.ts';
import { forgetDraft } from './cache/drafts.ts';
import { isReverted } from './cache/log.ts';
import { moderationRow } from './cache/moderation.ts';
import { giveUp, isOnlyHere } from './outbox/compose.ts';
import {
  addEntry,
  type Entry,
  entriesOfTarget,
  readEntry,
  releaseEntry,
} from './outbox/entries.ts';
import { actOf, draftOf, type Lane, targetOf, type Write } from './outbox/writes.ts';
import type { Replica } from './replica.ts';
import { isModerator } from './views/delivery-view.ts';

/** An act on a comment, in the lane of its thread. */
type CommentAct =
  | 'comment.remove'
  | 'comment.hide'
  | 'comment.restore'
  | 'comment.approve'
  | 'comment.reject'
  | 'report.dismiss';
/** An act on a member or on the community. */
type DeskAct =
  | 'member.mute'
  | 'member.unmute'
  | 'member.ban'
  | 'member.unban'
  | 'appeal.decide'
  | 'community.setModeration';
type Acting<K extends Write['kind']> = {
  [Kind in K]: { kind: Kind; request: Omit<RequestOf<Kind>, 'actId'> };
}[K];

/** Throws `RequestRefused` where the comment is not here. */
export function actOnComment(replica: Replica, act: Acting<CommentAct>): ActId {
  return writeAct(replica, laneOfComment(replica.db, act.request.id), act);
}

/** As it was read here. Throws `RequestRefused` where the comment is not here. */
export function approveComment(replica: Replica, id: CommentId): ActId {
  const rev = moderationRow(replica.db, 'desk', 'pending', id)?.rev;
  return actOnComment(replica, { kind: 'comment.approve', request: { id, rev } });
}

export function actOnDesk(replica: Replica, act: Acting<DeskAct>): ActId {
  return writeAct(replica, 'desk', act);
}

/** Throws `RequestRefused` where the article is not here. */
export function actOnArticle(
  replica: Replica,
  act: Acting<'article.setDiscussion' | 'article.setHolding'>,
): ActId {
  replica.expectArticle(act.request.id);
  return writeAct(replica, act.request.id, act);
}

/** Saves a rule, a new one where no id is given. */
export function saveRule(
  replica: Replica,
  ruleId: RuleId | null,
  fields: Omit<SaveRuleRequest, 'id' | 'actId'>,
): { actId: ActId; ruleId: RuleId } {
  const id = ruleId ?? ruleIdSchema.parse(uuidv7());
  const request = { ...fields, id };
  const draft = { of: 'rule', ruleId } as const;
  return { actId: writeAct(replica, 'rules', { kind: 'rule.save', request }, draft), ruleId: id };
}

export function deleteRule(replica: Replica, id: RuleId): ActId {
  return writeAct(replica, 'rules', { kind: 'rule.delete', request: { id } });
}

export function addNote(replica: Replica, note: Omit<AddNoteRequest, 'id'>): NoteId {
  const id = noteIdSchema.parse(uuidv7());
  write(replica, 'desk', { kind: 'note.add', request: { ...note, id } });
  return id;
}

/** A note that was never sent is given up. */
export function deleteNote(replica: Replica, id: NoteId): void {
  const added = entriesOfTarget(replica.db, id).find(({ kind }) => kind === 'note.add');
  if (added === undefined || !isOnlyHere(added)) {
    write(replica, 'desk', { kind: 'note.delete', request: { id } });
    return;
  }
  durably(replica.db, () => giveUp(replica.db, added));
  replica.wrote('desk', added);
}

/**
 * Gives up an act that was never sent, or was refused; else writes that it be taken back, behind the
 * act itself where that is still under way.
 */
export function undoAct(replica: Replica, actId: ActId): void {
  const { db } = replica;
  const entry = readEntry(db, actId);
  if (entry !== null && isOnlyHere(entry)) {
    durably(db, () => giveUp(db, entry));
    replica.wrote(entry.lane, entry);
    return;
  }
  if (isReverted(db, actId)) {
    throw new RequestRefused('conflict', 'This was taken back already.');
  }
  const revert = entriesOfTarget(db, actId).find(({ kind }) => kind === 'log.revert');
  if (revert === undefined) {
    const request = { revertsId: actId };
    writeAct(replica, entry?.lane ?? 'desk', { kind: 'log.revert', request });
  } else if (revert.error !== null) {
    durably(db, () => releaseEntry(db, revert.entryId));
    replica.wrote(revert.lane, revert);
  }
}

function writeAct(
  replica: Replica,
  lane: Lane,
  act: Acting<Write['kind']>,
  draft?: DraftPlace,
): ActId {
  const actId = actIdSchema.parse(uuidv7());
  // One kind goes with one request: what `Acting` says for each, this says for all of them.
  write(replica, lane, { kind: act.kind, request: { ...act.request, actId } } as Write, draft);
  return actId;
}

/** `draft`: what it was while it was typed. */
function write(
  replica: Replica,
  lane: Lane,
  entry: Write,
  draft: DraftPlace | null = draftOf(entry),
): void {
  const { db } = replica;
  if (!isModerator(replica.viewer())) {
    throw new RequestRefused('forbidden', 'Only moderators may do this.');
  }
  // Of some requests only the whole says whether it is right, such as how long a mute lasts.
  const parsed = requests[entry.kind].request.safeParse(entry.request, { reportInput: true });
  if (!parsed.success) throw RequestRefused.with(parseProblem(parsed.error));
  durably(db, () => {
    for (const other of entriesOfTarget(db, targetOf(entry))) {
      if (isOvertaken(other, entry)) giveUp(db, other);
    }
    addEntry(db, lane, entry, replica.now());
    if (draft !== null) forgetDraft(db, draft);
  });
  replica.wrote(lane, entry, draft);
}

/** Whether a refused act has another in its place now: of its kind, or about the same comment. */
function isOvertaken(refused: Entry, by: Write): boolean {
  if (refused.error === null || actOf(refused) === null || actOf(by) === null) return false;
  return refused.kind === by.kind || (isOnComment(refused) && isOnComment(by));
}

function isOnComment({ kind }: Write): boolean {
  return kind.startsWith('comment.') || kind === 'report.dismiss';
}

function laneOfComment(db: Cache, id: CommentId): ArticleId {
  const lane =
    readComment(db, id)?.articleId ??
    moderationRow(db, 'desk', 'report', id)?.articleId ??
    moderationRow(db, 'desk', 'pending', id)?.articleId;
  if (lane === undefined) throw new RequestRefused('not_found', 'This comment is not here.');
  return lane;
}
