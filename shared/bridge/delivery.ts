// How far a write of one's own has come on its way to the server.
import { z } from 'zod';
import { wireErrorSchema } from '../protocol/errors.ts';

export const deliverySchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sent') }),
  z.object({ state: z.literal('waiting'), entryId: z.string() }),
  z.object({ state: z.literal('sending'), entryId: z.string() }),
  z.object({ state: z.literal('refused'), entryId: z.string(), error: wireErrorSchema }),
]);
export type Delivery = z.infer<typeof deliverySchema>;
