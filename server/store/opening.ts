// What `sync.open` answers of a stream, as it is at one moment: a page, and for the feed what was
// withheld meanwhile. Who may read it is asked elsewhere.
import type { RevocationRow } from '../../shared/protocol/comments.ts';
import { type Page, readPage } from './pages.ts';
import { withheldAfter } from './revocations.ts';
import type { ReadHandle } from './schema.ts';
import { type StoredStream, streamHead } from './streams.ts';

/**
 * All that was withheld up to `upTo` was told on a connection, last with the page up to `pageTo`:
 * whoever asks from before that page has not heard it.
 */
export type RevocationsTold = { upTo: number; pageTo: number };

export type Opening = {
  page: Page;
  /** Of the feed alone: all of it up to the rev `upTo`. */
  withheld: { rows: RevocationRow[]; upTo: number } | null;
};

export async function readOpening(
  db: ReadHandle,
  stream: StoredStream,
  after: number,
  told: RevocationsTold | null,
): Promise<Opening> {
  return {
    page: await readPage(db, stream, after),
    withheld: stream === 'feed' ? await untold(db, after, told) : null,
  };
}

/**
 * What was withheld after the cursor and is still, of which the connection was not told before: so that
 * a reader who pages through years of a feed is told once.
 */
async function untold(
  db: ReadHandle,
  after: number,
  told: RevocationsTold | null,
): Promise<{ rows: RevocationRow[]; upTo: number }> {
  const head = await streamHead(db, 'feed');
  // A cursor beyond the head comes from another database: any text may have been withheld here.
  const from = after > head ? 0 : after;
  const isContinued = told !== null && told.pageTo <= from;
  // Who begins has no text of before.
  const since = isContinued ? Math.max(from, told.upTo) : after === 0 ? head : from;
  return { rows: await withheldAfter(db, since), upTo: head };
}
