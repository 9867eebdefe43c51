// The id of a community that this app has joined.
import { z } from 'zod';
import { communityIdForm } from '../protocol/id-form.ts';

/** Names one community that this app has joined; made by the engine, meaningless elsewhere. */
export const communityIdSchema = z.string().regex(communityIdForm).brand<'CommunityId'>();
