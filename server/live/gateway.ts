// The live gateway: takes connections, knows whose they are, and answers their requests. Whatever
// comes in is answered or dropped; nothing of it can end a connection or the process.
import type { Server as HttpServer } from 'node:http';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import { z } from 'zod';
import { limits } from '../../shared/limits.ts';
import { RequestRefused, type WireError } from '../../shared/protocol/errors.ts';
import { type Handshake, handshakeSchema } from '../../shared/protocol/events.ts';
import { packedPages } from '../../shared/protocol/packed-page.ts';
import { parseProblem } from '../../shared/protocol/parse-problem.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';
import { sessionMember } from '../community/accounts.ts';
import type { Metrics } from '../operate/metrics.ts';
import { communityIdentity } from '../store/community.ts';
import { hashSecret } from '../store/sessions.ts';
import { type Store, StoreBusy } from '../store/store.ts';
import { Attendance } from './attendance.ts';
import { Broadcast } from './broadcast.ts';
import { CommitQueue } from './commit-queue.ts';
import { LastConnections } from './last-connections.ts';
import { PackingThread } from './packing-thread.ts';
import { Presences } from './presences.ts';
import { RateLimiter, type RateLimits } from './rate-limits.ts';
import { answer, type Services } from './requests.ts';
import { type LiveServer, type LiveSocket, memberRoom, sessionRoom } from './sockets.ts';
import { hearTyping } from './typing.ts';

export type GatewayOptions = {
  store: Store;
  log: Logger;
  rateLimits: RateLimits;
  metrics: Metrics;
  /** What the server calls itself when it refuses an app of another protocol. */
  serverVersion: string;
};

export type Gateway = {
  /** Answers nothing new, finishes what has begun, says goodbye and closes all connections. */
  close: () => Promise<void>;
};

/** How long a connection may take to say who it is, in milliseconds. */
const HANDSHAKE_MS = 10_000;
/** How long a goodbye may take to be written to a slow connection, in milliseconds. */
const GOODBYE_MS = 1_000;

export function openGateway(http: HttpServer, options: GatewayOptions): Gateway {
  const { store, log, rateLimits, metrics } = options;
  const io: LiveServer = new Server(http, {
    serveClient: false,
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: limits.packetBytes,
    connectTimeout: HANDSHAKE_MS,
  });
  const broadcast = new Broadcast(io, store, log, metrics.broadcastRound);
  const queue = new CommitQueue(store, (moved, requests) => {
    metrics.committed(requests);
    broadcast.moved(moved);
  });
  const attendance = new Attendance(io, store, log);
  const presences = new Presences(io);
  const packing = new PackingThread(store.location, (query) => log.warn(query, 'a slow query'));
  metrics.countConnections(() => io.of('/').sockets.size);
  const services: Services = {
    io,
    store,
    queue,
    broadcast,
    packing,
    attendance,
    presences,
    limits: {
      requests: new RateLimiter(rateLimits.requestsPerConnection),
      writes: new RateLimiter(rateLimits.writesPerMember),
      marks: new RateLimiter(rateLimits.marksPerMember),
      typing: new RateLimiter(rateLimits.typingPerConnection),
      passwords: new RateLimiter(rateLimits.passwordsPerAddress),
    },
  };
  const connections = new Map<string, number>();
  const lastConnections = new LastConnections();
  let stopping = false;

  io.use((socket, next) => {
    admit(socket, options, connections, stopping)
      .then(({ connection }) => {
        if (connection !== undefined) lastConnections.take(connection, socket);
        next();
      })
      .catch((error: unknown) => next(connectError(error, log)));
  });

  io.on('connection', (socket) => {
    const { address } = socket.handshake;
    connections.set(address, (connections.get(address) ?? 0) + 1);
    socket.on('disconnect', () => {
      const left = (connections.get(address) ?? 1) - 1;
      if (left > 0) connections.set(address, left);
      else connections.delete(address);
    });
    const { tokenHash, memberId } = socket.data;
    if (tokenHash !== null) void socket.join(sessionRoom(tokenHash));
    if (memberId !== null) void socket.join(memberRoom(memberId));
    socket.onAny((name: string, ...args: unknown[]) => {
      const acknowledge = args.pop();
      if (name === 'typing') {
        hearTyping(services, socket, acknowledge).catch((error: unknown) =>
          log.error({ err: error }, 'could not tell who is writing'),
        );
        return;
      }
      if (typeof acknowledge !== 'function') {
        log.debug({ name }, 'dropped a request that asks for no answer');
        return;
      }
      const answered = stopping
        ? Promise.reject(new RequestRefused('unavailable', 'The server is stopping.'))
        : answer(services, socket, name, args);
      answered
        .then(
          (value) => {
            metrics.answered(name, 'ok');
            acknowledge({ ok: true, ...value });
          },
          (error: unknown) => {
            const refusal = wireErrorOf(error, log, name);
            metrics.answered(name, refusal.code);
            acknowledge({ ok: false, error: refusal });
          },
        )
        .catch((error: unknown) => log.error({ err: error, name }, 'could not answer'));
    });
  });

  return {
    async close() {
      stopping = true;
      await queue.drained();
      await broadcast.close();
      attendance.close();
      presences.close();
      await packing.close();
      io.emit('notice', { code: 'server_stopping', message: 'The server is stopping.' });
      await disconnectAll(io);
      await io.close();
    },
  };
}

