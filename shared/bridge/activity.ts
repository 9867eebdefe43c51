// How busy a thread was lately, for a picture of it: counts in steps of time, from the cache alone.
import { z } from 'zod';
import { articleIdSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const activitySchema = z.object({
  articleId: articleIdSchema,
  /** Comments in each step of `activitySpan`, the oldest first. */
  counts: z.array(z.int().nonnegative()),
  /** Comments in the last 24 hours. */
  lastDay: z.int().nonnegative(),
});
export type Activity = z.infer<typeof activitySchema>;

export const activityCalls = {
  /** Of these articles, those whose threads are whole on this device and were busy in that time. */
  'article.activity': {
    request: z.strictObject({
      communityId: communityIdSchema,
      articleIds: z.array(articleIdSchema).max(200),
    }),
    answer: z.array(activitySchema),
  },
} as const;
