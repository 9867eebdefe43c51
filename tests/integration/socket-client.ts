// A client of the protocol for tests: typed requests over a real socket, and followers that hold a
// stream by the rules S3 to S6, without a cache or an outbox.
import { io, type Socket } from 'socket.io-client';
import { unpacked } from '../../main/engine/sync/unpack.ts';
import type { RevocationRow } from '../../shared/protocol/comments.ts';
import { errorCodes, type WireError } from '../../shared/protocol/errors.ts';
import {
  type AnswerOf,
  type Notice,
  pushes,
  type RequestName,
  type RequestOf,
  requests,
  type WireAnswer,
} from '../../shared/protocol/events.ts';
import { packedPages } from '../../shared/protocol/packed-page.ts';
import type { Presence } from '../../shared/protocol/presence.ts';
import type { Attendance } from '../../shared/protocol/reports.ts';
import type { Changes, Row, StreamName } from '../../shared/protocol/sync.ts';
import { changesSchema } from '../../shared/protocol/sync.ts';
import { protocolVersion } from '../../shared/protocol/version.ts';

export type Unbranded<T> = T extends string
  ? string
  : T extends (infer Item)[]
    ? Unbranded<Item>[]
    : T extends object
      ? { [Key in keyof T]: Unbranded<T[Key]> }
      : T;

export type ConnectOptions = {
  token?: string;
  /** Takes packed pages, as the app does. */
  packed?: boolean;
  /** Replaces the whole handshake. */
  auth?: Record<string, unknown>;
};

/** A connection that was refused, with what the server said. */
export class ConnectRefused extends Error {
  readonly wire: WireError;
  constructor(wire: WireError) {
    super(wire.message);
    this.wire = wire;
  }
}

export class SocketClient {
  readonly socket: Socket;
  readonly changes: Changes[] = [];
  readonly notices: Notice[] = [];
  /** As it was pushed last. */
  attendance: Attendance | null = null;
  /** All that was pushed, in the order of coming. */
  readonly presences: Presence[] = [];
  readonly #followers = new Map<StreamName, Follower>();

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('notice', (notice: Notice) => this.notices.push(notice));
    socket.on('attendance', (sent: unknown) => {
      this.attendance = pushes.attendance.parse(sent);
    });
    socket.on('presence', (sent: unknown) => {
      this.presences.push(pushes.presence.parse(sent));
    });
    socket.on('changes', (sent: unknown) => {
      const changes = changesSchema.parse(sent);
      this.changes.push(changes);
      this.#followers.get(changes.stream)?.receive(changes);
    });
  }

  /** @throws ConnectRefused */
  static connect(url: string, options: ConnectOptions = {}): Promise<SocketClient> {
    const auth = options.auth ?? {
      protocol: protocolVersion,
      client: { name: 'test', version: '0' },
      ...(options.token !== undefined && { token: options.token }),
      ...(options.packed === true && { takes: [packedPages] }),
    };
    const socket = io(url, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    const client = new SocketClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(client));
      socket.once('connect_error', (error: Error & { data?: WireError }) => {
        socket.close();
        reject(error.data ? new ConnectRefused(error.data) : error);
      });
    });
  }

  /** Sends whatever is given, under any name, and resolves with whatever comes back. */
  send(name: string, ...args: unknown[]): Promise<WireAnswer<Record<string, unknown>>> {
    return this.socket.timeout(10_000).emitWithAck(name, ...args);
  }

  /** The answer, parsed by its schema; a refusal is an error. */
  async ask<N extends RequestName>(
    name: N,
    request: Unbranded<RequestOf<N>>,
  ): Promise<AnswerOf<N>> {
    const answer = await this.send(name, request);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return requests[name].answer.parse(unpacked(answer)) as AnswerOf<N>;
  }

  /** The refusal, which is of the closed list [E3]; an answer is an error. */
  async refusal(name: string, ...args: unknown[]): Promise<WireError> {
    const answer = await this.send(name, ...args);
    if (answer.ok) throw new Error(`${name} was not refused`);
    const { code, message } = answer.error;
    if (!errorCodes.includes(code) || message === '') throw new Error(`unknown refusal: ${code}`);
    return answer.error;
  }

  /** Opens the stream from the cursor to its end and holds it from then on. */
  async follow(stream: StreamName, after = 0): Promise<Follower> {
    const follower = new Follower(this, stream, after);
    this.#followers.set(stream, follower);
    await follower.catchUp();
    return follower;
  }

  disconnected(): Promise<void> {
    if (!this.socket.connected) return Promise.resolve();
    return new Promise((resolve) => this.socket.once('disconnect', () => resolve()));
  }

  close(): void {
    this.socket.close();
  }
}

/** The rows of one stream, held by the rules. */
export class Follower {
  /** By id: of several kinds under one id, as in `me` and `desk`, the newest. */
  readonly rows = new Map<string, Row>();
  readonly #byKind = new Map<string, Row>();
  /** What the last catching up has told of all that was withheld. */
  revocations: RevocationRow[] = [];
  readonly stream: StreamName;
  cursor: number;
  /** How often a gap made it ask for a page. */
  gaps = 0;
  readonly #client: SocketClient;
  #catchingUp: Promise<void> | null = null;
  #again = false;

  constructor(client: SocketClient, stream: StreamName, after: number) {
    this.#client = client;
    this.stream = stream;
    this.cursor = after;
  }

  row<K extends Row['kind']>(kind: K, id: string): Extract<Row, { kind: K }> | undefined {
    return this.#byKind.get(`${kind} ${id}`) as Extract<Row, { kind: K }> | undefined;
  }

  all<K extends Row['kind']>(kind: K): Extract<Row, { kind: K }>[] {
    return [...this.#byKind.values()].filter(
      (row): row is Extract<Row, { kind: K }> => row.kind === kind,
    );
  }

  receive(changes: Changes): void {
    if (changes.to <= this.cursor) return;
    if (changes.from > this.cursor) {
      this.gaps += 1;
      this.catchUp().catch(() => {});
      return;
    }
    this.#apply(changes);
  }

  /** Asks for pages until the last. */
  catchUp(): Promise<void> {
    this.#again = this.#catchingUp !== null;
    this.#catchingUp ??= this.#pages().finally(() => {
      this.#catchingUp = null;
    });
    return this.#catchingUp;
  }

  async #pages(): Promise<void> {
    this.revocations = [];
    for (let more = true; more; ) {
      this.#again = false;
      const page = await this.#client.ask('sync.open', { stream: this.stream, after: this.cursor });
      this.revocations.push(...page.revocations);
      if (page.changes.to > this.cursor) this.#apply(page.changes as Changes);
      more = page.more || this.#again;
    }
  }

  #apply(changes: Changes): void {
    for (const row of changes.rows) {
      if (row.rev <= this.cursor) continue;
      this.rows.set(row.id, row);
      this.#byKind.set(`${row.kind} ${row.id}`, row);
    }
    this.cursor = changes.to;
  }
}
