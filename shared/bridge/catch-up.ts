// What happened in a community since a member was there last: one answer for one screen. Holds no text
// of a comment that was withheld.
import { z } from 'zod';
import { articleIdSchema, commentIdSchema, timeSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

/** In the order in which they are shown. */
export const catchUpSections = [
  'replies',
  'own',
  'articles',
  'corrections',
  'threads',
  'removed',
] as const;
export type CatchUpSection = (typeof catchUpSections)[number];

/** How many of a section an answer holds where not asked for more, and at most. */
export const catchUpPage = 20;
export const mostCaughtUp = 500;

const inArticle = { articleId: articleIdSchema, headline: z.string() };

/** The beginning of a comment that can be read. */
export const commentLineSchema = z.object({
  commentId: commentIdSchema,
  number: z.string(),
  author: z.string(),
  at: timeSchema,
  line: z.string(),
});
export type CommentLine = z.infer<typeof commentLineSchema>;

const textsSchema = z.object({
  headline: z.string().optional(),
  deck: z.string().optional(),
  body: z.string().optional(),
});
export type ChangedTexts = z.infer<typeof textsSchema>;

/** What became of a comment of one's own; `waiting` still waits for approval. */
const ownFateSchema = z.enum(['removed', 'hidden', 'approved', 'rejected', 'waiting']);

const sections = {
  /** Threads in which somebody has answered or called this member; the newest of it, the latest first. */
  replies: z.object({
    ...inArticle,
    count: z.int().positive(),
    /** How many of them are no answers but call the member by name. */
    mentionCount: z.int().nonnegative(),
    /** The oldest of them, to go to. */
    firstId: commentIdSchema,
    lines: z.array(commentLineSchema),
  }),
  own: z.object({
    ...inArticle,
    commentId: commentIdSchema,
    /** Null while it was never published. */
    number: z.string().nullable(),
    fate: ownFateSchema,
    reason: z.string(),
  }),
  /** Published since, and not opened yet. */
  articles: z.object({
    ...inArticle,
    deck: z.string(),
    publishedAt: timeSchema,
    commentCount: z.int().nonnegative(),
  }),
  /** Corrected since this member has read it. The texts that differ, as read and as they are now. */
  corrections: z.object({
    ...inArticle,
    at: timeSchema,
    notes: z.array(z.string()),
    before: textsSchema,
    after: textsSchema,
  }),
  /** Threads that were opened before and have comments that this account has not seen. */
  threads: z.object({
    ...inArticle,
    count: z.int().positive(),
    lines: z.array(commentLineSchema),
  }),
  /** How many comments of the thread were withheld since, and which: their text is nowhere. */
  removed: z.object({
    ...inArticle,
    count: z.int().positive(),
    numbers: z.array(z.string()),
    /** The first of them, to go to. */
    commentId: commentIdSchema,
  }),
} as const;

function sectionOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    /** How many there are, shown or not. */
    total: z.int().nonnegative(),
  });
}

export const catchUpSchema = z.object({
  /** The end of the last visit, by the server's clock; null where there was none. */
  since: timeSchema.nullable(),
  replies: sectionOf(sections.replies),
  own: sectionOf(sections.own),
  articles: sectionOf(sections.articles),
  corrections: sectionOf(sections.corrections),
  threads: sectionOf(sections.threads),
  removed: sectionOf(sections.removed),
});
export type CatchUp = z.infer<typeof catchUpSchema>;
export type CatchUpItem<S extends CatchUpSection> = CatchUp[S]['items'][number];

const place = { communityId: communityIdSchema };

export const catchUpCalls = {
  /** From the cache. `most`: how many of each section, where not as many as usual. */
  'catchUp.read': {
    request: z.strictObject({
      ...place,
      most: z.partialRecord(z.enum(catchUpSections), z.int().min(1).max(mostCaughtUp)),
    }),
    answer: catchUpSchema,
  },
  /** The member has seen what happened: from now on it is another visit. */
  'catchUp.done': { request: z.strictObject(place), answer: z.null() },
} as const;
