// Articles, as the view asks for them and corrects them.
import { z } from 'zod';
import {
  articleRowSchema,
  publishRequestSchema,
  reviseRequestSchema,
} from '../protocol/articles.ts';
import { articleIdSchema } from '../protocol/ids.ts';
import { done, inCommunity, inThread } from './call-parts.ts';
import { deliverySchema } from './delivery.ts';
import { pictureSchema } from './pictures.ts';

/** How an article is kept on this device. */
const keptFields = {
  /** With its pictures, whatever else goes. */
  pinned: z.boolean(),
  followed: z.boolean(),
  /** Nothing that is addressed to the member there is told or counted. */
  quiet: z.boolean(),
  /** Whether its whole thread is here. */
  saved: z.boolean(),
};

export const articleItemSchema = z.object({
  ...keptFields,
  ...articleRowSchema.omit({ kind: true, rev: true, body: true, revisions: true, sources: true })
    .shape,
  /** Comments by others since this member last read the thread. */
  newCount: z.int(),
  /** Of these, replies to comments of this member and comments that call them. */
  newToYou: z.int(),
  /** False until this member has opened it once. */
  opened: z.boolean(),
  /** An article of one's own that waits to be published, or was refused. */
  delivery: deliverySchema,
});

export const articleSchema = z.object({
  ...articleRowSchema.omit({ kind: true, rev: true }).shape,
  /** Comments up to this `seq` were seen by this account, on whatever device. */
  seenSeq: z.int().nonnegative(),
  ...keptFields,
  /** Those of its published text. */
  pictures: z.array(pictureSchema),
  /** The revision that was read last here; null where that is not known. */
  seenRevision: z.int().positive().nullable(),
  delivery: deliverySchema,
});

export const articleCalls = {
  /** Newest activity first. */
  'article.list': { request: z.strictObject(inCommunity), answer: z.array(articleItemSchema) },
  'article.read': { request: z.strictObject(inThread), answer: articleSchema.nullable() },
  'article.publish': {
    request: publishRequestSchema.omit({ id: true }).extend(inCommunity),
    answer: z.object({ articleId: articleIdSchema }),
  },
  'article.revise': { request: reviseRequestSchema.extend(inCommunity), answer: done },
} as const;
