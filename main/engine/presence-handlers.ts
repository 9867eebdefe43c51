// Who is there, as the view asks for it: a thread is in sight in one community at a time.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';
import { ignoredMembers } from './views/community-view.ts';

export function presenceHandlers(
  sessionOf: (id: CommunityId) => CommunitySession,
  sessions: ReadonlyMap<CommunityId, CommunitySession>,
): Pick<EngineHandlers, 'presence.attend' | 'presence.read' | 'presence.here'> {
  return {
    'presence.attend'({ viewId, thread }) {
      for (const [id, session] of sessions) {
        session.presences.attend(viewId, thread?.communityId === id ? thread.articleId : null);
      }
      return {};
    },
    'presence.read'({ communityId, articleId }) {
      const { use, presences } = sessionOf(communityId);
      return use((replica) => {
        if (replica.isBarred()) return { readers: 0, typing: [] };
        const without = ignoredMembers(replica.db).map(({ id }) => id);
        const myself = replica.member();
        return presences.in(articleId, myself === null ? without : [...without, myself.id]);
      });
    },
    async 'presence.here'({ communityId }) {
      const answer = await sessionOf(communityId).ask('community.describe', {});
      return { present: answer.ok ? answer.value.present : null };
    },
  };
}
