// Whom one may mean by the beginning of a name behind an `@`: asked of the cache as one types.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { namedMemberSchema } from '../protocol/acts.ts';
import { articleIdSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

/** So many are read before one types another letter. */
export const mostCandidates = 8;

export const mentionCandidateSchema = z.object({
  ...namedMemberSchema.shape,
  /** Has written in this thread. */
  here: z.boolean(),
});
export type MentionCandidate = z.infer<typeof mentionCandidateSchema>;

export const mentionCalls = {
  /**
   * The best first: those who wrote in the thread before others, and of these the latest where nothing is
   * typed yet. Case and accents do not matter; neither oneself nor whom one ignores is among them.
   */
  'mention.candidates': {
    request: z.strictObject({
      communityId: communityIdSchema,
      articleId: articleIdSchema,
      typed: z.string().max(2 * limits.memberName),
    }),
    answer: z.array(mentionCandidateSchema).max(mostCandidates),
  },
} as const;
