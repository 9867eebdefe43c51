// A reply of one's own that was refused, beside what it answers: how that was when one wrote, and how it
// is now. Of a text that was withheld neither is kept.
import { z } from 'zod';
import { answeredChangeKindSchema } from '../protocol/answered-change.ts';
import { commentRowSchema } from '../protocol/comments.ts';

export const answeredSchema = z.object({
  ...commentRowSchema.pick({ number: true, author: true, state: true, removal: true }).shape,
  /** Why it was held. Empty where it was refused for something else, or all of it is undone by now. */
  what: z.array(answeredChangeKindSchema),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Answered = z.infer<typeof answeredSchema>;
