// That somebody was called by `@name` in a comment: it reaches them in whatever thread that stands.
import { z } from 'zod';
import { authorSchema } from './comments.ts';
import { articleIdSchema, commentIdSchema, revSchema, timeSchema } from './ids.ts';

/** As it stands in the stream `me` of whoever was called. Holds nothing of the comment's text. */
export const mentionRowSchema = z.object({
  kind: z.literal('mention'),
  /** The comment's id. */
  id: commentIdSchema,
  rev: revSchema,
  articleId: articleIdSchema,
  number: z.string(),
  seq: z.int().positive(),
  author: authorSchema,
  /** When they were called: an edit may do it later than the comment. */
  at: timeSchema,
  /** Whether they still are: not where the comment was edited or withheld since. */
  on: z.boolean(),
});
export type MentionRow = z.infer<typeof mentionRowSchema>;
