// Comments: posting, editing, removing and reacting. A removed comment is a row without a body.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { roleSchema } from './accounts.ts';
import { articleIdSchema, commentIdSchema, memberIdSchema, revSchema, timeSchema } from './ids.ts';
import { commentBodySchema, optionalText } from './text.ts';

export const reactions = ['agree', 'thanks', 'funny'] as const;
export const reactionSchema = z.enum(reactions);
export type Reaction = z.infer<typeof reactionSchema>;

export const authorSchema = z.object({
  id: memberIdSchema,
  name: z.string(),
  role: roleSchema,
});
export type Author = z.infer<typeof authorSchema>;

export const commentStateSchema = z.enum(['visible', 'pending', 'hidden', 'removed']);

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
  /** Markdown; null once it was removed. */
  body: z.string().nullable(),
  createdAt: timeSchema,
  editedAt: timeSchema.nullable(),
  /** The revision of the article under which it was written. */
  articleRevision: z.int().positive(),
  state: commentStateSchema,
  /** Who removed it and why; null unless the state is `removed`. */
  removal: z.object({ by: z.enum(['author', 'moderator']), reason: z.string() }).nullable(),
  /** How many members chose each; reactions that nobody chose are left out. */
  reactions: z.partialRecord(reactionSchema, z.int().positive()),
});
export type CommentRow = z.infer<typeof commentRowSchema>;

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

export const postRequestSchema = z.strictObject({
  id: commentIdSchema,
  articleId: articleIdSchema,
  parentId: commentIdSchema.nullable(),
  body: commentBodySchema,
});
export type PostRequest = z.infer<typeof postRequestSchema>;

export const editRequestSchema = z.strictObject({ id: commentIdSchema, body: commentBodySchema });
export type EditRequest = z.infer<typeof editRequestSchema>;

export const removeRequestSchema = z.strictObject({
  id: commentIdSchema,
  reason: optionalText(limits.removalReason).optional(),
});
export type RemoveRequest = z.infer<typeof removeRequestSchema>;

export const reactRequestSchema = z.strictObject({
  id: commentIdSchema,
  reaction: reactionSchema,
  on: z.boolean(),
});
export type ReactRequest = z.infer<typeof reactRequestSchema>;

export const commentAnswerSchema = z.object({ comment: commentRowSchema });
