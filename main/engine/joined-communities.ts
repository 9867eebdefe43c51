// The communities that this app has joined, each with its session: started with the engine, joined and left,
// one at a time.
import { createHash, randomUUID } from 'node:crypto';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import type { Community, CommunityId, EngineAnswer } from '../../shared/bridge/engine-api.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import { parseAddress } from './address.ts';
import { type CommunitySession, startSession } from './community-session.ts';
import type { EngineOptions } from './engine.ts';
import { describeFailure, refusalOf } from './failure.ts';
import { firstToAnswer } from './joining.ts';
import type { Notices } from './notices.ts';
import { openRegistry, type Registration } from './registry.ts';

export function joinedCommunities(options: EngineOptions, notices: Notices) {
  const { dataDir, clientVersion, keychain, proxyFor, log } = options;
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
      proxyFor,
      log,
    });
    if (closed) session.close();
    else sessions.set(registration.id, session);
  }

  async function startAll(): Promise<void> {
    const handed = options.session;
    const handedUrl = handed === null ? null : new URL(handed.url).origin;
    if (handedUrl !== null && registry.list().every(({ url }) => url !== handedUrl)) {
      await registry
        .put(newRegistration(handedUrl))
        .catch((error: unknown) => log(`it is not remembered: ${describeFailure(error)}`));
    }
    for (const registration of registry.list()) {
      const token = registration.url === handedUrl ? (handed?.token ?? null) : null;
      // One cache that cannot be opened (a full disk, a folder without rights) stops no other.
      await start(registration, token).catch((error: unknown) =>
        log(`${registration.url} cannot be opened: ${describeFailure(error)}`),
      );
    }
  }

  function sessionOf(id: CommunityId): CommunitySession {
    const session = sessions.get(id);
    if (session === undefined) {
      throw new RequestRefused('not_found', 'This community is not here any more.');
    }
    return session;
  }

  /** Each community has one session, and its folder belongs to that. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = lastTurn.then(work);
    lastTurn = done.catch(() => undefined);
    return done;
  }

  return {
    sessions: sessions as ReadonlyMap<CommunityId, CommunitySession>,
    /** Never rejects. */
    started: startAll(),
    /** Throws `RequestRefused`. */
    sessionOf,

    list: (): Community[] =>
      registry.list().flatMap(({ id }) => sessions.get(id)?.describe() ?? []),

    async reorder(ids: readonly CommunityId[]): Promise<void> {
      await registry.reorder(ids);
      notices.communities();
    },

    /** Throws `RequestRefused`. */
    async join(typed: string): Promise<EngineAnswer<'community.add'>> {
      const address = parseAddress(typed);
      if (!address.ok) throw refusalOf(address.error);
      const { urls, invite } = address.value;
      const known = () => registry.list().find(({ url }) => urls.includes(url));
      await inTurn(async () => {
        const registered = known();
        // Its cache could not be opened as the app was started: perhaps it can be now.
        if (registered && !sessions.has(registered.id)) await start(registered, null);
      });
      const joined = known();
      if (joined !== undefined) return { community: sessionOf(joined.id).describe(), invite };
      const { url, described } = await firstToAnswer(urls, clientVersion, proxyFor, log);
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
    },

    /** Throws `RequestRefused`. */
    async leave(id: CommunityId): Promise<void> {
      await inTurn(async () => {
        const session = sessionOf(id);
        sessions.delete(id);
        await session.forget();
      });
      notices.communities();
    },

    close(): void {
      closed = true;
      for (const session of sessions.values()) session.close();
    },
  };
}

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
