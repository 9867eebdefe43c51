// The engine: everything that the app knows and does without a window. Routes each call to the
// community that it names. Knows no Electron; runs in any Node process.
import type {
  ChangeNotice,
  CommunityId,
  EngineAnswer,
  EngineCallName,
} from '../../shared/bridge/engine-api.ts';
import { type Answer, RequestRefused, type WireError } from '../../shared/protocol/errors.ts';
import { readPicture, type StoredPicture } from './cache/pictures.ts';
import { catchUpHandlers } from './catching-up.ts';
import { answerCall, type EngineHandlers } from './door.ts';
import { draftHandlers } from './drafting.ts';
import { describeFailure } from './failure.ts';
import { joinedCommunities } from './joined-communities.ts';
import { keepingHandlers } from './keeping-handlers.ts';
import type { Keychain } from './keychain.ts';
import { linkHandlers } from './linking.ts';
import { mentionCandidates } from './mentioning.ts';
import type { HandedSession } from './messages.ts';
import { moderationHandlers } from './moderation-handlers.ts';
import { createNotices } from './notices.ts';
import { presenceHandlers } from './presence-handlers.ts';
import {
  findMembers,
  listArticles,
  noteSeen,
  openThread,
  readActivity,
  readArticle,
  readComments,
  readThreadPage,
} from './reading.ts';
import type { Replica } from './replica.ts';
import { find } from './search/find.ts';
import type { ProxyFor } from './sync/proxy-agent.ts';
import {
  discardWrite,
  editComment,
  ignoreMember,
  postComment,
  publishArticle,
  reactToComment,
  removeComment,
  reportComment,
  retryWrite,
  reviseArticle,
  rewriteWrite,
  writeAppeal,
} from './writing.ts';

export type EngineOptions = {
  /** The folder of the caches; made if missing. */
  dataDir: string;
  clientVersion: string;
  /** An account for this run alone. */
  session: HandedSession | null;
  keychain: Keychain;
  onChange: (notice: ChangeNotice) => void;
  /** Which proxy the system has for an address; left out where none is ever used. */
  proxyFor?: ProxyFor;
  /** Lines for the standard error; never a comment's text or a token. */
  log: (line: string) => void;
};

export type Engine = {
  /** Never rejects. */
  call<N extends EngineCallName>(name: N, request: unknown): Promise<Answer<EngineAnswer<N>>>;
  /** A picture from the cache, or null where it is not here. Never rejects. */
  picture(communityId: CommunityId, key: string): Promise<StoredPicture | null>;
  /** Ends every line and closes the caches. */
  close(): Promise<void>;
};

