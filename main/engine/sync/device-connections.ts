// Counts this device's connections to one community, so that the server can tell the last one from those
// before it, whatever is still under way on them. Connects nothing itself.
import { randomUUID } from 'node:crypto';
import type { DeviceConnection } from '../../../shared/protocol/events.ts';

export type DeviceConnections = {
  /** Of a connection that is made now: after all that were made before. */
  next(): DeviceConnection;
  /** Somebody else goes by the same device, or its clock was set back: from now on it is another. */
  renew(): void;
};

export function createDeviceConnections(
  from: string,
  onRenewed: (device: string) => void,
): DeviceConnections {
  let device = from;
  let number = 0;
  return {
    next() {
      // By the clock, for the count has to go on where an earlier run of the app has left it.
      number = Math.max(Date.now(), number + 1);
      return { device, number };
    },
    renew() {
      device = randomUUID();
      onRenewed(device);
    },
  };
}
