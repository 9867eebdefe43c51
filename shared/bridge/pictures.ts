// The pictures of an article as the view knows them: which there are and how far each one is. The
// bytes themselves never cross the bridge; main serves them under a scheme of their own.
import { z } from 'zod';

/** Why a picture is never shown: where it lies, how large it is, or what it is. */
export const pictureRefusalSchema = z.enum(['address', 'size', 'type']);
export type PictureRefusal = z.infer<typeof pictureRefusalSchema>;

/** Names a stored picture: the hash of its address. */
export const pictureKeySchema = z.string().regex(/^[0-9a-f]{64}$/);

const place = {
  /** As it stands in the rendered text. */
  address: z.string(),
  key: pictureKeySchema,
};

export const pictureSchema = z.discriminatedUnion('state', [
  z.object({ ...place, state: z.literal('waiting') }),
  /** Pixels are null where the file does not say them in a way that is cheap to read. */
  z.object({
    ...place,
    state: z.literal('here'),
    width: z.int().positive().nullable(),
    height: z.int().positive().nullable(),
  }),
  /** Could not be fetched; it is tried again by itself. */
  z.object({ ...place, state: z.literal('failed') }),
  z.object({ ...place, state: z.literal('refused'), reason: pictureRefusalSchema }),
]);
export type Picture = z.infer<typeof pictureSchema>;
