// When somebody wants no notification: pure over the time.
import type { DeviceSettings } from '../shared/bridge/device-settings.ts';

const hourMs = 60 * 60_000;
/** The hour of the morning at which "till tomorrow" ends. */
const morning = 8;

export function isDoNotDisturb(
  { doNotDisturbUntil }: Pick<DeviceSettings, 'doNotDisturbUntil'>,
  now: number,
): boolean {
  return doNotDisturbUntil !== null && Date.parse(doNotDisturbUntil) > now;
}

export function inAnHour(now: number): string {
  return new Date(now + hourMs).toISOString();
}

/** The next day's morning, as this device's clock has it. */
export function tomorrow(now: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() + 1);
  at.setHours(morning, 0, 0, 0);
  return at.toISOString();
}
