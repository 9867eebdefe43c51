// The line to one community's server: connects, asks, hears what is pushed, and comes back after a
// loss. Parses everything that arrives; knows nothing of what it means for the cache.
import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import type { DescribeAnswer } from '../../../shared/protocol/accounts.ts';
import { type Answer, type WireError, wireErrorSchema } from '../../../shared/protocol/errors.ts';
import {
  type AnswerOf,
  type Handshake,
  type Notice,
  noticeSchema,
  type RequestName,
  type RequestOf,
  refusalSchema,
  requests,
  type SignalName,
  type SignalOf,
} from '../../../shared/protocol/events.ts';
import { packedPages } from '../../../shared/protocol/packed-page.ts';
import { type Presence, presenceSchema } from '../../../shared/protocol/presence.ts';
import { type Attendance, attendanceSchema } from '../../../shared/protocol/reports.ts';
import { type Changes, changesSchema, type StreamName } from '../../../shared/protocol/sync.ts';
import { protocolVersion } from '../../../shared/protocol/version.ts';
import { describeFailure } from '../failure.ts';
import type { DeviceConnections } from './device-connections.ts';
import { type ProxyFor, SystemProxyAgent } from './proxy-agent.ts';
import { unpacked } from './unpack.ts';

export type ConnectionPorts = {
  url: string;
  clientVersion: string;
  /** Asked at each connection; null connects as a guest. */
  token: () => string | null;
  /** Of the community that is to answer; null as long as it is not known. */
  identity: () => string | null;
  /** What tells the server this connection from those before; null for one that writes nothing. */
  connections: DeviceConnections | null;
  /** A connection is made; nothing has been said on it yet. */
  onConnected: () => void;
  /** The line stands, and the server has said who it is and whom it sees. */
  onUp: (described: DescribeAnswer) => void;
  /** The line is gone or did not come up; it is tried again by itself. */
  onDown: (error: WireError) => void;
  /** The server does not take this app or this account. Nothing is tried until `reconnect`. */
  onRefused: (error: WireError) => void;
  onChanges: (changes: Changes) => void;
  /** Changes came that could not be read. */
  onUnreadable: (stream: StreamName) => void;
  onNotice: (notice: Notice) => void;
  onAttendance: (attendance: Attendance) => void;
  onPresence: (presence: Presence) => void;
  /** Which proxy the system has for an address; left out where none is ever used. */
  proxyFor?: ProxyFor | undefined;
  log: (line: string) => void;
};

export type Connection = {
  /** Never rejects: a line that is down, breaks or stays silent is an `unavailable`. */
  request<N extends RequestName>(name: N, request: RequestOf<N>): Promise<Answer<AnswerOf<N>>>;
  /** Says it if it can be said now; it may be lost. */
  signal<N extends SignalName>(name: N, signal: SignalOf<N>): void;
  /** Drops the line if there is one and connects anew at once, with the present token. */
  reconnect(): void;
  /** Milliseconds since anything came from the server, were it only a sign of life. */
  silentMs(): number;
  close(): void;
};

const requestTimeoutMs = 15_000;
/** Of a page, which a slow line brings slowly, and several at once. The line's own heartbeat tells its end. */
const pageTimeoutMs = 60_000;
const firstDelayMs = 500;
const longestDelayMs = 10_000;

