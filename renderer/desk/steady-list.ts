// A list that does not jump under the hands of whoever works in it: what arrives waits to be taken in,
// what is decided stays until one moves on. Pure; knows nothing of what its items are.

export type Listed = {
  id: string;
  /** Still asks for something; what was decided does not. */
  open: boolean;
};

export type SteadyList = {
  /** All that were taken in, in the order in which they are shown. */
  order: readonly string[];
  /** Those that were decided when one moved on. One that is open again comes back at its place. */
  swept: ReadonlySet<string>;
};

export const emptyList: SteadyList = { order: [], swept: new Set() };

/** Open items that nobody has taken in yet. */
export function arrived<T extends Listed>(list: SteadyList, items: readonly T[]): T[] {
  const known = new Set(list.order);
  return items.filter((item) => item.open && !known.has(item.id));
}

export function shown<T extends Listed>(list: SteadyList, items: readonly T[]): T[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return list.order.flatMap((id) => {
    const item = byId.get(id);
    return item && (item.open || !list.swept.has(id)) ? [item] : [];
  });
}

/** `items` in the order that the list should have. */
export function takeIn(list: SteadyList, items: readonly Listed[]): SteadyList {
  const known = new Set(list.order);
  const order = items.filter((item) => item.open || known.has(item.id)).map((item) => item.id);
  return { order, swept: list.swept };
}

/** Takes what is decided out of sight, but for the item that one is on. */
export function sweep(
  list: SteadyList,
  items: readonly Listed[],
  keptId: string | null,
): SteadyList {
  const swept = items.filter((item) => !item.open && item.id !== keptId).map((item) => item.id);
  return { order: list.order, swept: new Set(swept) };
}

/** The item to go to from the one at `id`; the first where that one is not there. */
export function neighbour(ids: readonly string[], id: string | null, step: 1 | -1): string | null {
  const at = id === null ? -1 : ids.indexOf(id);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(at + step, 0), ids.length - 1)] ?? null;
}
