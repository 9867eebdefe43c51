// Comments that wait for approval before they are seen, and what decides that they do.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { actFields, moderatorSchema } from './acts.ts';
import { holdingSchema } from './approval.ts';
import { authorSchema } from './comments.ts';
import { articleIdSchema, commentIdSchema, revSchema, ruleIdSchema, timeSchema } from './ids.ts';
import { optionalText } from './text.ts';

/** `null`: as the community does it. */
export const setHoldingRequestSchema = z.strictObject({
  ...actFields,
  id: articleIdSchema,
  holding: holdingSchema.nullable(),
});
export type SetHoldingRequest = z.infer<typeof setHoldingRequestSchema>;

/** Each field that is given is changed. */
export const setModerationRequestSchema = z.strictObject({
  ...actFields,
  holding: holdingSchema.optional(),
  publishesLog: z.boolean().optional(),
});
export type SetModerationRequest = z.infer<typeof setModerationRequestSchema>;

/**
 * In its author's stream `me` and in `desk`. Approved, it becomes a comment of its thread under the
 * same id, with its number, and this row says so without its text.
 */
export const pendingRowSchema = z.object({
  kind: z.literal('pending'),
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  parentId: commentIdSchema.nullable(),
  author: authorSchema,
  /** Null once approved or withdrawn; a rejected one keeps it in `me`, for its author. */
  body: z.string().nullable(),
  createdAt: timeSchema,
  state: z.enum(['pending', 'approved', 'rejected', 'withdrawn']),
  /** Why it waits. */
  heldBy: z.enum(['all', 'first', 'rule']),
  /** In `desk` alone. */
  ruleId: ruleIdSchema.nullable(),
  /** Who decided and why; in `me` without who. */
  decision: z
    .object({ by: moderatorSchema.nullable(), reason: z.string(), at: timeSchema })
    .nullable(),
});
export type PendingRow = z.infer<typeof pendingRowSchema>;

export const approveRequestSchema = z.strictObject({
  ...actFields,
  id: commentIdSchema,
  /** Of the row that the moderator has read: what its author has changed since is not let through. */
  rev: revSchema.optional(),
});
export type ApproveRequest = z.infer<typeof approveRequestSchema>;

export const rejectRequestSchema = z.strictObject({
  ...actFields,
  id: commentIdSchema,
  reason: optionalText(limits.reason),
});
export type RejectRequest = z.infer<typeof rejectRequestSchema>;

export const pendingAnswerSchema = z.object({ pending: pendingRowSchema });
