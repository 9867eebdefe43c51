// A day as a date field has it, "2026-11-24", and when it begins here. Pure.

/** The moment at which the day begins by this device's calendar, or the day after it; null for no day. */
export function dayBegins(day: string, daysLater: 0 | 1): Date | null {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  // While one types a year, the field holds the beginning of one.
  if (year === undefined || Number(year) < 1000) return null;
  const begin = new Date(Number(year), Number(month) - 1, Number(date) + daysLater);
  // The wire has four digits for a year.
  return begin.getFullYear() > 9999 ? null : begin;
}
