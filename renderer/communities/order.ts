// The order of the communities in the rail, as it will be when one is moved. Pure.

/** The same ids with this one moved by so many places, as far as there are; null where it stays. */
export function moved<Id>(ids: readonly Id[], id: Id, by: number): Id[] | null {
  const from = ids.indexOf(id);
  const to = Math.max(0, Math.min(ids.length - 1, from + by));
  if (from === -1 || to === from) return null;
  const rest = ids.filter((each) => each !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
