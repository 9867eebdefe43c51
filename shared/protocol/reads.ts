// How far a member has read each thread: it follows the account to every device. Known to nobody else.
import { z } from 'zod';
import { articleIdSchema, revSchema, timeSchema } from './ids.ts';

/** As it stands in the stream `me`. */
export const readRowSchema = z.object({
  kind: z.literal('read'),
  /** The article's id. */
  id: articleIdSchema,
  rev: revSchema,
  /** Comments up to this `seq` were seen; 0 for a thread that was opened and no more. Never moves back. */
  seq: z.int().nonnegative(),
  /** When the mark moved last. */
  at: timeSchema,
});
export type ReadRow = z.infer<typeof readRowSchema>;

export const markReadRequestSchema = z.strictObject({
  articleId: articleIdSchema,
  seq: z.int().nonnegative(),
});
export type MarkReadRequest = z.infer<typeof markReadRequestSchema>;
export const markReadAnswerSchema = z.object({ read: readRowSchema });
