// The open article as its comments need it: the same object while nothing but its counters changes, so
// that a storm does not draw every comment in sight anew with each one that arrives.
import { useState } from 'react';
import type { Article } from '../../shared/bridge/engine-api.ts';

const counters: ReadonlySet<string> = new Set<keyof Article>([
  'commentCount',
  'lastSeq',
  'lastCommentAt',
  'seenSeq',
]);

export function useSteadyArticle(article: Article): Article {
  const [steady, setSteady] = useState(article);
  if (steady === article || isSameBesidesCounters(steady, article)) return steady;
  setSteady(article);
  return article;
}

function isSameBesidesCounters(before: Article, now: Article): boolean {
  return (Object.keys({ ...before, ...now }) as (keyof Article)[]).every(
    (key) =>
      counters.has(key) ||
      before[key] === now[key] ||
      JSON.stringify(before[key]) === JSON.stringify(now[key]),
  );
}
