// The one door through which rows from the server enter the cache. Whatever a row settles in the
// outbox is taken out in the same transaction.
import type { ReactRequest } from '../../../shared/protocol/comments.ts';
import { unreachable } from '../../../shared/protocol/errors.ts';
import type { ArticleId, CommentId } from '../../../shared/protocol/ids.ts';
import type { Changes, Row } from '../../../shared/protocol/sync.ts';
import { putArticle } from '../cache/articles.ts';
import { noteOwnReaction, putComment, putOwnReactions } from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { putCommunity, putMember } from '../cache/members.ts';
import { moveCursor, streamPlace } from '../cache/streams.ts';
import { countEntries, deleteEntry } from '../outbox/entries.ts';
import { settleByRow } from '../outbox/settle.ts';

/** What one transaction changed in the cache. */
export type Applied = {
  /** The community's or one's own member row. */
  community: boolean;
  articles: Set<ArticleId>;
  comments: Map<ArticleId, Set<CommentId>>;
  /** Outbox entries that are done. */
  settled: string[];
};

/**
 * Applies what lies above the stream's cursor and moves the cursor to `to`. The caller has seen to it
 * that from ≤ cursor < to.
 */
export function applyChanges(db: Cache, changes: Changes): Applied {
  return db.transaction(() => {
    const { cursor } = streamPlace(db, changes.stream);
    const applied = putRows(
      db,
      changes.rows.filter((row) => row.rev > cursor),
    );
    moveCursor(db, changes.stream, changes.to);
    return applied;
  })();
}

/** Applies single rows as they came with an answer; no cursor moves, for others may be missing. */
export function applyRows(db: Cache, rows: Row[]): Applied {
  return db.transaction(() => putRows(db, rows))();
}

/** Applies the row that answers a write, and takes the write out of the outbox. */
export function applyAnswer(
  db: Cache,
  entryId: string,
  row: Row,
  reaction: ReactRequest | null,
): Applied {
  return db.transaction(() => {
    const stillThere = deleteEntry(db, entryId);
    const applied = putRows(db, [row]);
    if (stillThere) {
      applied.settled.push(entryId);
      if (reaction !== null && row.kind === 'comment') {
        noteOwnReaction(db, row, reaction.reaction, reaction.on);
        addComment(applied, row.articleId, row.id);
      }
    }
    return applied;
  })();
}

function putRows(db: Cache, rows: Row[]): Applied {
  const applied: Applied = {
    community: false,
    articles: new Set(),
    comments: new Map(),
    settled: [],
  };
  const counts = countEntries(db);
  const outboxIsEmpty = counts.waiting + counts.refused === 0;
  for (const row of rows) {
    // A row that is no newer than the cached one tells nothing new about the outbox either.
    if (putRow(db, row, applied) && !outboxIsEmpty) applied.settled.push(...settleByRow(db, row));
  }
  return applied;
}

function putRow(db: Cache, row: Row, applied: Applied): boolean {
  switch (row.kind) {
    case 'community':
      if (!putCommunity(db, row)) return false;
      applied.community = true;
      return true;
    case 'member':
      if (!putMember(db, row)) return false;
      applied.community = true;
      return true;
    case 'article':
      if (!putArticle(db, row)) return false;
      applied.articles.add(row.id);
      return true;
    case 'comment':
      if (!putComment(db, row)) return false;
      addComment(applied, row.articleId, row.id);
      return true;
    case 'ownReaction':
      if (!putOwnReactions(db, row)) return false;
      addComment(applied, row.articleId, row.id);
      return true;
    default:
      return unreachable(row);
  }
}

function addComment(applied: Applied, articleId: ArticleId, id: CommentId): void {
  const ids = applied.comments.get(articleId);
  if (ids === undefined) applied.comments.set(articleId, new Set([id]));
  else ids.add(id);
}
