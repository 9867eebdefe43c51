// What changed in the cache or the outbox, so that the view can be told. Names things, holds no rows.
import { type ArticleId, type CommentId, commentIdSchema } from '../../../shared/protocol/ids.ts';
import type { Entry } from '../outbox/entries.ts';
import { actIdOf, type Lane, targetOf, type Write } from '../outbox/writes.ts';

export type Applied = {
  /** The community's or one's own member row, one's mutes and bans, or how much waits. */
  community: boolean;
  /** One's own role may be another, or one was banned or freed: what one may read changes with it. */
  standing: boolean;
  /** Whom one ignores. */
  ignored: boolean;
  /** Anything of the desk or the log. */
  desk: boolean;
  articles: Set<ArticleId>;
  comments: Map<ArticleId, Set<CommentId>>;
  /** Outbox entries that are done. */
  settled: string[];
  /** The lanes in which they stood. */
  lanes: Set<Lane>;
};

export function nothingApplied(): Applied {
  return {
    community: false,
    standing: false,
    ignored: false,
    desk: false,
    articles: new Set(),
    comments: new Map(),
    settled: [],
    lanes: new Set(),
  };
}

export function addComment(applied: Applied, articleId: ArticleId, id: CommentId): void {
  const ids = applied.comments.get(articleId);
  if (ids === undefined) applied.comments.set(articleId, new Set([id]));
  else ids.add(id);
}

/** Adds a write that is done. */
export function addSettled(applied: Applied, entry: Entry): void {
  applied.settled.push(entry.entryId);
  applied.lanes.add(entry.lane);
  addWrite(applied, entry);
}

/** Adds what a write shows on while it waits: written, sent, refused, done or given up. */
export function addWrite(applied: Applied, write: Write & { lane: Lane }): void {
  applied.community = true;
  if (actIdOf(write) !== null) applied.desk = true;
  if (write.lane === 'desk' || write.lane === 'rules' || write.lane === 'me') {
    if (write.lane !== 'me') applied.desk = true;
    if (write.kind === 'member.ignore') applied.ignored = true;
    return;
  }
  applied.articles.add(write.lane);
  if (write.kind.startsWith('article.')) return;
  const comment = commentIdSchema.safeParse(targetOf(write));
  if (comment.success) addComment(applied, write.lane, comment.data);
}
