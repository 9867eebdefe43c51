// Who is there with the thread that is shown: asked of the engine while the thread is in sight, and kept
// nowhere. A window that cannot be seen reads nothing.
import { useEffect, useState } from 'react';
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { ThreadPresence } from '../../shared/bridge/presence.ts';
import { limits } from '../../shared/limits.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { engine, onChange } from '../bridge.ts';
import { viewId } from './view-id.ts';

const nobody: ThreadPresence = { readers: 0, typing: [] };

/** Tells that the thread is in sight, as long as it is; gives who else is there. */
export function usePresence(communityId: CommunityId, articleId: ArticleId): ThreadPresence {
  const [presence, setPresence] = useState(nobody);
  useEffect(() => {
    let ended = false;
    // What becomes of it shows in what is told, or not at all.
    const attend = () => {
      const thread = document.visibilityState === 'visible' ? { communityId, articleId } : null;
      void engine()['presence.attend']({ viewId, thread });
    };
    const read = async () => {
      const answer = await engine()['presence.read']({ communityId, articleId });
      if (!ended) setPresence(answer.ok ? answer.value : nobody);
    };
    const unfollow = onChange((notice) => {
      const isThis = notice.topic === 'presence' && notice.articleId === articleId;
      if (isThis && notice.communityId === communityId) void read();
      // All of the thread is to be read again: another engine may not know that it is in sight.
      if (notice.topic === 'thread' && notice.ids === null && notice.articleId === articleId)
        attend();
    });
    attend();
    void read();
    const again = setInterval(attend, limits.attendedMs / 2);
    document.addEventListener('visibilitychange', attend);
    return () => {
      ended = true;
      unfollow();
      clearInterval(again);
      document.removeEventListener('visibilitychange', attend);
      void engine()['presence.attend']({ viewId, thread: null });
    };
  }, [communityId, articleId]);
  return presence;
}
