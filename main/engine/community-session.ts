// One community that the app has joined: the line to it, the account used there and that account's
// replica.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { DescribeAnswer } from '../../shared/protocol/accounts.ts';
import { type Answer, RequestRefused } from '../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../shared/protocol/events.ts';
import type { ArticleId, CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { createAccountInUse } from './account-in-use.ts';
import { createAttending } from './attending.ts';
import type { Cache } from './cache/database.ts';
import { readCommunity } from './cache/members.ts';
import type { Keychain } from './keychain.ts';
import { createLine } from './line.ts';
import type { Notices } from './notices.ts';
import { createPresences } from './presences.ts';
import { holdRegistration, type Registration, type Registry } from './registry.ts';
import { createReplica, type Replica } from './replica.ts';
import { createReplicaInUse } from './replica-in-use.ts';
import { createSessionTime } from './session-time.ts';
import { holdToken } from './session-token.ts';
import { createStorage } from './storage.ts';
import { createConnection } from './sync/connection.ts';
import { createDeviceConnections } from './sync/device-connections.ts';
import type { ProxyFor } from './sync/proxy-agent.ts';
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
  proxyFor: ProxyFor | undefined;
  log: (line: string) => void;
};

export type CommunitySession = Awaited<ReturnType<typeof startSession>>;

