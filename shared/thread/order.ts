// The order in which a thread is read: each comment, then its replies, the oldest first.
// Pure; takes comments that wait to be sent as well, which have neither number nor seq yet.

export type Ordered = {
  id: string;
  parentId: string | null;
  /** Null while it waits to be sent. */
  seq: number | null;
};

export type Placed<T extends Ordered> = { comment: T; depth: number; replyCount: number };

/**
 * Every comment once, in numbered order, with its depth (0 at the top) and how many stand below it.
 * Waiting comments come after their sent siblings, in the order given. A reply whose parent is not
 * there stands at the top rather than being lost.
 */
export function inNumberedOrder<T extends Ordered>(comments: readonly T[]): Placed<T>[] {
  return inThreadOrder(bySeq(comments));
}

/** As they were committed; those that wait to be sent last, in the order given. */
export function bySeq<T extends Ordered>(comments: readonly T[]): T[] {
  return [...comments].sort((a, b) => (a.seq ?? Infinity) - (b.seq ?? Infinity) || 0);
}

/** Each comment, then its replies; those of one parent stand in the order given. */
export function inThreadOrder<T extends Ordered>(arranged: readonly T[]): Placed<T>[] {
  const known = new Set(arranged.map((comment) => comment.id));
  const children = new Map<string | null, T[]>();
  for (const comment of arranged) {
    const parentId =
      comment.parentId !== null && known.has(comment.parentId) ? comment.parentId : null;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(comment);
    else children.set(parentId, [comment]);
  }
  const placed: Placed<T>[] = [];
  // A stack and not recursion: depth has no limit in the data.
  const open: { siblings: T[]; next: number; owner: Placed<T> | null; start: number }[] = [
    { siblings: children.get(null) ?? [], next: 0, owner: null, start: 0 },
  ];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const comment = level.siblings[level.next];
    if (comment === undefined) {
      if (level.owner) level.owner.replyCount = placed.length - level.start;
      open.pop();
      continue;
    }
    level.next += 1;
    const entry: Placed<T> = { comment, depth: open.length - 1, replyCount: 0 };
    placed.push(entry);
    const replies = children.get(comment.id);
    if (replies) open.push({ siblings: replies, next: 0, owner: entry, start: placed.length });
  }
  return placed;
}
