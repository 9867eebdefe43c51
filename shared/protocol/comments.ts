// Comments: posting, editing, removing and reacting. A removed comment is a row without a body.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { roleSchema } from './accounts.ts';
import { actFields, namedMemberSchema, reasonSchema } from './acts.ts';
import { reactions } from './closed-lists.ts';
import { articleIdSchema, commentIdSchema, memberIdSchema, revSchema, timeSchema } from './ids.ts';
import { commentBodySchema, optionalText } from './text.ts';

export const reactionSchema = z.enum(reactions);
export type Reaction = z.infer<typeof reactionSchema>;

export const authorSchema = z.object({
  id: memberIdSchema,
  name: z.string(),
  role: roleSchema,
});
export type Author = z.infer<typeof authorSchema>;

/** `hidden`: taken out of sight for moderators to look at; `removed`: gone. Neither carries its text. */
export const commentStateSchema = z.enum(['visible', 'pending', 'hidden', 'removed']);

export const removalSchema = z.object({
  by: z.enum(['author', 'moderator']),
  reason: z.string(),
});

export const commentRowSchema = z.object({
  kind: z.literal('comment'),
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  parentId: commentIdSchema.nullable(),
  /** What people cite, such as "2.1.4"; given at commit, never changed or reused. */
  number: z.string(),
  /** 1 for the thread's first comment, in commit order, gapless: "new since" is a comparison of two. */
  seq: z.int().positive(),
  author: authorSchema,
  /** Markdown; null once it was hidden or removed. */
  body: z.string().nullable(),
  createdAt: timeSchema,
  editedAt: timeSchema.nullable(),
  /** The revision of the article under which it was written. */
  articleRevision: z.int().positive(),
  state: commentStateSchema,
  /** Who hid or removed it and why; null while it can be read. */
  removal: removalSchema.nullable(),
  /** How many members chose each; reactions that nobody chose are left out. */
  reactions: z.partialRecord(reactionSchema, z.int().positive()),
  /** Whom its text calls by `@name`; left out where that is nobody. */
  mentions: z.array(namedMemberSchema).optional(),
});
export type CommentRow = z.infer<typeof commentRowSchema>;

/**
 * In the stream `feed`, so that it reaches whoever holds the comment in a thread that they do not
 * follow: its text is not to be shown any more, or again.
 */
export const revocationRowSchema = z.object({
  kind: z.literal('revocation'),
  /** The comment's id. */
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  /** The rev of the comment's row that says so: what is cached with a higher one is newer. */
  commentRev: revSchema,
  state: commentStateSchema.exclude(['pending']),
  removal: removalSchema.nullable(),
});
export type RevocationRow = z.infer<typeof revocationRowSchema>;

/** One's own reactions to one comment, as they stand in the stream `me`. */
export const ownReactionRowSchema = z.object({
  kind: z.literal('ownReaction'),
  /** The comment's id. */
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  reactions: z.array(reactionSchema),
});
export type OwnReactionRow = z.infer<typeof ownReactionRowSchema>;

/**
 * What the writer of a reply had seen when they wrote it. Not the parent's rev, which reactions move
 * as well.
 */
export const answeringSchema = z.strictObject({
  /** The parent's `editedAt`: each edit gives it a later one. */
  editedAt: timeSchema.nullable(),
  /** The server's time at which the writer's copy of the thread was last known to be as there. */
  asOf: timeSchema,
});
export type Answering = z.infer<typeof answeringSchema>;

export const postRequestSchema = z.strictObject({
  id: commentIdSchema,
  articleId: articleIdSchema,
  parentId: commentIdSchema.nullable(),
  body: commentBodySchema,
  /** Of a reply: with it the server refuses one whose parent is not as the writer saw it. */
  answering: answeringSchema.optional(),
});
export type PostRequest = z.infer<typeof postRequestSchema>;

export const editRequestSchema = z.strictObject({ id: commentIdSchema, body: commentBodySchema });
export type EditRequest = z.infer<typeof editRequestSchema>;

/** One's own, or anyone's by a moderator, who says why. */
export const removeRequestSchema = z.strictObject({
  ...actFields,
  id: commentIdSchema,
  reason: optionalText(limits.reason).optional(),
});
export type RemoveRequest = z.infer<typeof removeRequestSchema>;

export const hideRequestSchema = z.strictObject({
  ...actFields,
  id: commentIdSchema,
  reason: reasonSchema,
});
export type HideRequest = z.infer<typeof hideRequestSchema>;

export const restoreRequestSchema = z.strictObject({ ...actFields, id: commentIdSchema });
export type RestoreRequest = z.infer<typeof restoreRequestSchema>;

export const reactRequestSchema = z.strictObject({
  id: commentIdSchema,
  reaction: reactionSchema,
  on: z.boolean(),
});
export type ReactRequest = z.infer<typeof reactRequestSchema>;

export const commentAnswerSchema = z.object({ comment: commentRowSchema });