export function createEngine(options: EngineOptions): Engine {
  const { log } = options;
  const notices = createNotices(options.onChange);
  const communities = joinedCommunities(options, notices);
  const { sessions, sessionOf, started } = communities;
  let closed = false;

  function change(id: CommunityId, work: (replica: Replica) => void): null {
    sessionOf(id).use(work);
    return null;
  }

  const handlers: EngineHandlers = {
    'community.list': communities.list,
    async 'community.reorder'({ ids }) {
      await communities.reorder(ids);
      return null;
    },
    'community.add': ({ address }) => communities.join(address),
    async 'community.forget'({ communityId }) {
      await communities.leave(communityId);
      return null;
    },
    'community.understandStorage'({ communityId }) {
      sessionOf(communityId).understandStorage();
      return null;
    },
    'community.reconnect'({ communityId }) {
      sessionOf(communityId).reconnect();
      return null;
    },
    'account.register': ({ communityId, ...request }) => sessionOf(communityId).register(request),
    'account.signIn': ({ communityId, ...request }) => sessionOf(communityId).signIn(request),
    async 'account.signOut'({ communityId }) {
      await sessionOf(communityId).signOut();
      return null;
    },

    'article.list': ({ communityId }) => sessionOf(communityId).readArticles(listArticles),
    'article.activity': ({ communityId, articleIds }) =>
      sessionOf(communityId).readArticles((replica) => readActivity(replica, articleIds)),
    'article.read': ({ communityId, articleId }) =>
      sessionOf(communityId).readArticles((replica) => readArticle(replica, articleId)),
    'article.publish': ({ communityId, ...article }) => ({
      articleId: sessionOf(communityId).use((replica) => publishArticle(replica, article)),
    }),
    'article.revise': ({ communityId, ...request }) =>
      change(communityId, (replica) => reviseArticle(replica, request)),

    'thread.open': ({ communityId, articleId, at = null }) =>
      sessionOf(communityId).read((replica) => openThread(replica, articleId, at)),
    'thread.rest': ({ communityId, articleId, after }) =>
      sessionOf(communityId).read((replica) => readThreadPage(replica, articleId, after)),
    'thread.comments': ({ communityId, articleId, ids }) =>
      sessionOf(communityId).read((replica) => readComments(replica, articleId, ids)),
    'thread.seen': ({ communityId, articleId, seq }) =>
      change(communityId, (replica) => noteSeen(replica, articleId, seq)),

    'mention.candidates': ({ communityId, articleId, typed }) =>
      sessionOf(communityId).read((replica) =>
        replica.isBarred() ? [] : mentionCandidates(replica.db, replica.viewer(), articleId, typed),
      ),
    'comment.post': ({ communityId, ...post }) => ({
      commentId: sessionOf(communityId).use((replica) => postComment(replica, post)),
    }),
    'comment.edit': ({ communityId, commentId: id, body }) =>
      change(communityId, (replica) => editComment(replica, { id, body })),
    'comment.remove'({ communityId, commentId: id, reason }) {
      const request = reason === undefined ? { id } : { id, reason };
      const actId = sessionOf(communityId).use((replica) => removeComment(replica, request));
      return actId === null ? null : { actId };
    },
    'comment.react': ({ communityId, commentId: id, reaction, on }) =>
      change(communityId, (replica) => reactToComment(replica, { id, reaction, on })),
    'comment.report': ({ communityId, commentId: id, ...report }) =>
      change(communityId, (replica) => reportComment(replica, { id, ...report })),
    'member.find': ({ communityId, name }) =>
      sessionOf(communityId).read((replica) => findMembers(replica, name)),
    'member.ignore': ({ communityId, ...request }) =>
      change(communityId, (replica) => ignoreMember(replica, request)),
    'appeal.write': ({ communityId, ...request }) =>
      change(communityId, (replica) => writeAppeal(replica, request)),

    'outbox.retry': ({ communityId, entryId }) =>
      change(communityId, (replica) => retryWrite(replica, entryId)),
    'outbox.discard': ({ communityId, entryId }) =>
      sessionOf(communityId).use((replica) => discardWrite(replica, entryId)),
    'outbox.rewrite': ({ communityId, entryId, body }) =>
      change(communityId, (replica) => rewriteWrite(replica, entryId, body)),

    ...catchUpHandlers(sessionOf, sessions),
    ...draftHandlers(sessionOf, notices),
    ...keepingHandlers(sessionOf),
    ...presenceHandlers(sessionOf, sessions),
    ...linkHandlers(sessions),
    'search.find': (request) => {
      const { communityId: id } = request;
      return find(id === null ? sessions : new Map([[id, sessionOf(id)]]), request);
    },

    ...moderationHandlers(sessionOf),
  };

  return {
    async call(name, request) {
      await started;
      if (closed) return { ok: false, error: closing };
      return answerCall(handlers, name, request, log);
    },
    async picture(communityId, key) {
      await started;
      try {
        return closed
          ? null
          : await sessionOf(communityId).readArticles(({ db, isBarred }) =>
              isBarred() ? null : readPicture(db, key),
            );
      } catch (error) {
        if (!(error instanceof RequestRefused)) log(`a picture: ${describeFailure(error)}`);
        return null;
      }
    },
    async close() {
      await started;
      closed = true;
      communities.close();
      notices.close();
    },
  };
}

const closing: WireError = { code: 'unavailable', message: 'Parley is closing.' };
