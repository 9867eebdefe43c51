// How busy the community was in the last hours, for moderators: counts in steps of time, of nobody in
// particular.
import { z } from 'zod';
import { timeSchema } from './ids.ts';

const counts = z.array(z.int().nonnegative());

export const deskActivitySchema = z.object({
  /** When the last step ends, by the server's clock. */
  until: timeSchema,
  stepMs: z.int().positive(),
  /** The oldest step first; each as long as the others. */
  comments: counts,
  reports: counts,
  mutes: counts,
});
export type DeskActivity = z.infer<typeof deskActivitySchema>;