export function createConnection(ports: ConnectionPorts): Connection {
  // Counts lines, so that an answer to the last one says nothing about this one.
  let line = 0;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  /** By `performance.now`. */
  let heard = performance.now();
  const hear = () => {
    heard = performance.now();
  };

  const socket: Socket = io(ports.url, {
    ...(ports.proxyFor && { agent: agentFor(ports.proxyFor) }),
    autoConnect: false,
    forceNew: true,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: 10_000,
    reconnectionDelay: firstDelayMs,
    reconnectionDelayMax: longestDelayMs,
    auth: (give) => {
      const token = ports.token();
      const community = ports.identity();
      const handshake: Handshake = {
        protocol: protocolVersion,
        client: { name: 'parley', version: ports.clientVersion },
        takes: [packedPages],
        ...(ports.connections === null ? {} : { connection: ports.connections.next() }),
        ...(community === null ? {} : { community }),
        ...(token === null ? {} : { token }),
      };
      give(handshake);
    },
  });

  socket.on('connect', () => {
    line += 1;
    hear();
    socket.io.engine.on('packet', hear);
    ports.onConnected();
    void describe(line);
  });

  async function describe(ofLine: number): Promise<void> {
    const answer = await request('community.describe', {});
    if (ofLine !== line || closed || !socket.connected) return;
    const known = ports.identity();
    if (answer.ok && known !== null && answer.value.identity !== known) {
      socket.disconnect();
      ports.onRefused(otherCommunity());
    } else if (answer.ok) {
      failures = 0;
      ports.onUp(answer.value);
    } else if (answer.error.code === 'unavailable' || answer.error.code === 'rate_limited') {
      socket.disconnect();
      fail(answer.error);
    } else {
      socket.disconnect();
      ports.onRefused(answer.error);
    }
  }

  socket.on('connect_error', (error: Error & { data?: unknown }) => {
    const refusal = handshakeRefusal(error);
    if (refusal === null) {
      ports.onDown(unreached(ports.url));
    } else if (refusal.code === 'conflict' && ports.connections !== null) {
      ports.connections.renew();
      fail(refusal);
    } else if (refusal.code === 'unavailable' || refusal.code === 'rate_limited') {
      fail(refusal);
    } else {
      ports.onRefused(refusal);
    }
  });

  socket.on('disconnect', (reason) => {
    if (closed || reason === 'io client disconnect') return;
    ports.onDown(lostLine());
    // The server's own word ends the library's retries; ours go on.
    if (reason === 'io server disconnect') retryLater();
  });

  socket.on('changes', (raw: unknown) => {
    const parsed = changesSchema.safeParse(raw);
    if (parsed.success) {
      ports.onChanges(parsed.data);
      return;
    }
    ports.log(`changes could not be read: ${paths(parsed.error)}`);
    const named = z.object({ stream: changesSchema.shape.stream }).safeParse(raw);
    if (named.success) ports.onUnreadable(named.data.stream);
  });

  socket.on('notice', (raw: unknown) => {
    const parsed = noticeSchema.safeParse(raw);
    if (!parsed.success) ports.log(`a notice could not be read: ${paths(parsed.error)}`);
    // It is this one's line that was ended: whoever was taken for it is somebody else.
    else if (parsed.data.code === 'overtaken') ports.connections?.renew();
    else ports.onNotice(parsed.data);
  });

  socket.on('attendance', (raw: unknown) => {
    const parsed = attendanceSchema.safeParse(raw);
    if (parsed.success) ports.onAttendance(parsed.data);
    else ports.log(`an attendance could not be read: ${paths(parsed.error)}`);
  });

  socket.on('presence', (raw: unknown) => {
    const parsed = presenceSchema.safeParse(raw);
    if (parsed.success) ports.onPresence(parsed.data);
    else ports.log(`a presence could not be read: ${paths(parsed.error)}`);
  });

  /** The server is there but has no place now: later, and later still. */
  function fail(error: WireError): void {
    ports.onDown(error);
    retryLater(error.retryAfterMs);
  }

  function retryLater(afterMs?: number): void {
    const backoff = Math.min(longestDelayMs, firstDelayMs * 2 ** failures);
    failures += 1;
    clearTimeout(retry);
    retry = setTimeout(() => socket.connect(), (afterMs ?? backoff) * (0.5 + Math.random()));
  }

  async function request<N extends RequestName>(
    name: N,
    body: RequestOf<N>,
  ): Promise<Answer<AnswerOf<N>>> {
    // The library would keep it and send it at some later time; what is to be kept is the outbox's.
    if (!socket.connected) return { ok: false, error: noLine() };
    let raw: unknown;
    try {
      const timeoutMs = name === 'sync.open' ? pageTimeoutMs : requestTimeoutMs;
      raw = await socket.timeout(timeoutMs).emitWithAck(name, body);
    } catch {
      return { ok: false, error: socket.connected ? noAnswer() : lostLine() };
    }
    const refusal = refusalSchema.safeParse(raw);
    if (refusal.success) return { ok: false, error: refusal.data.error };
    let answer: unknown;
    try {
      answer = unpacked(raw);
    } catch (error) {
      ports.log(`the answer to ${name} could not be unpacked: ${describeFailure(error)}`);
      return { ok: false, error: unreadable() };
    }
    const parsed = requests[name].answer.safeParse(answer);
    if (parsed.success) return { ok: true, value: parsed.data as AnswerOf<N> };
    ports.log(`the answer to ${name} could not be read: ${paths(parsed.error)}`);
    return { ok: false, error: unreadable() };
  }

  return {
    request,
    signal: (name, signal) => void socket.volatile.emit(name, signal),
    reconnect() {
      if (closed) return;
      clearTimeout(retry);
      failures = 0;
      // Also ends the library's wait for its next turn.
      socket.disconnect();
      socket.connect();
    },
    silentMs: () => performance.now() - heard,
    close() {
      closed = true;
      clearTimeout(retry);
      socket.disconnect();
    },
  };
}

/** The library takes any agent of Node's, though in its types only names. */
function agentFor(proxyFor: ProxyFor): string {
  return new SystemProxyAgent(proxyFor) as unknown as string;
}

// A refusal in the handshake carries the wire error as its data; anything else is the line's.
function handshakeRefusal(error: Error & { data?: unknown }): WireError | null {
  const parsed = wireErrorSchema.partial({ message: true }).safeParse(error.data);
  if (!parsed.success) return null;
  return { ...parsed.data, message: parsed.data.message ?? error.message };
}

// Which fields were wrong, without their values: these may be a comment's text.
function paths(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ');
}

/** What a member is told when nothing answers at an address. */
export function unreached(url: string): WireError {
  return {
    code: 'unavailable',
    message: `There is no answer from ${new URL(url).host}. Is the address right, and is this device online?`,
  };
}
/** Whether the line did not even come up, so that nobody has refused it. */
export function isUnreached(error: WireError, url: string): boolean {
  return error.code === 'unavailable' && error.message === unreached(url).message;
}

// A server that is older than its clients' question does not refuse them itself.
const otherCommunity = (): WireError => ({
  code: 'not_found',
  message:
    'Another community answers at this address now. What you have of yours stays on this device.',
});
const noLine = (): WireError => ({
  code: 'unavailable',
  message: 'There is no connection to the community now.',
});
const lostLine = (): WireError => ({
  code: 'unavailable',
  message: 'The connection to the community was lost.',
});
const noAnswer = (): WireError => ({
  code: 'unavailable',
  message: 'The community did not answer in time.',
});
const unreadable = (): WireError => ({
  code: 'unavailable',
  message: 'The community gave an answer that this version of Parley cannot read.',
});
