// Whether the server lets this account, or this guest, read here at all. Its last word stands, without a
// line too: who may not read is told nothing any more of what is withheld either, so nothing of what is
// kept is shown. Deletes nothing: it is all there again when the server gives it again.
import type { WireError } from '../../shared/protocol/errors.ts';
import type { Cache } from './cache/database.ts';
import { fromReserve } from './cache/room.ts';
import { isFeedBarred, markFeedBarred } from './cache/streams.ts';

export function createBarring(db: Cache, onChange: () => void) {
  let barred = isFeedBarred(db);

  function set(to: boolean): void {
    if (barred === to) return;
    barred = to;
    onChange();
    fromReserve(db, () => markFeedBarred(db, to));
  }

  return {
    isBarred: () => barred,
    feedRefused({ code }: WireError): void {
      if (code === 'unauthenticated' || code === 'banned' || code === 'forbidden') set(true);
    },
    feedGiven: () => set(false),
  };
}
