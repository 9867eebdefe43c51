// Bytes in words. Pure.
import { locale } from './spoken.ts';

const steps = [
  { unit: 'gigabyte', bytes: 1e9 },
  { unit: 'megabyte', bytes: 1e6 },
  { unit: 'kilobyte', bytes: 1e3 },
] as const;

/** "1.2 GB", "340 MB", "0 kB": to two digits where there is no more to say. */
export function sizeInWords(bytes: number): string {
  const step = steps.find((candidate) => bytes >= candidate.bytes) ?? steps[2];
  const amount = bytes / step.bytes;
  return new Intl.NumberFormat(locale(), {
    style: 'unit',
    unit: step.unit,
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}
