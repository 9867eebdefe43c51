// One community that the app has joined: the line to it, the account used there and that account's
// replica. The only place where tokens are held.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DescribeAnswer, MemberRow, SessionAnswer } from '../../shared/protocol/accounts.ts';
import { type Answer, RequestRefused } from '../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../shared/protocol/events.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { createAttending } from './attending.ts';
import {
  type Cache,
  isCorruption,
  type OpenedCache,
  openCache,
  replaceCache,
} from './cache/database.ts';
import { carryDrafts } from './drafting.ts';
import { describeFailure, refusalOf } from './failure.ts';
import type { Keychain } from './keychain.ts';
import { createLine } from './line.ts';
import type { Notices } from './notices.ts';
import type { Registration, Registry } from './registry.ts';
import { createReplica, type Replica } from './replica.ts';
import { createServerClock } from './server-clock.ts';
import { createConnection } from './sync/connection.ts';
import { createDeviceConnections } from './sync/device-connections.ts';
import { communityView } from './views/community-view.ts';

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

export type CommunitySession = Awaited<ReturnType<typeof startSession>>;

/** Opens the cache, so that everything saved can be read, and begins to connect. */
export async function startSession(ports: SessionPorts) {
  const { keychain, notices, log } = ports;
  let { registration } = ports;
  const folder = join(ports.dataDir, registration.id);
  let token = ports.handedToken;
  let tokenKept = false;
  const line = createLine(notices.communities);
  /** Whom the server sees on the line that stands; null while there is none. */
  let described: DescribeAnswer | null = null;
  let closed = false;

  if (token === null && registration.account !== null) {
    token = await keychain.read(tokenKey(registration.account));
    tokenKept = token !== null;
  }

  const cachePath = (memberId = registration.account?.id ?? null) =>
    join(folder, `${memberId ?? 'guest'}.db`);
  let replica = replicaOf(openCache(cachePath()));

  const clock = createServerClock(() => void askTime());
  const connection = createConnection({
    url: registration.url,
    clientVersion: ports.clientVersion,
    token: () => token,
    connections: createDeviceConnections(registration.device, (device) =>
      guard(() => {
        registration = { ...registration, device };
        return ports.registry.put(registration);
      }),
    ),
    onConnected: () => guard(line.connected),
    onUp: (answer) => guard(() => up(answer)),
    onDown: () => guard(() => down(line.offline)),
    onRefused: (error) =>
      guard(() => {
        const isToken = error.code === 'unauthenticated' && token !== null;
        return isToken ? loseToken() : down(() => line.refused(error));
      }),
    onChanges: (changes) => guard(() => replica.takeChanges(changes)),
    onUnreadable: (stream) => guard(() => replica.missChanges(stream)),
    onNotice: (notice) => guard(() => (notice.code === 'signed_out' ? loseToken() : undefined)),
    onAttendance: (attendance) => guard(() => attending.take(attendance)),
    log,
  });
  const attending = createAttending({
    tell: (commentId) => void connection.request('desk.attend', { commentId }),
    onChange: () => notices.desk(registration.id),
  });
  connectAnew();

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
      url: registration.url,
      clientVersion: ports.clientVersion,
      account: registration.account,
      notices,
      send: (write) => connection.request(write.kind, write.request),
      markRead: (request) => connection.request('thread.markRead', request),
      openStream: (stream, after) => connection.request('sync.open', { stream, after }),
      closeStream: (stream) => void connection.request('sync.close', { stream }),
      onUnauthenticated: () => guard(loseToken),
      onRevoked: line.online,
      onStreamRefused(stream, error) {
        if (stream === 'feed') line.refused(error);
        else log(`the stream ${stream} is not given: ${error.code}`);
      },
      onFailure: (error) => failed(error),
      heardAt: () => Math.round(clock.now() - connection.silentMs()),
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
    clock.told(answer.now);
    if (answer.member === null && token !== null) return loseToken();
    if (answer.member !== null && answer.member.id !== registration.account?.id) {
      await switchAccount(answer.member);
      if (described !== answer) return;
    }
    goOnline(answer);
  }

  /** The line counts as online as soon as what was withheld meanwhile is known. */
  function goOnline(answer: DescribeAnswer): void {
    replica.takeRows(
      answer.member === null ? [answer.community] : [answer.community, answer.member],
    );
    replica.connected(answer.member !== null);
    attending.online();
    line.answered();
  }

  /** Without a line the next one tells. */
  async function askTime(): Promise<void> {
    const answer = await connection.request('community.describe', {});
    if (!answer.ok || closed) return;
    clock.told(answer.value.now);
    notices.communities();
    notices.desk(registration.id);
  }

  function down(tell: () => void): void {
    described = null;
    replica.disconnected();
    attending.offline();
    tell();
  }

  /** Drops the line and connects anew at once, with the present token. */
  function connectAnew(): void {
    down(line.connecting);
    connection.reconnect();
  }

  /** Asks on the line that stands, or that is just coming up. */
  async function ask<N extends RequestName>(
    name: N,
    request: RequestOf<N>,
  ): Promise<Answer<AnswerOf<N>>> {
    await line.untilAttempted();
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
    const wasGuest = registration.account === null;
    registration = { ...registration, account };
    const opened = replica.opened();
    if (wasGuest && account !== null) {
      const next = openCache(cachePath());
      carryDrafts(replica.db, next.db);
      replica.close();
      replica = replicaOf(next);
    } else {
      replica.close();
      replica = replicaOf(openCache(cachePath()));
    }
    if (account !== null) replica.takeRows([account]);
    replica.tellAll(opened);
    await ports.registry.put(registration);
  }

  async function enter(answer: Answer<SessionAnswer>): Promise<MemberRow> {
    if (!answer.ok) throw refusalOf(answer.error);
    const { member, token: given } = answer.value;
    token = given;
    tokenKept = await keychain.write(tokenKey(member), given);
    // The account's own cache may be an old one: nothing of it is shown before the server has spoken.
    line.connecting();
    await switchAccount(member);
    connectAnew();
    return member;
  }

  function closeAll(): void {
    if (closed) return;
    closed = true;
    connection.close();
    replica.close();
    line.close();
    clock.close();
  }

  /** Runs the work on the present replica; once more on a new one where the file was damaged. */
  function use<T>(work: (replica: Replica) => T): T {
    try {
      return work(replica);
    } catch (error) {
      if (!isCorruption(error)) throw error;
      rebuild(error.message);
      return work(replica);
    }
  }

  return {
    describe: (): Community =>
      communityView(replica, {
        registration,
        line: line.state(),
        needsSignIn: registration.account !== null && token === null,
        tokenKept,
        clockOffsetMs: clock.offsetMs(),
      }),

    use,

    /** Runs the work on the cache of this account, be it the present one or not; null is the guest's. */
    useCacheOf<T>(memberId: MemberId | null, work: (db: Cache) => T): T {
      if (memberId === (registration.account?.id ?? null)) return use(({ db }) => work(db));
      const path = cachePath(memberId);
      if (!existsSync(path)) {
        throw new RequestRefused('not_found', 'This account was never used on this device.');
      }
      const { db } = openCache(path);
      try {
        return work(db);
      } finally {
        db.close();
      }
    },

    /**
     * Runs the work on cached text. While the line is tried it waits until what was withheld meanwhile
     * is out of the cache, or the line has turned out to be down.
     */
    async read<T>(work: (replica: Replica) => T): Promise<T> {
      await line.untilReadable();
      if (closed) throw new RequestRefused('unavailable', 'This community is being closed.');
      return use(work);
    },

    /** Asks the server itself. */
    ask,
    attending,
    /** Epoch milliseconds by the server's clock. */
    serverNow: clock.now,

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
      line.connecting();
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
