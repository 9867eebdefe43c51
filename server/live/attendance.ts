// Which moderator is on which comment of the desk, told to all who follow it. Kept in memory alone, and
// forgotten with the connection.
import type { Logger } from 'pino';
import type { NamedMember } from '../../shared/protocol/acts.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import type { Attendance as AttendanceTold } from '../../shared/protocol/reports.ts';
import type { Store } from '../store/store.ts';
import { closeForDismissed } from './following.ts';
import { type LiveServer, type LiveSocket, sessionRoom } from './sockets.ts';

/** Moderators go from one comment to the next quickly: what comes within this time is told once. */
const WINDOW_MS = 50;

export class Attendance {
  readonly #io: LiveServer;
  readonly #store: Store;
  readonly #log: Logger;
  /** By the id of the connection. */
  readonly #attending = new Map<string, NamedMember & { commentId: CommentId }>();
  #timer: NodeJS.Timeout | null = null;

  constructor(io: LiveServer, store: Store, log: Logger) {
    this.#io = io;
    this.#store = store;
    this.#log = log;
    const { adapter } = io.of('/');
    adapter.on('join-room', (room: string, id: string) => {
      if (room === 'desk') io.of('/').sockets.get(id)?.emit('attendance', this.#told());
    });
    adapter.on('leave-room', (room: string, id: string) => {
      // A connection is in the room of its own id while it lasts, and in its session's.
      if (room === 'desk' || room === id || room.startsWith(sessionRoom(''))) this.#forget(id);
    });
  }

  /** The member is on that comment from now on; null for none. */
  attend(socket: LiveSocket, { id, name }: NamedMember, commentId: CommentId | null): void {
    if (commentId === null) {
      this.#forget(socket.id);
      return;
    }
    if (this.#attending.get(socket.id)?.commentId === commentId) return;
    this.#attending.set(socket.id, { id, name, commentId });
    this.#tellSoon();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#attending.clear();
  }

  #forget(socketId: string): void {
    if (this.#attending.delete(socketId)) this.#tellSoon();
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#tell().catch((error: unknown) =>
        this.#log.error({ err: error }, 'could not tell who is on what'),
      );
    }, WINDOW_MS);
  }

  async #tell(): Promise<void> {
    // Another process may have made a moderator a member.
    await closeForDismissed(this.#io, this.#store, 'desk');
    this.#io.to('desk').emit('attendance', this.#told());
  }

  /** One who is on the same comment on two devices is told once. */
  #told(): AttendanceTold {
    const moderators = new Map(
      [...this.#attending.values()].map((one) => [`${one.id} ${one.commentId}`, one]),
    );
    return { moderators: [...moderators.values()] };
  }
}
