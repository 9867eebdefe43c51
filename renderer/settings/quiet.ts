// How long one wants not to be disturbed, and when that ends. Pure.

export const quietLengths = ['off', 'hour', 'tomorrow', 'week'] as const;
export type QuietLength = (typeof quietLengths)[number];

const HOUR_MS = 3_600_000;
/** When people begin to read again. */
const MORNING = 8;

/** Null where one may be disturbed again; `now` in epoch milliseconds of this device. */
export function quietEnds(length: QuietLength, now: number): string | null {
  switch (length) {
    case 'off':
      return null;
    case 'hour':
      return new Date(now + HOUR_MS).toISOString();
    case 'tomorrow': {
      const morning = new Date(now);
      morning.setDate(morning.getDate() + 1);
      morning.setHours(MORNING, 0, 0, 0);
      return morning.toISOString();
    }
    case 'week':
      return new Date(now + 7 * 24 * HOUR_MS).toISOString();
  }
}
