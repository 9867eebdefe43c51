// Who is there at this moment: how many people are connected, how many have a thread in sight, and who
// is writing in it. Kept in memory alone, told at most once a second for a thread, and never stored.

import { limits } from '../../shared/limits.ts';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { Presence } from '../../shared/protocol/presence.ts';
import { storedThread } from '../store/streams.ts';
import { type LiveServer, type LiveSocket, readersRoom } from './sockets.ts';

/** What comes within this time, after a quiet time, is told once. */
const FIRST_MS = 100;
/** Between two packets to the readers of one thread, and as much for each reader: a hundredth of a core. */
const WINDOW_MS = 1_000;
const WINDOW_PER_READER_MS = 1;
/** Who has given no sign for so long is not writing any more. */
const TYPING_MS = 8_000;
const HERE_MS = 1_000;

type Writer = NamedMember & { socketId: string; until: number };
type Room = {
  writers: Map<MemberId, Writer>;
  /** What its readers know. */
  told: string;
  toldAt: number;
  timer: NodeJS.Timeout | null;
};

export class Presences {
  readonly #io: LiveServer;
  readonly #rooms = new Map<ArticleId, Room>();
  /** The threads that each connection has in sight, whether it follows them yet or not. */
  readonly #inSight = new Map<string, ReadonlySet<ArticleId>>();
  #here = { count: 0, at: -Infinity };

  constructor(io: LiveServer) {
    this.#io = io;
    const { adapter } = io.of('/');
    // Who may read a thread is asked when it is followed; presence is told to those who do.
    adapter.on('join-room', (room: string, id: string) => {
      const articleId = this.#followed(room, id);
      if (articleId !== null) void this.#enter(id, articleId);
    });
    adapter.on('leave-room', (room: string, id: string) => {
      const articleId = this.#followed(room, id);
      if (articleId !== null) void this.#leave(id, articleId);
      // A connection is in the room of its own id while it lasts; in what order it leaves them is open.
      if (room === id) {
        for (const left of this.#inSight.get(id) ?? []) void this.#leave(id, left);
        this.#inSight.delete(id);
      }
    });
  }

  /** How many people are connected: whoever reads, not whoever only asks what this is. */
  here(): number {
    const now = performance.now();
    if (now - this.#here.at > HERE_MS) this.#here = { count: this.#people('feed'), at: now };
    return this.#here.count;
  }

  /** These threads are in sight on the connection from now on, and no others. */
  async attend(socket: LiveSocket, articleIds: readonly ArticleId[]): Promise<void> {
    const before = this.#inSight.get(socket.id) ?? new Set();
    const now = new Set(articleIds);
    if (now.size > 0) this.#inSight.set(socket.id, now);
    else this.#inSight.delete(socket.id);
    for (const articleId of before) {
      if (!now.has(articleId)) await this.#leave(socket.id, articleId);
    }
    for (const articleId of now) {
      if (socket.rooms.has(storedThread(articleId))) await this.#enter(socket.id, articleId);
    }
  }

  /** Whether the connection has the thread in sight and follows it. */
  attends(socket: LiveSocket, articleId: ArticleId): boolean {
    return socket.rooms.has(readersRoom(articleId));
  }

  /** The member goes on writing in the thread. */
  type(socket: LiveSocket, { id, name }: NamedMember, articleId: ArticleId): void {
    const room = this.#rooms.get(articleId);
    if (room === undefined || !this.attends(socket, articleId)) return;
    const until = performance.now() + TYPING_MS;
    room.writers.set(id, { id, name, socketId: socket.id, until });
    this.#tellSoon(articleId, room);
  }

  /** The member has posted, or may not; in one thread, or anywhere. */
  stopTyping(memberId: MemberId | null, articleId?: ArticleId): void {
    if (memberId === null) return;
    for (const [id, room] of this.#rooms) {
      if (articleId !== undefined && id !== articleId) continue;
      if (room.writers.delete(memberId)) this.#tellSoon(id, room);
    }
  }

  close(): void {
    for (const { timer } of this.#rooms.values()) if (timer !== null) clearTimeout(timer);
    this.#rooms.clear();
    this.#inSight.clear();
  }

  /** The thread, where the room is one that the connection has in sight. */
  #followed(room: string, socketId: string): ArticleId | null {
    for (const articleId of this.#inSight.get(socketId) ?? []) {
      if (room === storedThread(articleId)) return articleId;
    }
    return null;
  }

  async #enter(socketId: string, articleId: ArticleId): Promise<void> {
    const socket = this.#io.of('/').sockets.get(socketId);
    if (socket === undefined || socket.rooms.has(readersRoom(articleId))) return;
    const room = this.#rooms.get(articleId) ?? emptyRoom();
    this.#rooms.set(articleId, room);
    await socket.join(readersRoom(articleId));
    // Whoever comes need not wait for the next round.
    socket.emit('presence', this.#presence(articleId, room));
    this.#tellSoon(articleId, room);
  }

  async #leave(socketId: string, articleId: ArticleId): Promise<void> {
    const room = this.#rooms.get(articleId);
    if (room === undefined) return;
    for (const writer of room.writers.values()) {
      if (writer.socketId === socketId) room.writers.delete(writer.id);
    }
    await this.#io.of('/').sockets.get(socketId)?.leave(readersRoom(articleId));
    this.#tellSoon(articleId, room);
  }

  #tellSoon(articleId: ArticleId, room: Room): void {
    if (room.timer !== null) return;
    const window = Math.max(WINDOW_MS, this.#size(articleId) * WINDOW_PER_READER_MS);
    const wait = Math.max(FIRST_MS, room.toldAt + window - performance.now());
    room.timer = setTimeout(() => {
      room.timer = null;
      this.#tell(articleId, room);
    }, wait);
  }

  #tell(articleId: ArticleId, room: Room): void {
    const now = performance.now();
    for (const { id, until } of room.writers.values()) if (until <= now) room.writers.delete(id);
    if (this.#size(articleId) === 0) {
      this.#rooms.delete(articleId);
      return;
    }
    const presence = this.#presence(articleId, room);
    const text = JSON.stringify(presence);
    if (text !== room.told) {
      room.told = text;
      room.toldAt = now;
      this.#io.to(readersRoom(articleId)).emit('presence', presence);
    }
    // Until nobody is writing: nobody says that they have stopped.
    if (room.writers.size > 0) this.#tellSoon(articleId, room);
  }

  #presence(articleId: ArticleId, room: Room): Presence {
    const readers = roundFigure(this.#people(readersRoom(articleId)));
    const typing = [...room.writers.values()].slice(0, limits.typingNames);
    return { articleId, readers, typing: typing.map(({ id, name }) => ({ id, name })) };
  }

  #size(articleId: ArticleId): number {
    return this.#io.of('/').adapter.rooms.get(readersRoom(articleId))?.size ?? 0;
  }

  /** A member on two devices is one, and so is a guest who has two connections. */
  #people(room: string): number {
    const { adapter, sockets } = this.#io.of('/');
    const people = new Set<string>();
    for (const id of adapter.rooms.get(room) ?? []) {
      const { memberId, device } = sockets.get(id)?.data ?? {};
      people.add(memberId ?? device ?? id);
    }
    return people.size;
  }
}

function emptyRoom(): Room {
  return { writers: new Map(), told: '', toldAt: -Infinity, timer: null };
}

/** Two digits of a large one: what changes with each who comes and goes tells nothing. */
export function roundFigure(count: number): number {
  if (count < 100) return count;
  const step = 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
}
