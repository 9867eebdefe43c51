// What the view asks when it searches this device, and what it is answered. Plain text and numbers: no
// Markdown and no markup passes here.
import { z } from 'zod';
import { articleIdSchema, commentIdSchema, timeSchema } from '../protocol/ids.ts';
import { communityIdSchema } from './community-id.ts';

export const searchKinds = ['all', 'articles', 'comments'] as const;

export const findRequestSchema = z.strictObject({
  /** Null: in all communities. */
  communityId: communityIdSchema.nullable(),
  /** As it is typed: words and "phrases". With no word in it an author or an article must be named. */
  text: z.string().max(500),
  kind: z.enum(searchKinds),
  /** The beginning of an author's name; null for anybody. Finds comments alone. */
  author: z.string().max(100).nullable(),
  articleId: articleIdSchema.nullable(),
  /** From this moment on, and before that one. */
  from: timeSchema.nullable(),
  to: timeSchema.nullable(),
  /** The `next` of the page before. */
  before: z.int().positive().nullable(),
});
export type FindRequest = z.infer<typeof findRequestSchema>;

/** Where marked words stand, in UTF-16 code units of the text. */
const marksSchema = z.array(z.object({ start: z.int(), end: z.int() }));
const excerptSchema = z.object({ text: z.string(), marks: marksSchema });

export const hitSchema = z.object({
  communityId: communityIdSchema,
  articleId: articleIdSchema,
  headline: excerptSchema,
  /** Null for the article itself. */
  commentId: commentIdSchema.nullable(),
  number: z.string().nullable(),
  /** The article's byline, or who wrote the comment. */
  author: z.string(),
  at: timeSchema,
  excerpt: excerptSchema,
});
export type Hit = z.infer<typeof hitSchema>;

export const findAnswerSchema = z.object({
  /** The newest first. */
  hits: z.array(hitSchema),
  /** Where to go on; null when all was looked at. A page may be short, or empty, and still go on. */
  next: z.int().positive().nullable(),
  /** Communities that may not be read yet: what was withheld meanwhile is still being asked for. */
  waiting: z.array(communityIdSchema),
});
export type FindAnswer = z.infer<typeof findAnswerSchema>;
