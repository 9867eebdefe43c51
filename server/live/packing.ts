// Packs large pages for the clients that take them so. Small ones stay as they are, for packing them
// would cost more than it spares.
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { limits } from '../../shared/limits.ts';
import { type PackedAnswer, packedText } from '../../shared/protocol/packed-page.ts';
import type { OpenAnswer } from '../../shared/protocol/sync.ts';

/** Characters below which a page goes out plain. */
const SMALL_PAGE = 8_000;

// Brotli and not zstd: it knows prose, and every runtime of the app has it.
const compress = promisify(brotliCompress);
const settings = {
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // The next lower one takes two thirds of the time and sends a thirtieth more.
    [constants.BROTLI_PARAM_QUALITY]: 5,
  },
};

/** Turns a page into text in one go: call it where nobody waits for this thread. */
export async function packed(answer: OpenAnswer): Promise<OpenAnswer | PackedAnswer> {
  const text = packedText(answer);
  if (text.length < SMALL_PAGE) return answer;
  const bytes = Buffer.from(text);
  // Of one enormous row, or of more than a client would expand.
  if (bytes.length > limits.packedPageBytes) return answer;
  return { packed: new Uint8Array(await compress(bytes, settings)) };
}