/** @throws RequestRefused */
async function admit(
  socket: LiveSocket,
  { store, rateLimits, serverVersion }: GatewayOptions,
  connections: Map<string, number>,
  stopping: boolean,
): Promise<Handshake> {
  if (stopping) throw new RequestRefused('unavailable', 'The server is stopping.');
  const most = rateLimits.connectionsPerAddress;
  if (most !== null && (connections.get(socket.handshake.address) ?? 0) >= most) {
    throw new RequestRefused('rate_limited', 'Too many connections come from your address.');
  }
  // Before all else: what else an app of another protocol sends may look different.
  const spoken = z.object({ protocol: z.int() }).safeParse(socket.handshake.auth);
  if (spoken.success && spoken.data.protocol !== protocolVersion) {
    throw otherProtocol(spoken.data.protocol, serverVersion);
  }
  const handshake = handshakeSchema.safeParse(socket.handshake.auth, { reportInput: true });
  if (!handshake.success) throw RequestRefused.with(parseProblem(handshake.error));
  await demandSameCommunity(store, handshake.data.community);
  socket.data.streams = new Set();
  socket.data.tokenHash = null;
  socket.data.memberId = null;
  socket.data.revocationsTold = null;
  const { token, takes, connection } = handshake.data;
  socket.data.device = connection?.device ?? null;
  socket.data.takesPacked = takes?.includes(packedPages) ?? false;
  if (token === undefined) return handshake.data;
  const tokenHash = hashSecret(token);
  const member = await store.read((db) => sessionMember(db, tokenHash));
  socket.data.tokenHash = tokenHash;
  socket.data.memberId = member?.id ?? null;
  return handshake.data;
}

/** @throws RequestRefused `not_found` where the client is looking for another community. */
async function demandSameCommunity(store: Store, sought: string | undefined): Promise<void> {
  if (sought === undefined || sought === (await store.read(communityIdentity))) return;
  throw new RequestRefused(
    'not_found',
    'Another community answers at this address now. What you have of yours stays on this device.',
  );
}

function otherProtocol(spoken: number, serverVersion: string): RequestRefused {
  const server = `The server (${serverVersion}) speaks protocol ${protocolVersion}`;
  const isServerOlder = spoken > protocolVersion;
  return new RequestRefused(
    'protocol_unsupported',
    isServerOlder
      ? `${server}, this app ${spoken}: the server is older than the app and has to be updated.`
      : `${server}, this app ${spoken}: the app is older than the server and has to be updated.`,
    { reason: isServerOlder ? 'server_older' : 'app_older' },
  );
}

/** What a client gets as `connect_error`. */
function connectError(error: unknown, log: Logger): Error & { data: WireError } {
  const data = wireErrorOf(error, log, 'connect');
  return Object.assign(new Error(data.message), { data });
}

function wireErrorOf(error: unknown, log: Logger, name: string): WireError {
  if (error instanceof RequestRefused) return error.wire;
  log.error({ err: error, name }, 'a request failed');
  return error instanceof StoreBusy
    ? { code: 'unavailable', message: 'The server is busy: try again in a moment.' }
    : { code: 'unavailable', message: 'Something went wrong on the server: try again later.' };
}

/** Closes each connection once what was said to it is written. */
async function disconnectAll(io: LiveServer): Promise<void> {
  const giveUpAt = Date.now() + GOODBYE_MS;
  io.disconnectSockets(true);
  while (io.engine.clientsCount > 0 && Date.now() < giveUpAt) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
