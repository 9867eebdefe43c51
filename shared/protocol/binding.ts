// When a mute or a ban binds. Pure; the server decides by it, and the view says by it what holds.
import type { SanctionRow } from './sanctions.ts';

/** Whether it binds at that moment of the server's clock, in epoch milliseconds. */
export function binds(sanction: Pick<SanctionRow, 'until' | 'endedAt'>, now: number): boolean {
  if (sanction.endedAt !== null) return false;
  return sanction.until === null || now < Date.parse(sanction.until);
}
