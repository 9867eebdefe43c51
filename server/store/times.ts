// The one place where SQL's epoch milliseconds and the wire's ISO 8601 meet.

export function toWireTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function toWireTimeOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : toWireTime(milliseconds);
}
