// How many comments of a thread came in each step of the last days, as cached: SQL alone.
import type { ArticleId } from '../../../shared/protocol/ids.ts';
import { type Cache, prepared } from './database.ts';

/** A week in steps of six hours. */
export const activitySteps = 28;
export const stepMs = 6 * 60 * 60_000;

type Step = { step: number; count: number };

/** The oldest step first; null where the thread is not whole here. `now`: epoch milliseconds. */
export function activityOf(db: Cache, articleId: ArticleId, now: number): number[] | null {
  const complete = prepared<[string], { complete: number }>(
    db,
    'select complete from streams where stream = ?',
  ).get(`thread:${articleId}`);
  if (complete?.complete !== 1) return null;
  const from = now - activitySteps * stepMs;
  const counts: number[] = new Array(activitySteps).fill(0);
  for (const { step, count } of prepared<[{ id: ArticleId; from: number; step: number }], Step>(
    db,
    activitySql,
  ).all({ id: articleId, from, step: stepMs })) {
    // What the server's clock has written a moment after this one belongs to the last.
    const at = Math.min(step, activitySteps - 1);
    counts[at] = (counts[at] ?? 0) + count;
  }
  return counts;
}
export const activitySql = `
  select cast((created_at - :from) / :step as integer) as step, count(*) as count from comments
  where article_id = :id and created_at >= :from and state = 'visible'
  group by step`;
