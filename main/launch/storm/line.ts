// One account's line to the server, the same as the app's, and its streams. Keeps no rows itself:
// whoever reads a stream is told each of them.
import { type Answer, RequestRefused, type WireError } from '../../../shared/protocol/errors.ts';
import type { AnswerOf, RequestName, RequestOf } from '../../../shared/protocol/events.ts';
import type { Changes, Row, StreamName } from '../../../shared/protocol/sync.ts';
import { type Connection, createConnection } from '../../engine/sync/connection.ts';

type Reading = {
  cursor: number;
  underWay: Promise<WireError | null> | null;
  onRow: (row: Row) => void;
};

export class Line {
  readonly #connection: Connection;
  readonly #readings = new Map<StreamName, Reading>();
  #token: string | null;

  /** @throws RequestRefused where the server does not answer, or does not take the account. */
  static connect(url: string, token: string | null): Promise<Line> {
    return new Promise((resolve, reject) => {
      let wasUp = false;
      const line: Line = new Line(url, token, {
        onUp: () => {
          wasUp = true;
          resolve(line);
        },
        // One that has been up comes back by itself.
        onDown: (error) => {
          if (wasUp) return;
          line.close();
          reject(RequestRefused.with(error));
        },
      });
      line.#connection.reconnect();
    });
  }

  private constructor(
    url: string,
    token: string | null,
    { onUp, onDown }: { onUp: () => void; onDown: (error: WireError) => void },
  ) {
    this.#token = token;
    this.#connection = createConnection({
      url,
      clientVersion: 'storm',
      token: () => this.#token,
      identity: () => null,
      connections: null,
      onConnected: () => {},
      onUp: () => {
        for (const stream of this.#readings.keys()) void this.#readToEnd(stream);
        onUp();
      },
      onDown,
      onRefused: onDown,
      onChanges: (changes) => this.#take(changes),
      onUnreadable: (stream) => void this.#readToEnd(stream),
      onNotice: () => {},
      onAttendance: () => {},
      onPresence: () => {},
      log: (text) => process.stderr.write(`${text}\n`),
    });
  }

  /** Never rejects: a line that is down or stays silent is an `unavailable`. */
  request<N extends RequestName>(name: N, request: RequestOf<N>): Promise<Answer<AnswerOf<N>>> {
    return this.#connection.request(name, request);
  }

  /** From now on the line is a new member's. */
  async register(name: string, password: string): Promise<Answer<AnswerOf<'account.register'>>> {
    const answer = await this.request('account.register', { name, password });
    if (answer.ok) this.#token = answer.value.token;
    return answer;
  }

  /**
   * Resolves when all rows that are there have been told; those that come later are told as well.
   * @throws RequestRefused where the stream may not be read.
   */
  async read(stream: StreamName, onRow: (row: Row) => void): Promise<void> {
    this.#readings.set(stream, { cursor: 0, underWay: null, onRow });
    const refusal = await this.#readToEnd(stream);
    if (refusal !== null) throw RequestRefused.with(refusal);
  }

  close(): void {
    this.#connection.close();
  }

  #take(changes: Changes): void {
    const reading = this.#readings.get(changes.stream);
    if (reading === undefined || changes.to <= reading.cursor) return;
    if (changes.from > reading.cursor) void this.#readToEnd(changes.stream);
    else apply(reading, changes);
  }

  /** Answers with what hindered it. What was lost is asked for again with the next connection. */
  #readToEnd(stream: StreamName): Promise<WireError | null> {
    const reading = this.#readings.get(stream);
    if (reading === undefined) return Promise.resolve(null);
    reading.underWay ??= this.#pages(stream, reading).finally(() => {
      reading.underWay = null;
    });
    return reading.underWay;
  }

  async #pages(stream: StreamName, reading: Reading): Promise<WireError | null> {
    for (let more = true; more; ) {
      const answer = await this.request('sync.open', { stream, after: reading.cursor });
      if (!answer.ok) return answer.error;
      apply(reading, answer.value.changes);
      more = answer.value.more;
    }
    return null;
  }
}

function apply(reading: Reading, { to, rows }: Changes): void {
  if (to <= reading.cursor) return;
  for (const row of rows) if (row.rev > reading.cursor) reading.onRow(row);
  reading.cursor = to;
}
