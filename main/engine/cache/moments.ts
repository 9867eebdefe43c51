// The one place where a moment changes its form: ISO 8601 on the wire, epoch milliseconds in SQL.

export function toMillis(time: string): number {
  return Date.parse(time);
}

export function toTime(millis: number): string {
  return new Date(millis).toISOString();
}

export function toMillisOrNull(time: string | null): number | null {
  return time === null ? null : toMillis(time);
}

export function toTimeOrNull(millis: number | null): string | null {
  return millis === null ? null : toTime(millis);
}
