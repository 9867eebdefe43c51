// The acts of moderators: their names, their reasons, and the log in which each of them stands.
// Never decides who may do one.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { roleSchema } from './accounts.ts';
import { listedReasons } from './closed-lists.ts';
import {
  actIdSchema,
  articleIdSchema,
  commentIdSchema,
  memberIdSchema,
  revSchema,
  ruleIdSchema,
  timeSchema,
} from './ids.ts';
import { writtenText } from './text.ts';

export const reasonSchema = writtenText(limits.reason);

export const acts = [
  'comment.hide',
  'comment.remove',
  'comment.restore',
  'comment.approve',
  'comment.reject',
  'report.dismiss',
  'member.mute',
  'member.unmute',
  'member.ban',
  'member.unban',
  'appeal.decide',
  'article.setDiscussion',
  'article.setHolding',
  'community.setModeration',
  'rule.save',
  'rule.delete',
  'log.revert',
] as const;
export const actSchema = z.enum(acts);
export type Act = z.infer<typeof actSchema>;

/**
 * Every moderator's request may carry the id under which its act stands in the log. Sent again, it is
 * answered as before and done once; without one the server makes it.
 */
export const actFields = { actId: actIdSchema.optional() };

export const namedMemberSchema = z.object({ id: memberIdSchema, name: z.string() });
export type NamedMember = z.infer<typeof namedMemberSchema>;

export const moderatorSchema = z.object({ ...namedMemberSchema.shape, role: roleSchema });
export type Moderator = z.infer<typeof moderatorSchema>;

/** One entry of the log, as it stands in the stream `desk`. Never changed once it is written. */
export const logRowSchema = z.object({
  kind: z.literal('log'),
  id: actIdSchema,
  rev: revSchema,
  /** 1 for the first entry, gapless. */
  seq: z.int().positive(),
  at: timeSchema,
  by: moderatorSchema,
  act: actSchema,
  /** Whom it concerns; null where it concerns nobody. */
  member: namedMemberSchema.nullable(),
  articleId: articleIdSchema.nullable(),
  commentId: commentIdSchema.nullable(),
  /** The comment's number, where it had one. */
  number: z.string().nullable(),
  ruleId: ruleIdSchema.nullable(),
  /** Empty where none was given. */
  reason: z.string(),
  /** The end of a mute; null where there is none. */
  until: timeSchema.nullable(),
  /** Comments that were removed along with a mute, or came back when it was reverted. */
  comments: z.int().nonnegative(),
  /** The mute that this one has replaced. */
  replaces: actIdSchema.nullable(),
  /** The entry that this one takes back. */
  reverts: actIdSchema.nullable(),
  /** SHA-256 in hex over the entry before and this one; the first stands on 64 zeros. */
  previousHash: z.string(),
  hash: z.string(),
});
export type LogRow = z.infer<typeof logRowSchema>;

/** The same entry without names and free words, as a community publishes it in the stream `log`. */
export const publicLogRowSchema = z.object({
  kind: z.literal('publicLog'),
  id: actIdSchema,
  rev: revSchema,
  at: timeSchema,
  act: actSchema,
  role: roleSchema,
  articleId: articleIdSchema.nullable(),
  /** One of the list; `other` for words of one's own, which may hold names; empty where none. */
  reason: z.enum([...listedReasons, 'other', '']),
  until: timeSchema.nullable(),
  comments: z.int().nonnegative(),
  reverts: actIdSchema.nullable(),
  hash: z.string(),
});
export type PublicLogRow = z.infer<typeof publicLogRowSchema>;

/** Takes back what the named act did, as far as it still stands. */
export const revertRequestSchema = z.strictObject({ ...actFields, revertsId: actIdSchema });
export type RevertRequest = z.infer<typeof revertRequestSchema>;

export const actAnswerSchema = z.object({ log: logRowSchema });
