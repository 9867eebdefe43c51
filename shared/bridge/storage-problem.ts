// What is wrong with keeping things on this device, for the one place that says so.
import { z } from 'zod';

export const storageProblemSchema = z.discriminatedUnion('kind', [
  /**
   * What was saved could not be used and is loaded anew; until the member has understood.
   * `complete`: whether all that stood here alone was carried over.
   */
  z.object({
    kind: z.literal('replaced'),
    why: z.enum(['newer', 'damaged', 'unreadable']),
    complete: z.boolean(),
  }),
  /** No room: what the server gives is not stored until there is some. What is written still is. */
  z.object({ kind: z.literal('full') }),
  /** Nothing can be stored at all: what is read and written is there until the app is closed. */
  z.object({ kind: z.literal('nowhere') }),
]);
export type StorageProblem = z.infer<typeof storageProblemSchema>;
