// Who is there at this moment in the threads that this device's windows have in sight. Nothing of it is
// stored: it is told anew on each connection and forgotten with it.
import type { ThreadPresence } from '../../shared/bridge/presence.ts';
import { limits } from '../../shared/limits.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import type { Presence } from '../../shared/protocol/presence.ts';

export type PresencesPorts = {
  /** Tells the server; what becomes of it is not waited for. */
  attend: (articleIds: ArticleId[]) => void;
  /** Who is there in the thread is not as before. */
  onChange: (articleId: ArticleId) => void;
};

export function createPresences({ attend, onChange }: PresencesPorts) {
  let isOnline = false;
  /** By view. */
  const inSight = new Map<string, { articleId: ArticleId; until: number }>();
  const told = new Map<ArticleId, Presence>();
  let said = '[]';
  /** A window that was closed says no more. */
  let timer: NodeJS.Timeout | undefined;

  function threadsInSight(): ArticleId[] {
    const now = performance.now();
    for (const [viewId, { until }] of inSight) if (until <= now) inSight.delete(viewId);
    return [...new Set([...inSight.values()].map(({ articleId }) => articleId))];
  }

  function say(): void {
    const articleIds = threadsInSight();
    articleIds.splice(limits.attendedThreads);
    for (const id of told.keys()) if (!articleIds.includes(id)) told.delete(id);
    sayAgainInTime();
    const text = JSON.stringify(articleIds);
    if (!isOnline || text === said) return;
    said = text;
    attend(articleIds);
  }

  function sayAgainInTime(): void {
    clearTimeout(timer);
    if (!isOnline || inSight.size === 0) return;
    const first = Math.min(...[...inSight.values()].map(({ until }) => until));
    timer = setTimeout(say, first - performance.now() + 1);
  }

  return {
    inSight: threadsInSight,
    /** The thread that the view has in sight from now on; null for none here. */
    attend(viewId: string, articleId: ArticleId | null): void {
      if (articleId === null && !inSight.has(viewId)) return;
      if (articleId === null) inSight.delete(viewId);
      else inSight.set(viewId, { articleId, until: performance.now() + limits.attendedMs });
      say();
    },
    online(): void {
      isOnline = true;
      said = '[]';
      say();
    },
    offline(): void {
      isOnline = false;
      clearTimeout(timer);
      const known = [...told.keys()];
      told.clear();
      for (const articleId of known) onChange(articleId);
    },
    take(presence: Presence): void {
      // What was on its way while the thread went out of sight.
      if (!threadsInSight().includes(presence.articleId)) return;
      told.set(presence.articleId, presence);
      onChange(presence.articleId);
    },
    /** `without`: of whose writing nothing is said. */
    in(articleId: ArticleId, without: readonly MemberId[]): ThreadPresence {
      const { readers, typing } = told.get(articleId) ?? { readers: 0, typing: [] };
      const shown = typing.filter(({ id }) => !without.includes(id));
      return { readers, typing: shown.map(({ name }) => name) };
    },
  };
}
