// The calls that say what happened since one's last visit, and what is addressed to oneself. From the
// cache alone.

import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { hasNews } from './cache/articles.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';
import { countToYou, toYou } from './telling-you.ts';
import { caughtUpWith, type Most } from './views/catch-up-view.ts';

export function catchUpHandlers(
  sessionOf: (id: CommunityId) => CommunitySession,
  sessions: ReadonlyMap<CommunityId, CommunitySession>,
): Pick<EngineHandlers, 'catchUp.read' | 'catchUp.done' | 'toYou.read' | 'toYou.count'> {
  return {
    // Waits until what was withheld meanwhile is out of the cache, as each reading of comments does.
    'catchUp.read': ({ communityId, most }) =>
      sessionOf(communityId).read((replica) =>
        caughtUpWith(
          replica.db,
          replica.viewer(),
          replica.isBarred() ? null : replica.visits.since(),
          most as Most,
        ),
      ),
    'toYou.read': ({ communityId, ids }) =>
      sessionOf(communityId).read((replica) =>
        replica.isBarred() ? [] : toYou(replica.db, replica.viewer(), ids),
      ),
    'toYou.count': () =>
      [...sessions].map(([communityId, session]) => ({
        communityId,
        ...session.use((replica) =>
          replica.isBarred()
            ? { count: 0, hasNews: false }
            : {
                count: countToYou(replica.db, replica.viewer()),
                hasNews: hasNews(replica.db),
              },
        ),
      })),
    'catchUp.done'({ communityId }) {
      sessionOf(communityId).use((replica) => replica.caughtUp());
      return null;
    },
  };
}
