// Where a window's view stands, so that main can open it there again.
import { z } from 'zod';
import { articleIdSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const viewPlaceSchema = z.strictObject({
  communityId: communityIdSchema.nullable(),
  articleId: articleIdSchema.nullable(),
});
export type ViewPlace = z.infer<typeof viewPlaceSchema>;

export const nowhere: ViewPlace = { communityId: null, articleId: null };
