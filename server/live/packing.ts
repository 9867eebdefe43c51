// Packs large pages for the clients that take them so: in turns and, where it compresses, beside the
// event loop. Small pages stay as they are, for packing them would cost more than it spares.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { limits } from '../../shared/limits.ts';
import { type PackedAnswer, packedParts } from '../../shared/protocol/packed-page.ts';
import type { OpenAnswer } from '../../shared/protocol/sync.ts';

/** Characters below which a page goes out plain. */
const SMALL_PAGE = 8_000;

// Brotli and not zstd: it knows prose, and every runtime of the app has it.
const compress = promisify(brotliCompress);
const settings = {
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // The next higher one takes half as long again and spares a thirtieth.
    [constants.BROTLI_PARAM_QUALITY]: 4,
  },
};

export async function packed(answer: OpenAnswer): Promise<OpenAnswer | PackedAnswer> {
  let text = '';
  for (const part of packedParts(answer)) {
    text += part;
    await nextTurn();
  }
  if (text.length < SMALL_PAGE) return answer;
  const bytes = Buffer.from(text);
  // Of one enormous row, or of more than a client would expand.
  if (bytes.length > limits.packedPageBytes) return answer;
  return { packed: await compress(bytes, settings) };
}
