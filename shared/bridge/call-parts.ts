// What many calls of the engine take and give.
import { z } from 'zod';
import { actIdSchema, articleIdSchema, commentIdSchema, memberIdSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const inCommunity = { communityId: communityIdSchema };
export const inThread = { ...inCommunity, articleId: articleIdSchema };
export const onComment = { ...inCommunity, commentId: commentIdSchema };
export const onMember = { ...inCommunity, memberId: memberIdSchema };
export const done = z.null();
/** What `act.undo` takes back. */
export const acted = z.object({ actId: actIdSchema });
