// Mutes and bans: what keeps a member from writing, told to them and to the moderators alike.
// Only the server's clock ends one.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { roleSchema } from './accounts.ts';
import { actFields, moderatorSchema, namedMemberSchema, reasonSchema } from './acts.ts';
import {
  actIdSchema,
  articleIdSchema,
  commentIdSchema,
  memberIdSchema,
  revSchema,
  timeSchema,
} from './ids.ts';
import { optionalText, writtenText } from './text.ts';

/** The one appeal that a mute or ban allows. */
export const appealSchema = z.object({
  text: z.string(),
  at: timeSchema,
  state: z.enum(['open', 'accepted', 'declined']),
  /** What the moderator answered; empty while it is open. */
  answer: z.string(),
});
export type Appeal = z.infer<typeof appealSchema>;

const sanctionFields = {
  /** The act that made it: its entry in the log has the same id. */
  id: actIdSchema,
  rev: revSchema,
  member: namedMemberSchema,
  /** The thread it holds in; null for the whole community. */
  articleId: articleIdSchema.nullable(),
  /** The comment that it was for. */
  commentId: commentIdSchema.nullable(),
  reason: z.string(),
  /** In `desk` with who it was; in `me` the role alone. */
  by: z.object({ role: roleSchema, moderator: moderatorSchema.nullable() }),
  at: timeSchema,
  /** Null has no end. It binds while `endedAt` is null and the server's clock is before `until`. */
  until: timeSchema.nullable(),
  /** When it was lifted or replaced; a mute that has run out keeps null here. */
  endedAt: timeSchema.nullable(),
  appeal: appealSchema.nullable(),
};

/** A member's mute, as it stands in their stream `me` and in the stream `desk`. */
export const muteRowSchema = z.object({ kind: z.literal('mute'), ...sanctionFields });
export type MuteRow = z.infer<typeof muteRowSchema>;

export const banRowSchema = z.object({ kind: z.literal('ban'), ...sanctionFields });
export type BanRow = z.infer<typeof banRowSchema>;

export type SanctionRow = MuteRow | BanRow;

/** For how long, where and why: what the view asks and the wire carries alike. */
export const muteFields = {
  articleId: articleIdSchema.nullish(),
  commentId: commentIdSchema.nullish(),
  until: timeSchema.nullish(),
  /** From the moment of the commit: a decision that waited for the line still lasts as long. */
  forSeconds: z.int().min(1).max(limits.muteSeconds).optional(),
  reason: reasonSchema,
  /** Removes the member's comments of the last hour as well, where the mute holds. */
  removeLastHour: z.boolean().optional(),
};

/**
 * Mutes in one thread or in the whole community, for a time from now, until a moment, or without end
 * (`until: null`). A second mute of the same reach replaces the first.
 */
export const muteRequestSchema = z
  .strictObject({ ...actFields, memberId: memberIdSchema, ...muteFields })
  .refine((request) => (request.until === undefined) !== (request.forSeconds === undefined), {
    path: ['until'],
    message: 'or "forSeconds" says how long, and not both',
  });
export type MuteRequest = z.infer<typeof muteRequestSchema>;
export const muteAnswerSchema = z.object({ mute: muteRowSchema });

/** Lifts the mute of that reach. Where there is none, nothing happens. */
export const unmuteRequestSchema = z.strictObject({
  ...actFields,
  memberId: memberIdSchema,
  articleId: articleIdSchema.nullish(),
  reason: optionalText(limits.reason).optional(),
});
export type UnmuteRequest = z.infer<typeof unmuteRequestSchema>;

export const banRequestSchema = z.strictObject({
  ...actFields,
  memberId: memberIdSchema,
  commentId: commentIdSchema.nullish(),
  reason: reasonSchema,
  removeLastHour: z.boolean().optional(),
});
export type BanRequest = z.infer<typeof banRequestSchema>;
export const banAnswerSchema = z.object({ ban: banRowSchema });

export const unbanRequestSchema = z.strictObject({
  ...actFields,
  memberId: memberIdSchema,
  reason: optionalText(limits.reason).optional(),
});
export type UnbanRequest = z.infer<typeof unbanRequestSchema>;

export const appealRequestSchema = z.strictObject({
  sanctionId: actIdSchema,
  text: writtenText(limits.appeal),
});
export type AppealRequest = z.infer<typeof appealRequestSchema>;

/** Accepting an appeal lifts the mute or ban. */
export const decideAppealRequestSchema = z.strictObject({
  ...actFields,
  sanctionId: actIdSchema,
  accept: z.boolean(),
  answer: optionalText(limits.appeal),
});
export type DecideAppealRequest = z.infer<typeof decideAppealRequestSchema>;
