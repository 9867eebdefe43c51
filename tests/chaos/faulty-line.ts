// One client's way to the server: a TCP proxy that drops, delays, doubles and cuts as it is told.
// Where it leads is asked at each connection, so that a server may move.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { Frames, type Piece } from './frames.ts';
import type { Direction, LineFault } from './plan.ts';

type Pipe = { to: Socket; held: Buffer[] };
type Connection = {
  /** The client's end is gone, and what it said is not yet there. */
  isLate: boolean;
  sockets: [client: Socket, server: Socket];
  pipes: Record<Direction, Pipe>;
};

export class FaultyLine {
  readonly #server: Server;
  readonly #connections = new Set<Connection>();
  readonly #late = new Set<Connection>();
  readonly #target: () => number;
  /** What strikes each direction, until it is taken off. */
  readonly #striking: Record<Direction, LineFault['kind'] | null> = { up: null, down: null };
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #waiting: LineFault[] = [];
  #isSevered = false;
  #losesNext = false;
  /** Connections that were cut, packets that were lost, doubled and late. */
  readonly counts = { cut: 0, dropped: 0, doubled: 0, delayed: 0, late: 0 };

  private constructor(target: () => number) {
    this.#target = target;
    this.#server = createServer((client) => this.#accept(client));
  }

  static async open(target: () => number): Promise<FaultyLine> {
    const line = new FaultyLine(target);
    await new Promise<void>((resolve) => line.#server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Now, or as soon as there is a connection that it can strike. */
  strike(fault: LineFault): void {
    if (this.#connections.size === 0) {
      this.#waiting.push(fault);
      return;
    }
    switch (fault.kind) {
      case 'cut':
        this.#cutAll();
        return;
      case 'cutInFrame':
        this.#striking[fault.direction] = 'cutInFrame';
        return;
      case 'delay':
        this.#striking[fault.direction] = 'delay';
        this.#after(fault.forMs, () => this.#release(fault.direction));
        return;
      case 'drop':
        this.#striking[fault.direction] = 'drop';
        this.#after(fault.forMs, () => {
          this.#release(fault.direction);
          this.#cutAll();
        });
        return;
      case 'double':
        this.#striking[fault.direction] = 'double';
        this.#after(fault.forMs, () => this.#release(fault.direction));
        return;
      case 'late':
        this.#striking.up = 'delay';
        this.#after(fault.forMs, () => this.#leaveBehind(fault.forMs));
        return;
      case 'sever':
        this.#isSevered = true;
        this.#cutAll();
        this.#after(fault.forMs, () => {
          this.#isSevered = false;
        });
        return;
    }
  }

  /** From now on nothing is wrong with the line. Where packets were lost, it is cut once more. */
  mend(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const connection of this.#late) this.#arriveLate(connection, connection.sockets[1]);
    this.#timers.clear();
    this.#waiting.length = 0;
    this.#isSevered = false;
    const wasDropping = Object.values(this.#striking).includes('drop');
    this.#release('up');
    this.#release('down');
    if (wasDropping) this.#cutAll();
  }

  async close(): Promise<void> {
    this.mend();
    this.#cutAll();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accept(client: Socket): void {
    if (this.#isSevered) {
      client.destroy();
      return;
    }
    const server = connect(this.#target(), '127.0.0.1');
    const connection: Connection = {
      isLate: false,
      sockets: [client, server],
      pipes: { up: { to: server, held: [] }, down: { to: client, held: [] } },
    };
    this.#connections.add(connection);
    for (const socket of connection.sockets) {
      socket.setNoDelay(true);
      // A connection that breaks is what this is for.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (connection.isLate) return;
        this.#connections.delete(connection);
        for (const other of connection.sockets) other.destroy();
      });
    }
    this.#pass(connection, client, 'up');
    this.#pass(connection, server, 'down');
  }

  #pass(connection: Connection, from: Socket, direction: Direction): void {
    const frames = new Frames();
    from.on('data', (bytes) => {
      for (const piece of frames.take(bytes)) {
        // Not before something is said: a connection that is only just made has nothing to lose.
        if (piece.isPacket) for (const fault of this.#waiting.splice(0)) this.strike(fault);
        this.#forward(connection, direction, piece);
      }
    });
  }

  #forward(connection: Connection, direction: Direction, { bytes, isPacket }: Piece): void {
    const pipe = connection.pipes[direction];
    const striking = this.#striking[direction];
    if (striking === 'delay' || pipe.held.length > 0) {
      this.counts.delayed += 1;
      pipe.held.push(bytes);
      return;
    }
    if (striking === 'cutInFrame' && bytes.length > 1) {
      this.#striking[direction] = null;
      pipe.to.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => this.#cut(connection));
      return;
    }
    if (striking === 'drop' && isPacket) {
      // Every other one: what comes through after a loss is what shows that there was one.
      this.#losesNext = !this.#losesNext;
      if (this.#losesNext) {
        this.counts.dropped += 1;
        return;
      }
    }
    pipe.to.write(bytes);
    if (striking === 'double' && isPacket) {
      this.counts.doubled += 1;
      pipe.to.write(bytes);
    }
  }

  #release(direction: Direction): void {
    this.#striking[direction] = null;
    for (const { pipes } of this.#connections) {
      for (const bytes of pipes[direction].held.splice(0)) pipes[direction].to.write(bytes);
    }
  }

  #leaveBehind(forMs: number): void {
    this.#striking.up = null;
    for (const connection of this.#connections) {
      const [client, server] = connection.sockets;
      connection.isLate = true;
      this.#connections.delete(connection);
      this.counts.cut += 1;
      client.destroy();
      this.#late.add(connection);
      this.#after(forMs, () => this.#arriveLate(connection, server));
    }
  }

  #arriveLate(connection: Connection, server: Socket): void {
    this.#late.delete(connection);
    const held = connection.pipes.up.held.splice(0);
    this.counts.late += held.length;
    for (const bytes of held) server.write(bytes);
    server.end();
  }

  #cutAll(): void {
    for (const connection of this.#connections) this.#cut(connection);
  }

  #cut(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    this.counts.cut += 1;
    for (const socket of connection.sockets) socket.destroy();
  }

  #after(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
    }, ms);
    this.#timers.add(timer);
  }
}
