// One community that the app has joined: the line to it, the account used there and that account's
// replica. The only place where tokens are held.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Community, Line } from '../../shared/bridge/engine-api.ts';
import type { DescribeAnswer, MemberRow, SessionAnswer } from '../../shared/protocol/accounts.ts';
import type { Answer, WireError } from '../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../shared/protocol/events.ts';
import { isCorruption, type OpenedCache, openCache, replaceCache } from './cache/database.ts';
import { readCommunity } from './cache/members.ts';
import { wholeAt } from './cache/streams.ts';
import { describeFailure, refusalOf } from './failure.ts';
import type { Keychain } from './keychain.ts';
import type { Notices } from './notices.ts';
import { countEntries } from './outbox/entries.ts';
import type { Registration, Registry } from './registry.ts';
import { createReplica, type Replica } from './replica.ts';
import { createConnection } from './sync/connection.ts';

export type SessionPorts = {
  registration: Registration;
  registry: Registry;
  /** The folder of all caches. */
  dataDir: string;
  clientVersion: string;
  /** A token handed over for this run alone; null to look in the keychain. */
  handedToken: string | null;
  keychain: Keychain;
  notices: Notices;
  log: (line: string) => void;
};

/** The line without what the cache knows of it. */
type LineState =
  | { state: 'connecting' }
  | { state: 'online' }
  | { state: 'offline' }
  | { state: 'refused'; error: WireError };

export type CommunitySession = Awaited<ReturnType<typeof startSession>>;

