// The calls about what is kept on this device: each routed to its community.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';

type Name =
  | Extract<keyof EngineHandlers, `storage.${string}`>
  | 'thread.pin'
  | 'thread.follow'
  | 'thread.quiet';

export function keepingHandlers(
  sessionOf: (id: CommunityId) => CommunitySession,
): Pick<EngineHandlers, Name> {
  return {
    'storage.read': ({ communityId }) =>
      sessionOf(communityId).readArticles(async ({ keeping, isBarred }) => {
        const storage = await keeping.read();
        // Headlines are text too.
        return isBarred() ? { ...storage, largest: [] } : storage;
      }),
    'storage.preview': ({ communityId, limitBytes }) =>
      sessionOf(communityId).use(({ keeping }) => keeping.preview(limitBytes)),
    'storage.set'({ communityId, ...choice }) {
      sessionOf(communityId).use(({ keeping }) => keeping.set(choice));
      return null;
    },
    async 'storage.clear'({ communityId }) {
      await sessionOf(communityId).use(({ keeping }) => keeping.clear());
      return null;
    },
    'thread.pin'({ communityId, articleId, on }) {
      sessionOf(communityId).use((replica) => {
        replica.expectArticle(articleId);
        replica.keeping.pin(articleId, on);
      });
      return null;
    },
    'thread.quiet'({ communityId, articleId, on }) {
      sessionOf(communityId).use((replica) => {
        replica.expectArticle(articleId);
        replica.keeping.quiet(articleId, on);
      });
      return null;
    },
    'thread.follow'({ communityId, articleId, on }) {
      sessionOf(communityId).use((replica) => {
        replica.expectArticle(articleId);
        replica.keeping.follow(articleId, on);
      });
      return null;
    },
  };
}
