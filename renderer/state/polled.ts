// What only the server knows at this moment, asked for again and again while it is shown, and kept nowhere.
import { useEffect, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';

/** What `read` answers, the same function each time; null until it was answered, and where there is no answer. */
export function usePolled<T>(
  communityId: CommunityId,
  everyMs: number,
  read: (communityId: CommunityId) => Promise<T | null>,
): T | null {
  const [known, setKnown] = useState<T | null>(null);
  useEffect(() => {
    let ended = false;
    const ask = async () => {
      const answer = await read(communityId);
      if (!ended) setKnown(answer);
    };
    void ask();
    const again = setInterval(() => void ask(), everyMs);
    return () => {
      ended = true;
      clearInterval(again);
    };
  }, [communityId, everyMs, read]);
  return known;
}
