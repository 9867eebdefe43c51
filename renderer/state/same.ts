// Whether what was read again holds the same as before: what shows it then need not be drawn anew. Pure.

/** The same, whatever these fields hold. */
export function isSameBesides<T extends object>(
  before: T,
  now: T,
  besides: ReadonlySet<keyof T>,
): boolean {
  return (Object.keys({ ...before, ...now }) as (keyof T)[]).every(
    (key) =>
      besides.has(key) ||
      before[key] === now[key] ||
      JSON.stringify(before[key]) === JSON.stringify(now[key]),
  );
}
