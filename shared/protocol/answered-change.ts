// What became of a comment between the writing of a reply to it and the reply's arrival. With it goes the
// parent as it is, never the text of one that was withheld.
import { z } from 'zod';
import { commentRowSchema } from './comments.ts';
import { timeSchema } from './ids.ts';

export const answeredChanges = ['edited', 'hidden', 'removed', 'muted', 'banned'] as const;
export const answeredChangeKindSchema = z.enum(answeredChanges);
export type AnsweredChangeKind = z.infer<typeof answeredChangeKindSchema>;

export const answeredChangeSchema = z.object({
  /** `muted` and `banned` are of its author; several may have come together. */
  what: z.array(answeredChangeKindSchema).nonempty(),
  /** The server's time of this answer: whoever has read it knows of all that was before. */
  asOf: timeSchema,
  /** The parent as it is now; a client that has stored it in its place keeps no second one here. */
  comment: commentRowSchema.optional(),
});
export type AnsweredChange = z.infer<typeof answeredChangeSchema>;
