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
import { inCommunity } from './call-parts.ts';

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
  /** A moderator's own words for why the comment is removed, or not let through. */
  z.strictObject({ of: z.literal('removal'), commentId: commentIdSchema }),
  /** A moderator's own words for why the member is muted or banned. */
  z.strictObject({ of: z.literal('sanction'), memberId: memberIdSchema }),
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

/** `memberId`: the account for which it was typed, null for a guest; it may not be the present one any more. */
const onDraft = {
  ...inCommunity,
  memberId: memberIdSchema.nullable(),
  place: draftPlaceSchema,
};

export const draftCalls = {
  'draft.read': { request: z.strictObject(onDraft), answer: draftFieldsSchema.nullable() },
  /**
   * No fields forget the draft. On the disk when it is answered. Where something else stands there than
   * what it was typed over (`known`), both are kept, and answered as one; else the answer is null.
   */
  'draft.save': {
    request: z.strictObject({
      ...onDraft,
      fields: draftFieldsSchema,
      known: draftFieldsSchema.optional(),
      /** The window that saves it: the others are told. */
      viewId: z.uuid().optional(),
    }),
    answer: draftFieldsSchema.nullable(),
  },
} as const;

/** A draft was saved or forgotten; `viewId`: by that window, which knows. */
export const draftNoticeSchema = z.object({
  topic: z.literal('draft'),
  ...onDraft,
  viewId: z.uuid().nullable(),
});
