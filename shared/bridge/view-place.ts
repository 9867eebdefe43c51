// Where a window's view stands, so that main can open it there again.
import { z } from 'zod';
import { articleIdSchema, commentIdSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const viewPlaceSchema = z.strictObject({
  communityId: communityIdSchema.nullable(),
  articleId: articleIdSchema.nullable(),
});
export type ViewPlace = z.infer<typeof viewPlaceSchema>;

/** Where one is in what is read: at a comment, or so many pixels down in the article. */
export const threadPlaceSchema = z.strictObject({
  commentId: commentIdSchema.nullable(),
  /** Those that stand around it, the nearest first: one of them is taken where it is gone. */
  near: z.array(commentIdSchema).max(40),
  /** Pixels from the top of what scrolls down to the comment. */
  offset: z.number(),
  scrollTop: z.number(),
});
export type ThreadPlace = z.infer<typeof threadPlaceSchema>;

export const nowhere: ViewPlace = { communityId: null, articleId: null };
