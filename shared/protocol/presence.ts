// Who is there at this moment: how many read a thread, and who is writing in it. Told, never stored.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { namedMemberSchema } from './acts.ts';
import { articleIdSchema, commentIdSchema } from './ids.ts';

/** The threads that are in sight on this connection: all of them, in the place of those named before. */
export const attendThreadsRequestSchema = z.strictObject({
  articleIds: z.array(articleIdSchema).max(limits.attendedThreads),
});

export const presenceSchema = z.object({
  articleId: articleIdSchema,
  /** People, not connections; from a hundred on in round figures. The reader is one of them. */
  readers: z.int().nonnegative(),
  /** Those who have begun to write, the longest at it first; at most `limits.typingNames`. */
  typing: z.array(namedMemberSchema),
});
export type Presence = z.infer<typeof presenceSchema>;

/** Sent while one writes; it may be lost, and nothing answers it. */
export const typingSchema = z.strictObject({
  articleId: articleIdSchema,
  parentId: commentIdSchema.nullable(),
});
