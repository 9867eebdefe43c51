// What the view shows of moderation: rows of `me`, `desk` and `log` under what the outbox still has to
// say about them.
import { z } from 'zod';
import {
  actSchema,
  logRowSchema,
  namedMemberSchema,
  publicLogRowSchema,
} from '../protocol/acts.ts';
import { actIdSchema, timeSchema } from '../protocol/ids.ts';
import { pendingRowSchema } from '../protocol/pending.ts';
import {
  attendanceSchema,
  describeMemberAnswerSchema,
  noteRowSchema,
  reportRowSchema,
} from '../protocol/reports.ts';
import { ruleRowSchema } from '../protocol/rules.ts';
import { banRowSchema, muteRowSchema } from '../protocol/sanctions.ts';
import { deliverySchema } from './delivery.ts';

const noRow = { rev: true } as const;

/** A decision of this moderator that the server does not know yet, or has refused. */
export const waitingActSchema = z.object({
  actId: actIdSchema,
  act: actSchema,
  delivery: deliverySchema,
});
export type WaitingAct = z.infer<typeof waitingActSchema>;

const waiting = { waiting: waitingActSchema.nullable() };

/** A mute or ban. To the one who has it and to moderators alike; `by.moderator` for the latter alone. */
export const sanctionViewSchema = z.discriminatedUnion('kind', [
  z.object({ ...muteRowSchema.omit(noRow).shape, ...waiting }),
  z.object({ ...banRowSchema.omit(noRow).shape, ...waiting }),
]);
export type SanctionView = z.infer<typeof sanctionViewSchema>;

/** One's own: with how far one's appeal has come, which may be written without a line. */
export const ownSanctionSchema = z.object({
  sanction: sanctionViewSchema,
  /** Null when none was written. */
  appealDelivery: deliverySchema.nullable(),
});
export type OwnSanction = z.infer<typeof ownSanctionSchema>;

export const deskReportSchema = z.object({ ...reportRowSchema.omit(noRow).shape, ...waiting });
export type DeskReport = z.infer<typeof deskReportSchema>;

export const deskPendingSchema = z.object({ ...pendingRowSchema.omit(noRow).shape, ...waiting });
export type DeskPending = z.infer<typeof deskPendingSchema>;

export const deskRuleSchema = z.object({ ...ruleRowSchema.omit(noRow).shape, ...waiting });
export type DeskRule = z.infer<typeof deskRuleSchema>;

export const deskNoteSchema = z.object({
  ...noteRowSchema.omit(noRow).shape,
  delivery: deliverySchema,
});
export type DeskNote = z.infer<typeof deskNoteSchema>;

export const deskSchema = z.object({
  /**
   * Open ones, oldest first, then the last hundred that were decided, newest first. Here and below: what
   * is decided already and still has a decision of one's own that waits or was refused, is listed too.
   */
  reports: z.array(deskReportSchema),
  /** Waiting ones, oldest first, then the last hundred that were decided, newest first. */
  pending: z.array(deskPendingSchema),
  /** Those that bind or may still be appealed, newest first. */
  sanctions: z.array(sanctionViewSchema),
  rules: z.array(deskRuleSchema),
  /** A change of the community's moderation settings that waits or was refused. */
  settings: waitingActSchema.nullable(),
  /** Which comments other moderators are on at this moment; empty without a line. */
  attendance: attendanceSchema,
  /** False while the first pages are still coming. */
  complete: z.boolean(),
});
export type Desk = z.infer<typeof deskSchema>;

export const logEntrySchema = z.object({
  ...logRowSchema.omit(noRow).shape,
  /** Taken back by a later entry. */
  reverted: z.boolean(),
  /** A revert of it that waits in the outbox or was refused. */
  ...waiting,
});
export type LogEntry = z.infer<typeof logEntrySchema>;

export const publicLogEntrySchema = publicLogRowSchema.omit({ kind: true, rev: true });
export type PublicLogEntry = z.infer<typeof publicLogEntrySchema>;

/** What a moderator sees of a member before acting. */
export const memberProfileSchema = z.object({
  member: namedMemberSchema,
  /** As the server counts at this moment; null without a line. */
  described: describeMemberAnswerSchema.shape.member.nullable(),
  /** Acts that concern the member, newest first, at most fifty. */
  log: z.array(logEntrySchema),
  sanctions: z.array(sanctionViewSchema),
  /** Newest first. */
  notes: z.array(deskNoteSchema),
});
export type MemberProfile = z.infer<typeof memberProfileSchema>;

export const logFilterSchema = z.strictObject({
  memberId: namedMemberSchema.shape.id.optional(),
  moderatorId: namedMemberSchema.shape.id.optional(),
  articleId: logRowSchema.shape.articleId.unwrap().optional(),
  act: actSchema.optional(),
  /** From this moment on, and before that one. */
  from: timeSchema.optional(),
  to: timeSchema.optional(),
});
export type LogFilter = z.infer<typeof logFilterSchema>;
