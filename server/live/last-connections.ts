// Which connection of a device is its last one. Those before it are over for the device: what they still
// bring was said before, and would undo what was said since. Counts in memory: a server that is started
// anew has no connections from before. Knows nothing of other processes.

import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { DeviceConnection } from '../../shared/protocol/events.ts';
import type { LiveSocket } from './sockets.ts';

/** How long a connection that was made before may still arrive. */
const keptMs = 10 * 60_000;
/** How often it is looked for those that cannot: with each connection it would cost too much. */
const lookMs = 60_000;

type Last = { number: number; socket: LiveSocket; goneAt: number | null };

export class LastConnections {
  readonly #byDevice = new Map<string, Last>();
  #lookedAt = performance.now();

  /**
   * From now on this is the device's connection, and the one before is ended.
   * @throws RequestRefused `conflict` where a later one has come before it.
   */
  take({ device, number }: DeviceConnection, socket: LiveSocket): void {
    this.#forgetOld();
    const last = this.#byDevice.get(device);
    if (last !== undefined && last.number >= number) {
      throw new RequestRefused('conflict', 'This device has connected again meanwhile.');
    }
    this.#byDevice.delete(device);
    const isOpen = socket.conn.readyState === 'open';
    const taken: Last = { number, socket, goneAt: isOpen ? null : performance.now() };
    this.#byDevice.set(device, taken);
    // Of the transport's own: a connection that ends before it is let in tells of no other.
    socket.conn.once('close', () => {
      taken.goneAt = performance.now();
    });
    if (last === undefined || last.goneAt !== null) return;
    last.socket.emit('notice', { code: 'overtaken', message: 'This device has connected again.' });
    last.socket.disconnect(true);
  }

  #forgetOld(): void {
    const now = performance.now();
    if (now - this.#lookedAt < lookMs) return;
    this.#lookedAt = now;
    const before = now - keptMs;
    for (const [device, { goneAt }] of this.#byDevice) {
      if (goneAt !== null && goneAt < before) this.#byDevice.delete(device);
    }
  }
}
