// The engine: everything that the app knows and does without a window. Routes each call to the
// community that it names. Knows no Electron; runs in any Node process.
import { createHash, randomUUID } from 'node:crypto';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import type {
  ChangeNotice,
  CommunityId,
  EngineAnswer,
  EngineCallName,
} from '../../shared/bridge/engine-api.ts';
import { type Answer, RequestRefused, type WireError } from '../../shared/protocol/errors.ts';
import { parseAddress } from './address.ts';
import { readPicture, type StoredPicture } from './cache/pictures.ts';
import { catchUpHandlers } from './catching-up.ts';
import { type CommunitySession, startSession } from './community-session.ts';
import { answerCall, type EngineHandlers } from './door.ts';
import { draftHandlers } from './drafting.ts';
import { describeFailure, refusalOf } from './failure.ts';
import { firstToAnswer } from './joining.ts';
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
import { openRegistry, type Registration } from './registry.ts';
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
  const { dataDir, clientVersion, keychain, log } = options;
  const notices = createNotices(options.onChange);
  const registry = openRegistry(dataDir, log);
  const sessions = new Map<CommunityId, CommunitySession>();
  let closed = false;
  let lastTurn = Promise.resolve();

  async function start(registration: Registration, handedToken: string | null): Promise<void> {
    const session = await startSession({
      registration,
      registry,
      dataDir,
      clientVersion,
      handedToken,
      keychain,
      notices,
      proxyFor: options.proxyFor,
      log,
    });
    if (closed) session.close();
    else sessions.set(registration.id, session);
  }

  async function startAll(): Promise<void> {
    const handed = options.session;
    const handedUrl = handed === null ? null : new URL(handed.url).origin;
    if (handedUrl !== null && registry.list().every(({ url }) => url !== handedUrl)) {
      await registry.put(newRegistration(handedUrl));
    }
    for (const registration of registry.list()) {
      const token = registration.url === handedUrl ? (handed?.token ?? null) : null;
      // One cache that cannot be opened (a full disk, a folder without rights) stops no other.
      await start(registration, token).catch((error: unknown) =>
        log(`${registration.url} cannot be opened: ${describeFailure(error)}`),
      );
    }
  }

  const started = startAll();

  function sessionOf(id: CommunityId): CommunitySession {
    const session = sessions.get(id);
    if (session === undefined) {
      throw new RequestRefused('not_found', 'This community is not here any more.');
    }
    return session;
  }

  function change(id: CommunityId, work: (replica: Replica) => void): null {
    sessionOf(id).use(work);
    return null;
  }

  async function addCommunity(typed: string): Promise<EngineAnswer<'community.add'>> {
    const address = parseAddress(typed);
    if (!address.ok) throw refusalOf(address.error);
    const { urls, invite } = address.value;
    await lastTurn;
    const known = registry.list().find(({ url }) => urls.includes(url));
    if (known !== undefined) return { community: sessionOf(known.id).describe(), invite };
    const { url, described } = await firstToAnswer(urls, clientVersion, options.proxyFor, log);
    const registration = newRegistration(url);
    await inTurn(async () => {
      // Another window was faster.
      if (sessions.has(registration.id)) return;
      await registry.put(registration);
      await start(registration, null);
      sessionOf(registration.id).use((replica) => replica.takeRows([described.community]));
    });
    notices.communities();
    return { community: sessionOf(registration.id).describe(), invite };
  }

  /** One joins or leaves at a time: each community has one session, and its folder belongs to that. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = lastTurn.then(work);
    lastTurn = done.catch(() => undefined);
    return done;
  }

  const handlers: EngineHandlers = {
    'community.list': () => registry.list().flatMap(({ id }) => sessions.get(id)?.describe() ?? []),
    async 'community.reorder'({ ids }) {
      await registry.reorder(ids);
      notices.communities();
      return null;
    },
    'community.add': ({ address }) => addCommunity(address),
    async 'community.forget'({ communityId }) {
      await inTurn(async () => {
        const session = sessionOf(communityId);
        sessions.delete(communityId);
        await session.forget();
      });
      notices.communities();
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
      for (const session of sessions.values()) session.close();
      notices.close();
    },
  };
}

const closing: WireError = { code: 'unavailable', message: 'Parley is closing.' };

// Made from the address, so that a community that is added again finds its caches again.
function newRegistration(url: string): Registration {
  const name = new URL(url).host.replace(/[^a-z0-9]+/g, '-').slice(0, 60);
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 10);
  return {
    id: communityIdSchema.parse(`${name}-${hash}`),
    url,
    identity: null,
    account: null,
    clockOffsetMs: 0,
    device: randomUUID(),
  };
}
