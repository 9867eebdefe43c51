// Finds on this device what a link names: the community by its server's host, the comment by its
// number. Asks no server: what is not here may come with the line, and is then found by asking again.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import { leadsTo } from '../../shared/links.ts';
import { threadStream } from '../../shared/protocol/sync.ts';
import { hasArticle } from './cache/articles.ts';
import { commentIdByNumber } from './cache/comments.ts';
import { streamPlace } from './cache/streams.ts';
import type { CommunitySession } from './community-session.ts';
import type { EngineHandlers } from './door.ts';

const nothing = { isHere: false, commentId: null, isWhole: false };

export function linkHandlers(
  sessions: ReadonlyMap<CommunityId, CommunitySession>,
): Pick<EngineHandlers, 'link.find'> {
  return {
    async 'link.find'({ host, articleId, number }) {
      const found = [...sessions].find(([, session]) => leadsTo({ host }, session.url()));
      if (found === undefined) return { ...nothing, communityId: null };
      const [communityId, session] = found;
      if (articleId === null) return { ...nothing, communityId };
      return session.read(({ db, isBarred, isLive }) => {
        const isHere = !isBarred() && hasArticle(db, articleId);
        const commentId =
          isHere && number !== null ? commentIdByNumber(db, articleId, number) : null;
        const isWhole = isLive(articleId) && streamPlace(db, threadStream(articleId)).complete;
        return { communityId, isHere, commentId, isWhole };
      });
    },
  };
}
