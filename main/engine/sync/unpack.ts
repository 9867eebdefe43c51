// Packed pages of `sync.open`, as they come in at the door: expanded, and their columns turned into
// rows again. Believes nothing of them: what is too large is refused before it is expanded, and what
// comes out is still to be parsed.
import { brotliDecompressSync } from 'node:zlib';
import { limits } from '../../../shared/limits.ts';
import { packedAnswerSchema, unpackedAnswer } from '../../../shared/protocol/packed-page.ts';

/**
 * The answer as it is without packing; what is not packed as it came. At once, so that changes that
 * are pushed after a page do not overtake it.
 * @throws where it cannot be expanded within the limit.
 */
export function unpacked(raw: unknown): unknown {
  const answer = packedAnswerSchema.safeParse(raw);
  if (!answer.success) return raw;
  const text = brotliDecompressSync(answer.data.packed, {
    maxOutputLength: limits.packedPageBytes,
  }).toString();
  return unpackedAnswer(text);
}
