// The id of a community that this app has joined. In a file of its own, so that the view can check one
// without carrying the schemas of the whole bridge.
import { z } from 'zod';

/** Names one community that this app has joined; made by the engine, meaningless elsewhere. */
export const communityIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,80}$/)
  .brand<'CommunityId'>();
