// Reports of comments, what members do for themselves (ignore), and what moderators know of a member.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { roleSchema } from './accounts.ts';
import { actFields, actSchema, moderatorSchema, namedMemberSchema, reasonSchema } from './acts.ts';
import { authorSchema, commentStateSchema } from './comments.ts';
import {
  articleIdSchema,
  commentIdSchema,
  memberIdSchema,
  noteIdSchema,
  revSchema,
  ruleIdSchema,
  timeSchema,
} from './ids.ts';
import { optionalText, writtenText } from './text.ts';

export const reportRequestSchema = z.strictObject({
  id: commentIdSchema,
  reason: reasonSchema,
  note: optionalText(limits.reportNote).optional(),
});
export type ReportRequest = z.infer<typeof reportRequestSchema>;

export const dismissRequestSchema = z.strictObject({
  ...actFields,
  /** The comment whose reports are dismissed. */
  id: commentIdSchema,
  reason: optionalText(limits.reason).optional(),
});
export type DismissRequest = z.infer<typeof dismissRequestSchema>;

/** All reports of one comment, as they stand in the stream `desk`. */
export const reportRowSchema = z.object({
  kind: z.literal('report'),
  /** The comment's id. */
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  number: z.string(),
  author: authorSchema,
  /** As it is now; null once it was removed. A hidden comment keeps it here. */
  body: z.string().nullable(),
  commentState: commentStateSchema.exclude(['pending']),
  createdAt: timeSchema,
  /** Oldest first; at most the first hundred. */
  reports: z.array(
    z.object({
      /** Null where a rule has reported it. */
      by: namedMemberSchema.nullable(),
      ruleId: ruleIdSchema.nullable(),
      reason: z.string(),
      note: z.string(),
      at: timeSchema,
    }),
  ),
  reportCount: z.int().nonnegative(),
  /** What was decided; null while it is open. A report that comes later opens it again. */
  decision: z.object({ act: actSchema, by: moderatorSchema, at: timeSchema }).nullable(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

/** One's own report of a comment and what came of it, as it stands in the stream `me`. */
export const ownReportRowSchema = z.object({
  kind: z.literal('ownReport'),
  /** The comment's id. */
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  reason: z.string(),
  at: timeSchema,
  outcome: z.enum(['open', 'acted', 'dismissed']),
});
export type OwnReportRow = z.infer<typeof ownReportRowSchema>;

/** Somebody whom this account does not want to read, as it stands in the stream `me`. */
export const ignoredRowSchema = z.object({
  kind: z.literal('ignored'),
  id: memberIdSchema,
  rev: revSchema,
  name: z.string(),
  on: z.boolean(),
});
export type IgnoredRow = z.infer<typeof ignoredRowSchema>;

export const ignoreRequestSchema = z.strictObject({ memberId: memberIdSchema, on: z.boolean() });
export type IgnoreRequest = z.infer<typeof ignoreRequestSchema>;
export const ignoreAnswerSchema = z.object({ ignored: ignoredRowSchema });

/** A private note of the moderators about a member, as it stands in the stream `desk`. */
export const noteRowSchema = z.object({
  kind: z.literal('note'),
  id: noteIdSchema,
  rev: revSchema,
  memberId: memberIdSchema,
  by: moderatorSchema,
  at: timeSchema,
  /** Null once it was deleted. */
  text: z.string().nullable(),
});
export type NoteRow = z.infer<typeof noteRowSchema>;

export const addNoteRequestSchema = z.strictObject({
  id: noteIdSchema,
  memberId: memberIdSchema,
  text: writtenText(limits.note),
});
export type AddNoteRequest = z.infer<typeof addNoteRequestSchema>;
export const deleteNoteRequestSchema = z.strictObject({ id: noteIdSchema });
export const noteAnswerSchema = z.object({ note: noteRowSchema });

/** What the server counts of a member; their mutes, removals and notes stand in `desk`. */
export const describeMemberRequestSchema = z.strictObject({ memberId: memberIdSchema });
export const describeMemberAnswerSchema = z.object({
  member: z.object({
    ...namedMemberSchema.shape,
    role: roleSchema,
    joinedAt: timeSchema,
    commentCount: z.int().nonnegative(),
    /** Removed or hidden by moderators. */
    withheldCount: z.int().nonnegative(),
    /** Reports by others of their comments. */
    reportCount: z.int().nonnegative(),
  }),
});

/** The text of a comment that was hidden or removed: asked for when needed, and kept nowhere. */
export const examineRequestSchema = z.strictObject({ id: commentIdSchema });
export const examineAnswerSchema = z.object({ body: z.string().nullable() });

/** Which comment of the desk a moderator is on; null when on none. Forgotten with the connection. */
export const attendRequestSchema = z.strictObject({ commentId: commentIdSchema.nullable() });
/** Who is on what, pushed to those who follow the desk. */
export const attendanceSchema = z.object({
  moderators: z.array(z.object({ ...namedMemberSchema.shape, commentId: commentIdSchema })),
});
export type Attendance = z.infer<typeof attendanceSchema>;
