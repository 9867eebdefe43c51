// Articles: what is published, corrected, and opened or closed for discussion.
import { z } from 'zod';
import { limits } from '../limits.ts';
import { actFields } from './acts.ts';
import { holdingSchema } from './approval.ts';
import { discussionModes } from './closed-lists.ts';
import { articleIdSchema, revSchema, timeSchema } from './ids.ts';
import { linkSchema, optionalText, writtenText } from './text.ts';

export const discussionModeSchema = z.enum(discussionModes);
export type DiscussionMode = z.infer<typeof discussionModeSchema>;

export const sourceSchema = z.object({
  name: z.string(),
  url: z.string().optional(),
});
export type Source = z.infer<typeof sourceSchema>;

/** One correction: what the named fields said before it. */
export const revisionSchema = z.object({
  /** 2 for the first correction: the article as published is revision 1. */
  revision: z.int().min(2),
  at: timeSchema,
  note: z.string(),
  before: z.object({
    headline: z.string().optional(),
    deck: z.string().optional(),
    body: z.string().optional(),
    byline: z.string().optional(),
    sources: z.array(sourceSchema).optional(),
  }),
});
export type Revision = z.infer<typeof revisionSchema>;

export const articleRowSchema = z.object({
  kind: z.literal('article'),
  id: articleIdSchema,
  rev: revSchema,
  headline: z.string(),
  /** Empty where there is none, as are `byline` and `sources`. */
  deck: z.string(),
  /** Markdown. */
  body: z.string(),
  byline: z.string(),
  sources: z.array(sourceSchema),
  publishedAt: timeSchema,
  revisedAt: timeSchema.nullable(),
  /** Oldest first. */
  revisions: z.array(revisionSchema),
  mode: discussionModeSchema,
  /** Seconds between two comments of one member; 0 unless the mode is `slow`. */
  slowSeconds: z.int().nonnegative(),
  /** What waits for approval here; null for what the community says. */
  holding: holdingSchema.nullable(),
  /** Comments that can be read; removed ones do not count. */
  commentCount: z.int().nonnegative(),
  /** The `seq` of the newest comment, removed ones included: what is new to somebody counts from it. */
  lastSeq: z.int().nonnegative(),
  lastCommentAt: timeSchema.nullable(),
});
export type ArticleRow = z.infer<typeof articleRowSchema>;

const sourceRequestSchema = z.strictObject({
  name: writtenText(limits.sourceName),
  url: linkSchema.optional(),
});

const articleFields = {
  headline: writtenText(limits.headline),
  deck: optionalText(limits.deck),
  body: writtenText(limits.articleBody),
  byline: optionalText(limits.byline),
  sources: z.array(sourceRequestSchema).max(limits.sources),
};

export const publishRequestSchema = z.strictObject({
  id: articleIdSchema,
  headline: articleFields.headline,
  body: articleFields.body,
  deck: articleFields.deck.optional(),
  byline: articleFields.byline.optional(),
  sources: articleFields.sources.optional(),
});
export type PublishRequest = z.infer<typeof publishRequestSchema>;

export const reviseRequestSchema = z.strictObject({
  id: articleIdSchema,
  headline: articleFields.headline.optional(),
  body: articleFields.body.optional(),
  deck: articleFields.deck.optional(),
  byline: articleFields.byline.optional(),
  sources: articleFields.sources.optional(),
  note: optionalText(limits.revisionNote).optional(),
  /** The revision that its writer had before them. What was corrected since is not written over. */
  onto: z.int().positive().optional(),
});
export type ReviseRequest = z.infer<typeof reviseRequestSchema>;

export const setDiscussionRequestSchema = z
  .strictObject({
    ...actFields,
    id: articleIdSchema,
    mode: discussionModeSchema,
    slowSeconds: z.int().min(limits.slowSecondsMin).max(limits.slowSeconds).optional(),
  })
  .refine((request) => (request.mode === 'slow') === (request.slowSeconds !== undefined), {
    path: ['slowSeconds'],
    message: 'goes with the mode "slow" alone',
  });
export type SetDiscussionRequest = z.infer<typeof setDiscussionRequestSchema>;

export const articleAnswerSchema = z.object({ article: articleRowSchema });