/** Opens the cache, so that everything saved can be read, and begins to connect. */
export async function startSession(ports: SessionPorts) {
  const { keychain, notices, log } = ports;
  const { id, url } = ports.registration;
  const registration = holdRegistration(ports.registry, ports.registration);
  const folder = join(ports.dataDir, id);
  const token = await holdToken(keychain, ports.registration, ports.handedToken);
  const line = createLine(notices.communities);
  /** Whom the server sees on the line that stands; null while there is none. */
  let described: DescribeAnswer | null = null;
  let closed = false;

  const storage = createStorage({
    folder,
    onChange: notices.communities,
    onRoom: () => guard(() => (described === null ? undefined : goOnline(described))),
    log,
  });
  const clock = createSessionTime({
    registration,
    describe: () => connection.request('community.describe', {}),
    onMoved() {
      notices.communities();
      notices.desk(id);
    },
    onFailure: failed,
  });
  const inUse = createReplicaInUse({
    storage,
    replicaOf,
    accountId,
    onReplaced() {
      if (described !== null) goOnline(described);
    },
    log,
  });

  const connection = createConnection({
    url,
    clientVersion: ports.clientVersion,
    token: token.current,
    identity: () => registration.now().identity,
    proxyFor: ports.proxyFor,
    connections: createDeviceConnections(ports.registration.device, (device) =>
      guard(() => registration.change({ device })),
    ),
    onConnected: () => guard(line.connected),
    onUp: (answer) => guard(() => up(answer)),
    onDown: () => guard(() => down(line.offline)),
    onRefused: (error) =>
      guard(() => {
        const isToken = error.code === 'unauthenticated' && token.current() !== null;
        return isToken ? account.loseToken() : down(() => line.refused(error));
      }),
    onChanges: (changes) => guard(() => inUse.current().takeChanges(changes)),
    onUnreadable: (stream) => guard(() => inUse.current().missChanges(stream)),
    onNotice: (notice) =>
      guard(() => (notice.code === 'signed_out' ? account.loseToken() : undefined)),
    onAttendance: (attendance) => guard(() => attending.take(attendance)),
    onPresence: (presence) => guard(() => presences.take(presence)),
    log,
  });
  const attending = createAttending({
    tell: (commentId) => void connection.request('desk.attend', { commentId }),
    onChange: () => notices.desk(id),
  });
  const presences = createPresences({
    attend: (articleIds) => void connection.request('presence.attend', { articleIds }),
    onChange: (articleId) => notices.presence(id, articleId),
  });
  const account = createAccountInUse({
    registration,
    token,
    inUse,
    onConnecting: line.connecting,
    connectAnew,
    isSeenAsGuest: () => described !== null && described.member === null,
    ask,
  });
  connectAnew();

  function accountId(): MemberId | null {
    return registration.now().account?.id ?? null;
  }

  function replicaOf(db: Cache): Replica {
    return createReplica({
      db,
      communityId: id,
      url,
      clientVersion: ports.clientVersion,
      account: registration.now().account,
      notices,
      send: (write) => connection.request(write.kind, write.request),
      markRead: (request) => connection.request('thread.markRead', request),
      openStream: (stream, after) => connection.request('sync.open', { stream, after }),
      closeStream: (stream) => void connection.request('sync.close', { stream }),
      inSight: () => presences.inSight(),
      onUnauthenticated: () => guard(account.loseToken),
      onRevoked: line.online,
      onStreamRefused(stream, error) {
        if (stream === 'feed') line.refused(error);
        else log(`the stream ${stream} is not given: ${error.code}`);
      },
      onFailure: (error) => failed(error),
      now: clock.now,
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
    if (!closed) inUse.mend(error);
  }

  async function up(answer: DescribeAnswer): Promise<void> {
    described = answer;
    if (registration.now().identity === null) {
      registration.change({ identity: answer.identity }).catch(failed);
    }
    clock.heard(answer.now);
    storage.prune(clock.now());
    if (answer.member === null && token.current() !== null) return account.loseToken();
    if (answer.member !== null && answer.member.id !== accountId()) {
      await account.change(answer.member);
      if (described !== answer) return;
    }
    goOnline(answer);
  }

  /** The line counts as online as soon as what was withheld meanwhile is known. */
  function goOnline(answer: DescribeAnswer): void {
    inUse
      .current()
      .takeRows(answer.member === null ? [answer.community] : [answer.community, answer.member]);
    inUse.current().connected(answer.member !== null);
    attending.online();
    presences.online();
    line.answered();
  }

  function down(tell: () => void): void {
    described = null;
    inUse.current().disconnected();
    attending.offline();
    presences.offline();
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

  function closeAll(): void {
    if (closed) return;
    closed = true;
    connection.close();
    presences.offline();
    inUse.current().close();
    storage.close();
    line.close();
    clock.close();
  }

  return {
    describe: (): Community =>
      communityView(inUse.current(), {
        registration: registration.now(),
        line: line.state(),
        needsSignIn: accountId() !== null && token.current() === null,
        tokenKept: token.isKept(),
        storageProblem: storage.problem(),
        clockOffsetMs: clock.offsetMs(),
      }),

    use: inUse.use,
    onCacheOf: inUse.onCacheOf,

    /** The server's origin. */
    url: () => url,

    /**
     * Runs the work on cached text. While the line is tried it waits until what was withheld meanwhile
     * is out of the cache, or the line has turned out to be down.
     */
    async read<T>(work: (replica: Replica) => T): Promise<T> {
      await line.untilReadable();
      if (closed) throw new RequestRefused('unavailable', 'This community is being closed.');
      return inUse.use(work);
    },

    /**
     * The same for articles and their names. Where everybody reads they are withheld from nobody, and there
     * at once.
     */
    async readArticles<T>(work: (replica: Replica) => T | Promise<T>): Promise<T> {
      if (inUse.use(({ db }) => readCommunity(db)?.guestsRead === false))
        await line.untilReadable();
      if (closed) throw new RequestRefused('unavailable', 'This community is being closed.');
      return inUse.use(work);
    },

    /** The member has read what is wrong with keeping things here. */
    understandStorage: storage.understood,

    /** Asks the server itself. */
    ask,
    attending,
    presences,
    /** Somebody is writing a comment there. */
    typing: (articleId: ArticleId, parentId: CommentId | null) =>
      connection.signal('typing', { articleId, parentId }),
    /** Epoch milliseconds by the server's clock. */
    serverNow: clock.now,

    /** Tries the line again now instead of at the next turn. */
    reconnect: connectAnew,

    register: account.register,
    signIn: account.signIn,
    signOut: account.signOut,

    close: closeAll,

    /** Closes and deletes everything that is kept of the community here. */
    async forget(): Promise<void> {
      closeAll();
      const { account: last } = registration.now();
      if (last !== null) await token.forget(last);
      await ports.registry.remove(id);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
