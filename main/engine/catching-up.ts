// The calls of the screen that says what happened since one's last visit. From the cache alone.

import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';
import { caughtUpWith, type Most } from './views/catch-up-view.ts';

export function catchUpHandlers(
  sessionOf: (id: CommunityId) => CommunitySession,
): Pick<EngineHandlers, 'catchUp.read' | 'catchUp.done'> {
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
    'catchUp.done'({ communityId }) {
      sessionOf(communityId).use((replica) => replica.caughtUp());
      return null;
    },
  };
}
