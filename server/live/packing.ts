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
/** Characters that are turned into text in one go. */
const TEXT_OF_TURN = 50_000;

// Brotli and not zstd: it knows prose, and every runtime of the app has it.
const compress = promisify(brotliCompress);
const settings = {
  params: {
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    // The next lower one takes two thirds of the time and sends a thirtieth more.
    [constants.BROTLI_PARAM_QUALITY]: 5,
  },
};

export async function packed(answer: OpenAnswer): Promise<OpenAnswer | PackedAnswer> {
  const parts: string[] = [];
  let length = 0;
  let ofTurn = TEXT_OF_TURN;
  for (const part of packedParts(answer)) {
    // Before the first one too: the page was read in this turn, and that is enough for one.
    if (ofTurn >= TEXT_OF_TURN) {
      await nextTurn();
      ofTurn = 0;
    }
    parts.push(part);
    length += part.length;
    ofTurn += part.length;
  }
  if (length < SMALL_PAGE) return answer;
  await nextTurn();
  const bytes = Buffer.from(parts.join(''));
  // Of one enormous row, or of more than a client would expand.
  if (bytes.length > limits.packedPageBytes) return answer;
  return { packed: await compress(bytes, settings) };
}
