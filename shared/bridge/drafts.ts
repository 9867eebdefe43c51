// What is being typed and not sent: in which form it stands, and what it holds. The engine keeps it as
// one types; nothing of it goes over the wire.
import { z } from 'zod';
import {
  actIdSchema,
  articleIdSchema,
  commentIdSchema,
  memberIdSchema,
  ruleIdSchema,
} from '../protocol/ids.ts';

/** The form in which one types. */
export const draftPlaceSchema = z.discriminatedUnion('of', [
  /** A comment on the article, or a reply to one of its comments. */
  z.strictObject({
    of: z.literal('comment'),
    articleId: articleIdSchema,
    parentId: commentIdSchema.nullable(),
  }),
  z.strictObject({ of: z.literal('edit'), commentId: commentIdSchema }),
  z.strictObject({ of: z.literal('report'), commentId: commentIdSchema }),
  z.strictObject({ of: z.literal('appeal'), sanctionId: actIdSchema }),
  /** A moderator's answer to an appeal. */
  z.strictObject({ of: z.literal('answer'), sanctionId: actIdSchema }),
  /** A moderator's note on a member. */
  z.strictObject({ of: z.literal('note'), memberId: memberIdSchema }),
  /** A correction of the article; a new article where it is null. */
  z.strictObject({ of: z.literal('article'), articleId: articleIdSchema.nullable() }),
  /** A moderator's rule; a new one where it is null. */
  z.strictObject({ of: z.literal('rule'), ruleId: ruleIdSchema.nullable() }),
]);
export type DraftPlace = z.infer<typeof draftPlaceSchema>;

/** What was typed, by the form's own names; a form of one field calls it `text`. Of any form: half a word too. */
export const draftFieldsSchema = z
  .record(z.string().max(40), z.string().max(200_000))
  .refine((fields) => Object.keys(fields).length <= 20);
export type DraftFields = z.infer<typeof draftFieldsSchema>;