/** Opens the cache, so that everything saved can be read, and begins to connect. */
export async function startSession(ports: SessionPorts) {
  const { keychain, notices, log } = ports;
  let { registration } = ports;
  const folder = join(ports.dataDir, registration.id);
  let token = ports.handedToken;
  let tokenKept = false;
  let line: LineState = { state: 'connecting' };
  /** Whom the server sees on the line that stands; null while there is none. */
  let described: DescribeAnswer | null = null;
  /** Those who wait until the attempt to connect has ended one way or the other. */
  const waiting = new Set<() => void>();
  let closed = false;

  if (token === null && registration.account !== null) {
    token = await keychain.read(tokenKey(registration.account));
    tokenKept = token !== null;
  }

  const cachePath = () => join(folder, `${registration.account?.id ?? 'guest'}.db`);
  let replica = replicaOf(openCache(cachePath()));

  const connection = createConnection({
    url: registration.url,
    clientVersion: ports.clientVersion,
    token: () => token,
    onUp: (answer) => guard(() => up(answer)),
    onDown: () => guard(() => down({ state: 'offline' })),
    onRefused: (error) =>
      guard(() => {
        const isToken = error.code === 'unauthenticated' && token !== null;
        return isToken ? loseToken() : down({ state: 'refused', error });
      }),
    onChanges: (changes) => guard(() => replica.takeChanges(changes)),
    onUnreadable: (stream) => guard(() => replica.missChanges(stream)),
    onNotice: (notice) => guard(() => (notice.code === 'signed_out' ? loseToken() : undefined)),
    log,
  });
  connection.reconnect();

  function replicaOf(opened: OpenedCache): Replica {
    if (opened.putAside !== null) {
      const { path, reason } = opened.putAside;
      log(
        `the cache could not be used (${reason}); it was put aside as ${path} and is built again`,
      );
    }
    return createReplica({
      db: opened.db,
      communityId: registration.id,
      account: registration.account,
      notices,
      send: (write) => connection.request(write.kind, write.request),
      openStream: (stream, after) => connection.request('sync.open', { stream, after }),
      closeStream: (stream) => void connection.request('sync.close', { stream }),
      onUnauthenticated: () => guard(loseToken),
      onStreamRefused(stream, error) {
        if (stream === 'feed') setLine({ state: 'refused', error });
        else log(`the stream ${stream} is not given: ${error.code}`);
      },
      onFailure: (error) => failed(error),
    });
  }

  /** What goes wrong in answer to the network is mended or logged: there is nobody to throw to. */
  function guard(work: () => void | Promise<void>): void {
    if (closed) return;
    try {
      work()?.catch(failed);
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown): void {
    if (closed) return;
    if (isCorruption(error)) rebuild(error.message);
    else log(describeFailure(error));
  }

  /** The cache file turned out to be damaged: a new one is built from the server. */
  function rebuild(reason: string): void {
    const opened = replica.opened();
    try {
      replica.close();
    } catch (error) {
      // A last mark could not be written to the damaged file.
      log(describeFailure(error));
    }
    replica = replicaOf(replaceCache(cachePath(), reason));
    if (described !== null) goOnline(described);
    replica.tellAll(opened);
  }

  async function up(answer: DescribeAnswer): Promise<void> {
    described = answer;
    if (answer.member === null && token !== null) return loseToken();
    if (answer.member !== null && answer.member.id !== registration.account?.id) {
      await switchAccount(answer.member);
      if (described !== answer) return;
    }
    goOnline(answer);
  }

  function goOnline(answer: DescribeAnswer): void {
    setLine({ state: 'online' });
    replica.takeRows(
      answer.member === null ? [answer.community] : [answer.community, answer.member],
    );
    replica.connected(answer.member !== null);
  }

  function down(to: LineState): void {
    described = null;
    replica.disconnected();
    setLine(to);
  }

  function setLine(to: LineState): void {
    if (to.state === line.state && to.state !== 'refused') return;
    line = to;
    notices.communities();
    if (to.state === 'connecting') return;
    for (const resume of waiting) resume();
    waiting.clear();
  }

  /** Drops the line and connects anew at once, with the present token. */
  function connectAnew(): void {
    down({ state: 'connecting' });
    connection.reconnect();
  }

  /** Asks on the line that stands, or that is just coming up. */
  async function ask<N extends RequestName>(
    name: N,
    request: RequestOf<N>,
  ): Promise<Answer<AnswerOf<N>>> {
    if (line.state === 'connecting') await new Promise<void>((resume) => waiting.add(resume));
    return connection.request(name, request);
  }

  function tokenKey(account: { id: string }): string {
    return `${registration.id}/${account.id}`;
  }

  /** The server does not know the token any more: reading goes on as for a guest, writes wait. */
  async function loseToken(): Promise<void> {
    if (token === null) return;
    const { account } = registration;
    const wasKept = tokenKept;
    token = null;
    tokenKept = false;
    connectAnew();
    if (account !== null && wasKept) await keychain.remove(tokenKey(account));
  }

  /** Changes to the account's own cache file, or to the guest's. */
  async function switchAccount(account: MemberRow | null): Promise<void> {
    registration = { ...registration, account };
    const opened = replica.opened();
    replica.close();
    replica = replicaOf(openCache(cachePath()));
    if (account !== null) replica.takeRows([account]);
    replica.tellAll(opened);
    await ports.registry.put(registration);
  }

  async function enter(answer: Answer<SessionAnswer>): Promise<MemberRow> {
    if (!answer.ok) throw refusalOf(answer.error);
    const { member, token: given } = answer.value;
    token = given;
    tokenKept = await keychain.write(tokenKey(member), given);
    await switchAccount(member);
    connectAnew();
    return member;
  }

  function lineToShow(): Line {
    if (line.state === 'connecting' || line.state === 'online') return line;
    return { ...line, savedAt: wholeAt(replica.db) };
  }

  function closeAll(): void {
    if (closed) return;
    closed = true;
    connection.close();
    replica.close();
    for (const resume of waiting) resume();
  }

  return {
    describe(): Community {
      return {
        id: registration.id,
        url: registration.url,
        community: readCommunity(replica.db),
        member: replica.member(),
        needsSignIn: registration.account !== null && token === null,
        tokenKept,
        line: lineToShow(),
        ...countEntries(replica.db),
      };
    },

    /** Runs the work on the present replica; once more on a new one where the file was damaged. */
    use<T>(work: (replica: Replica) => T): T {
      try {
        return work(replica);
      } catch (error) {
        if (!isCorruption(error)) throw error;
        rebuild(error.message);
        return work(replica);
      }
    },

    /** Tries the line again now instead of at the next turn. */
    reconnect: connectAnew,

    /** Throws `RequestRefused`. */
    register: async (request: RequestOf<'account.register'>) =>
      enter(await ask('account.register', request)),

    /** Throws `RequestRefused`. */
    signIn: async (request: RequestOf<'account.signIn'>) =>
      enter(await ask('account.signIn', request)),

    /** Throws `RequestRefused` while the server cannot be told: the token would live on. */
    async signOut(): Promise<void> {
      const { account } = registration;
      if (account === null) return;
      const held = token;
      if (held !== null) {
        // Set first, so that the server's notice is not taken for a sign-out elsewhere.
        token = null;
        const answer = await ask('account.signOut', {});
        if (!answer.ok && answer.error.code !== 'unauthenticated') {
          token = held;
          throw refusalOf(answer.error);
        }
      }
      await keychain.remove(tokenKey(account));
      tokenKept = false;
      await switchAccount(null);
      connectAnew();
    },

    close: closeAll,

    /** Closes and deletes everything that is kept of the community here. */
    async forget(): Promise<void> {
      closeAll();
      if (registration.account !== null) await keychain.remove(tokenKey(registration.account));
      await ports.registry.remove(registration.id);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
