// What is held for approval before it is seen. Imported by the rows that say so; imports none of them.
import { z } from 'zod';
import { limits } from '../limits.ts';

/** Besides what a rule catches. Moderators' own comments are never held. */
export const holdingSchema = z.discriminatedUnion('hold', [
  z.strictObject({ hold: z.literal('none') }),
  z.strictObject({ hold: z.literal('all') }),
  /** A member's first so many comments in the community. */
  z.strictObject({ hold: z.literal('first'), first: z.int().min(1).max(limits.holdFirst) }),
]);
export type Holding = z.infer<typeof holdingSchema>;
