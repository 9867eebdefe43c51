// Who is there at this moment, as the view asks for it. Nothing of it stands in the cache.
import { z } from 'zod';
import { articleIdSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const threadPresenceSchema = z.object({
  /** People with the thread in sight, oneself too; 0 where that is not known. */
  readers: z.int().nonnegative(),
  /** Names of others who are writing. */
  typing: z.array(z.string()),
});
export type ThreadPresence = z.infer<typeof threadPresenceSchema>;

const thread = { communityId: communityIdSchema, articleId: articleIdSchema };

export const presenceCalls = {
  /** The thread that the view has in sight; null for none. To be said again within `limits.attendedMs`. */
  'presence.attend': {
    request: z.strictObject({ viewId: z.uuid(), thread: z.strictObject(thread).nullable() }),
    answer: z.object({}),
  },
  'presence.read': { request: z.strictObject(thread), answer: threadPresenceSchema },
  /** How many are connected to the community, as the server says; null where it cannot be asked. */
  'presence.here': {
    request: z.strictObject({ communityId: communityIdSchema }),
    answer: z.object({ present: z.int().nonnegative().nullable() }),
  },
} as const;
