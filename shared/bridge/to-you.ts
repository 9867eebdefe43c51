// What is addressed to this member: replies to their comments and comments that call them by name. The
// one source for notifications and for whatever counts them.
import { z } from 'zod';
import { articleIdSchema, commentIdSchema, memberIdSchema, timeSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const toYouSchema = z.object({
  commentId: commentIdSchema,
  articleId: articleIdSchema,
  headline: z.string(),
  /** A reply that also calls them is a reply. */
  why: z.enum(['reply', 'mention']),
  number: z.string(),
  author: z.object({ id: memberIdSchema, name: z.string() }),
  at: timeSchema,
  /** The beginning of its text; null where this device does not have the comment yet. */
  line: z.string().nullable(),
});
export type ToYou = z.infer<typeof toYouSchema>;

/** No more than these are answered at once. */
export const mostToYou = 500;

export const toYouCalls = {
  /**
   * What the member has not seen yet, on whatever device, the newest first; `ids`: of these comments alone.
   * What was withheld meanwhile, or is by somebody whom they ignore, is not among it.
   */
  'toYou.read': {
    request: z.strictObject({
      communityId: communityIdSchema,
      ids: z.array(commentIdSchema).max(mostToYou).nullable(),
    }),
    answer: z.array(toYouSchema),
  },
  /** How many of these there are in each community, as far as this device knows. */
  'toYou.count': {
    request: z.strictObject({}),
    answer: z.array(
      z.object({
        communityId: communityIdSchema,
        count: z.int(),
        /** Whether there is an article that was not opened yet, or anything new in a thread that was. */
        hasNews: z.boolean(),
      }),
    ),
  },
} as const;

/**
 * Comments that are addressed to the member have come; each is told once on this device, and none that
 * was written before the account was used here.
 */
export const toYouNoticeSchema = z.object({
  topic: z.literal('toYou'),
  communityId: communityIdSchema,
  ids: z.array(commentIdSchema),
});
