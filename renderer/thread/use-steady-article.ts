// The open article as its comments need it: the same object while nothing but its counters changes, so
// that a storm does not draw every comment in sight anew with each one that arrives.
import { useState } from 'react';
import type { Article } from '../../shared/bridge/engine-api.ts';
import { isSameBesides } from '../state/same.ts';

const counters: ReadonlySet<keyof Article> = new Set([
  'commentCount',
  'lastSeq',
  'lastCommentAt',
  'seenSeq',
]);

export function useSteadyArticle(article: Article): Article {
  const [steady, setSteady] = useState(article);
  if (steady === article || isSameBesides(steady, article, counters)) return steady;
  setSteady(article);
  return article;
}
