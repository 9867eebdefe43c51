// The orders in which one can read a thread. Branches stay together in each: it is the replies of one
// parent that stand differently. An order is taken once and then held: what arrives or is reacted to
// later finds its place without moving anything else. Pure.
import { bySeq, inNumberedOrder, type Ordered } from './order.ts';

/** `newest`: where something happened last; `reacted`: the most reactions; `news`: what is new to me. */
export const threadOrders = ['numbered', 'newest', 'reacted', 'news'] as const;
export type ThreadOrder = (typeof threadOrders)[number];

export type Rankable = Ordered & { reactions: Partial<Record<string, number>> };

/** An order as it was when it was asked for. What has come since stands between the two parts. */
export type Ranking = {
  before: readonly string[];
  after: readonly string[];
  ranked: ReadonlySet<string>;
  /** Of what has come since, the latest stands first. */
  latestFirst: boolean;
};

/** Null for the order of the numbers, which holds by itself. */
export function rank<T extends Rankable>(
  comments: readonly T[],
  order: ThreadOrder,
  isNew: (comment: T) => boolean,
): Ranking | null {
  if (order === 'numbered') return null;
  const sent = bySeq(comments.filter((comment) => comment.seq !== null));
  const ranked = new Set(sent.map(({ id }) => id));
  const ids = (some: readonly T[]) => some.map(({ id }) => id);
  switch (order) {
    case 'newest': {
      const latest = overBranches(sent, ({ seq }) => seq ?? 0, Math.max);
      const after = ids(byFalling(sent, latest));
      return { before: [], after, ranked, latestFirst: true };
    }
    case 'reacted': {
      const before = ids(
        byFalling(sent, new Map(sent.map((each) => [each.id, reactionsOf(each)]))),
      );
      return { before, after: [], ranked, latestFirst: false };
    }
    case 'news': {
      const news = newsBelow(sent, isNew);
      const holds = (comment: T) => (news.get(comment.id) ?? 0) > 0;
      const before = ids(sent.filter(holds));
      const after = ids(sent.filter((comment) => !holds(comment)));
      return { before, after, ranked, latestFirst: false };
    }
  }
}

/** The comments so that those of one parent stand as the ranking has them. */
export function arrange<T extends Ordered>(comments: readonly T[], ranking: Ranking | null): T[] {
  if (ranking === null) return bySeq(comments);
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const come = bySeq(comments.filter(({ id }) => !ranking.ranked.has(id)));
  if (ranking.latestFirst) come.reverse();
  return [...found(ranking.before, byId), ...come, ...found(ranking.after, byId)];
}

/** Of each branch, its first comment included, how many comments are new. */
export function newsBelow<T extends Ordered>(
  comments: readonly T[],
  isNew: (comment: T) => boolean,
): Map<string, number> {
  const one = (comment: T) => (isNew(comment) ? 1 : 0);
  return overBranches(comments, one, (a, b) => a + b);
}

export function reactionsOf({ reactions }: Pick<Rankable, 'reactions'>): number {
  let sum = 0;
  for (const count of Object.values(reactions)) sum += count ?? 0;
  return sum;
}

function found<T>(ids: readonly string[], byId: ReadonlyMap<string, T>): T[] {
  const comments: T[] = [];
  for (const id of ids) {
    const comment = byId.get(id);
    if (comment !== undefined) comments.push(comment);
  }
  return comments;
}

/** Those with the same stay in the order given. */
function byFalling<T extends Ordered>(
  comments: readonly T[],
  by: ReadonlyMap<string, number>,
): T[] {
  return [...comments].sort((a, b) => (by.get(b.id) ?? 0) - (by.get(a.id) ?? 0));
}

function overBranches<T extends Ordered>(
  comments: readonly T[],
  of: (comment: T) => number,
  join: (a: number, b: number) => number,
): Map<string, number> {
  const values = new Map<string, number>();
  const placed = inNumberedOrder(comments);
  for (const { comment } of placed) values.set(comment.id, of(comment));
  // From the last to the first: a branch is counted before it is added to what it hangs on.
  for (let at = placed.length - 1; at >= 0; at -= 1) {
    const comment = placed[at]?.comment;
    const parent = comment?.parentId ? values.get(comment.parentId) : undefined;
    if (!comment?.parentId || parent === undefined) continue;
    values.set(comment.parentId, join(parent, values.get(comment.id) ?? 0));
  }
  return values;
}
