// How long a mute lasts, as the sheet asks for it. Pure.
import type { MuteEnd } from './acts.ts';

export const lengths = {
  tenMinutes: 600,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
} as const;

export type Length = keyof typeof lengths | 'forever' | 'until';
export const lengthChoices: readonly Length[] = [
  'tenMinutes',
  'hour',
  'day',
  'week',
  'forever',
  'until',
];

/**
 * The end that was chosen, or null where the moment is none or has passed. `moment` is what a
 * `datetime-local` field holds; `now` in epoch milliseconds of the server's clock.
 */
export function muteEnd(length: Length, moment: string, now: number): MuteEnd | null {
  if (length === 'forever') return { until: null };
  if (length !== 'until') return { forSeconds: lengths[length] };
  const until = new Date(moment);
  return until.getTime() > now ? { until: until.toISOString() } : null;
}

/** A moment as a `datetime-local` field holds it, in this device's zone. */
export function asLocalField(moment: number): string {
  const date = new Date(moment);
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
