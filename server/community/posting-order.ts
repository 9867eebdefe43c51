// The order in which comments from elsewhere are posted here: by date, each after the one it answers.
// Pure; numbers and revs follow from this order.

export type Dated = { key: string; parentKey: string | null; createdAt: number };

/**
 * Every comment once, the oldest first, those of one moment as given. A reply that claims to be older
 * than what it answers follows it at once; of comments that answer each other in a circle the oldest
 * comes first, before its parent.
 */
export function inPostingOrder<T extends Dated>(comments: readonly T[]): T[] {
  const byDate = [...comments].sort((a, b) => a.createdAt - b.createdAt);
  const unposted = new Map(byDate.map((comment) => [comment.key, comment]));
  const replies = new Map<string, T[]>();
  const posted: T[] = [];

  function post(first: T): void {
    const next = [first];
    for (let comment = next.pop(); comment !== undefined; comment = next.pop()) {
      if (unposted.get(comment.key) === comment) unposted.delete(comment.key);
      posted.push(comment);
      for (const reply of (replies.get(comment.key) ?? []).reverse()) next.push(reply);
      replies.delete(comment.key);
    }
  }

  for (const comment of byDate) {
    const { parentKey } = comment;
    if (parentKey === null || !unposted.has(parentKey)) {
      post(comment);
      continue;
    }
    const waiting = replies.get(parentKey);
    if (waiting) waiting.push(comment);
    else replies.set(parentKey, [comment]);
  }
  // Whoever still waits does so in a circle.
  for (const comment of byDate) {
    const waiting = comment.parentKey === null ? undefined : replies.get(comment.parentKey);
    if (!waiting?.includes(comment)) continue;
    replies.set(
      comment.parentKey ?? '',
      waiting.filter((other) => other !== comment),
    );
    post(comment);
  }
  return posted;
}
