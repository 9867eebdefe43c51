// What a comment needs to know of its article, and what it changes there: the hot part of the row,
// without its texts.
import type { Holding } from '../../shared/protocol/approval.ts';
import type { DiscussionMode } from '../../shared/protocol/articles.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { prepared } from './prepared-query.ts';
import type { WriteHandle } from './schema.ts';

export type ArticleCounters = {
  readonly revision: number;
  readonly mode: DiscussionMode;
  readonly slow_seconds: number;
  /** What waits for approval here; null for what the community says. */
  readonly holding: Holding | null;
  comment_count: number;
  last_seq: number;
  top_count: number;
  last_comment_at: number | null;
};

const select = prepared((db, given: { id: ArticleId }) =>
  db
    .selectFrom('articles')
    .select([
      'revision',
      'mode',
      'slow_seconds',
      'holding',
      'comment_count',
      'last_seq',
      'top_count',
      'last_comment_at',
    ])
    .where('id', '=', given.id),
);

export async function loadCounters(
  db: WriteHandle,
  id: ArticleId,
): Promise<ArticleCounters | null> {
  const { rows } = await select(db, { id });
  const row = rows[0];
  if (row === undefined) return null;
  return { ...row, holding: row.holding === null ? null : (JSON.parse(row.holding) as Holding) };
}

type Stored = Pick<
  ArticleCounters,
  'comment_count' | 'last_seq' | 'top_count' | 'last_comment_at'
> & { id: ArticleId; rev: number };

const update = prepared((db, given: Stored) =>
  db
    .updateTable('articles')
    .set({
      rev: given.rev,
      comment_count: given.comment_count,
      last_seq: given.last_seq,
      top_count: given.top_count,
      last_comment_at: given.last_comment_at,
    })
    .where('id', '=', given.id),
);

export async function storeCounters(
  db: WriteHandle,
  id: ArticleId,
  counters: ArticleCounters,
  rev: number,
): Promise<void> {
  await update(db, {
    id,
    rev,
    comment_count: counters.comment_count,
    last_seq: counters.last_seq,
    top_count: counters.top_count,
    last_comment_at: counters.last_comment_at,
  });
}
