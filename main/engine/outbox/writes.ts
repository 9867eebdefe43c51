// What can wait in the outbox: the kinds of writes, what each is written to, in which lane it goes, and
// which of them are acts of a moderator.
import { z } from 'zod';
import type { DraftPlace } from '../../../shared/bridge/drafts.ts';
import { type Act, actSchema } from '../../../shared/protocol/acts.ts';
import type { AnswerOf, RequestOf } from '../../../shared/protocol/events.ts';
import { type ActId, articleIdSchema } from '../../../shared/protocol/ids.ts';
import type { Row } from '../../../shared/protocol/sync.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import type { ModerationStream } from '../cache/moderation.ts';

export const writeKinds = [
  'article.publish',
  'article.revise',
  'article.setDiscussion',
  'article.setHolding',
  'comment.post',
  'comment.edit',
  'comment.remove',
  'comment.react',
  'comment.report',
  'comment.hide',
  'comment.restore',
  'comment.approve',
  'comment.reject',
  'report.dismiss',
  'member.mute',
  'member.unmute',
  'member.ban',
  'member.unban',
  'member.ignore',
  'appeal.write',
  'appeal.decide',
  'note.add',
  'note.delete',
  'rule.save',
  'rule.delete',
  'community.setModeration',
  'log.revert',
] as const;
export type WriteKind = (typeof writeKinds)[number];
export const writeKindSchema = z.enum(writeKinds);

/** A request as it goes to the server. */
export type Write = { [K in WriteKind]: { kind: K; request: RequestOf<K> } }[WriteKind];

/**
 * What is sent in order, one by one: what is written in an article's thread, what moderators decide
 * about members, and what a member does for themselves. Rules go in a lane of their own: the server
 * tries one before it is saved, and no mute is to wait for that.
 */
export const laneSchema = z.union([z.enum(['desk', 'rules', 'me']), articleIdSchema]);
export type Lane = z.infer<typeof laneSchema>;

/** The id of what the write is written to. */
export function targetOf(write: Write): string {
  switch (write.kind) {
    case 'member.mute':
    case 'member.unmute':
    case 'member.ban':
    case 'member.unban':
    case 'member.ignore':
      return write.request.memberId;
    case 'appeal.write':
    case 'appeal.decide':
      return write.request.sanctionId;
    case 'log.revert':
      return write.request.revertsId;
    case 'community.setModeration':
      return 'community';
    case 'article.publish':
    case 'article.revise':
    case 'article.setDiscussion':
    case 'article.setHolding':
    case 'comment.post':
    case 'comment.edit':
    case 'comment.remove':
    case 'comment.react':
    case 'comment.report':
    case 'comment.hide':
    case 'comment.restore':
    case 'comment.approve':
    case 'comment.reject':
    case 'report.dismiss':
    case 'note.add':
    case 'note.delete':
    case 'rule.save':
    case 'rule.delete':
      return write.request.id;
    default:
      return unreachable(write);
  }
}

/** In which form the write was typed; null where it was in none, or in one that only its caller knows. */
export function draftOf(write: Write): DraftPlace | null {
  switch (write.kind) {
    case 'comment.post': {
      const { articleId, parentId } = write.request;
      return { of: 'comment', articleId, parentId };
    }
    case 'comment.edit':
      return { of: 'edit', commentId: write.request.id };
    case 'comment.report':
      return { of: 'report', commentId: write.request.id };
    case 'comment.remove':
    case 'comment.reject':
      return { of: 'removal', commentId: write.request.id };
    case 'member.mute':
    case 'member.ban':
      return { of: 'sanction', memberId: write.request.memberId };
    case 'appeal.write':
      return { of: 'appeal', sanctionId: write.request.sanctionId };
    case 'appeal.decide':
      return { of: 'answer', sanctionId: write.request.sanctionId };
    case 'note.add':
      return { of: 'note', memberId: write.request.memberId };
    case 'article.publish':
      return { of: 'article', articleId: null };
    case 'article.revise':
      return { of: 'article', articleId: write.request.id };
    default:
      return null;
  }
}

/** The id under which the write stands in the moderators' log; null for whatever is no such act. */
export function actIdOf(write: Write): ActId | null {
  return ('actId' in write.request ? write.request.actId : undefined) ?? null;
}

/** The act's name, for a write that is one. */
export function actOf(write: Write): Act | null {
  const act = actSchema.safeParse(write.kind);
  return act.success && actIdOf(write) !== null ? act.data : null;
}

/** A row that answers a write, and the stream as part of which it is cached. */
export type AnsweredRow = { stream: ModerationStream; row: Row };

/** The rows in the server's answer to a write. */
export function answeredRows(kind: WriteKind, answer: AnswerOf<WriteKind>): AnsweredRow[] {
  const row = rowIn(answer);
  return row === null ? [] : [{ stream: streamOf(kind), row }];
}

function rowIn(answer: AnswerOf<WriteKind>): Row | null {
  if ('comment' in answer) return answer.comment;
  if ('article' in answer) return answer.article;
  if ('pending' in answer) return answer.pending;
  if ('mute' in answer) return answer.mute;
  if ('ban' in answer) return answer.ban;
  if ('sanction' in answer) return answer.sanction;
  if ('ignored' in answer) return answer.ignored;
  if ('note' in answer) return answer.note;
  if ('rule' in answer) return answer.rule;
  if ('community' in answer) return answer.community;
  if ('log' in answer) return answer.log;
  return null;
}

// A held comment, a mute or a ban stands in two streams: the answer has it as the one who asks sees it.
function streamOf(kind: WriteKind): ModerationStream {
  switch (kind) {
    case 'comment.post':
    case 'comment.edit':
    case 'comment.remove':
    case 'member.ignore':
    case 'appeal.write':
      return 'me';
    default:
      return 'desk';
  }
}
