// Recognises a write of one's own in a row from the server, so that it leaves the outbox in the very
// transaction in which the row is applied, even when its acknowledgement was lost.
import type { ArticleRow } from '../../../shared/protocol/articles.ts';
import type { CommentRow, OwnReactionRow } from '../../../shared/protocol/comments.ts';
import { unreachable } from '../../../shared/protocol/errors.ts';
import type { Row } from '../../../shared/protocol/sync.ts';
import type { Cache } from '../cache/database.ts';
import { deleteEntry, type Entry, entriesOfTarget } from './entries.ts';

type Telling = ArticleRow | CommentRow | OwnReactionRow;

/** Takes out the entries that the row shows to be done; answers their ids. */
export function settleByRow(db: Cache, row: Row): string[] {
  if (row.kind === 'community' || row.kind === 'member') return [];
  const done = entriesOfTarget(db, row.id).filter((entry) => shows(row, entry));
  return done.filter((entry) => deleteEntry(db, entry.entryId)).map((entry) => entry.entryId);
}

// A new thing is known by its id. A change is known by what it says, which an older row might say
// as well: so only a change that was really sent, and one that was sent alone: lanes send one by one.
function shows(row: Telling, entry: Entry): boolean {
  switch (entry.kind) {
    case 'comment.post':
      return row.kind === 'comment';
    case 'article.publish':
      return row.kind === 'article';
    case 'comment.remove':
      return row.kind === 'comment' && row.state === 'removed';
    case 'comment.edit':
      return isSent(entry) && row.kind === 'comment' && row.body === entry.request.body;
    case 'comment.react':
      return (
        isSent(entry) &&
        row.kind === 'ownReaction' &&
        row.reactions.includes(entry.request.reaction) === entry.request.on
      );
    case 'article.revise':
      return isSent(entry) && row.kind === 'article' && isRevised(row, entry.request);
    case 'article.setDiscussion':
      return (
        isSent(entry) &&
        row.kind === 'article' &&
        row.mode === entry.request.mode &&
        row.slowSeconds === (entry.request.slowSeconds ?? 0)
      );
    default:
      return unreachable(entry);
  }
}

function isSent(entry: Entry): boolean {
  return entry.tried && entry.error === null;
}

function isRevised(
  row: ArticleRow,
  request: Extract<Entry, { kind: 'article.revise' }>['request'],
) {
  const fields = ['headline', 'deck', 'body', 'byline'] as const;
  return (
    fields.every((field) => request[field] === undefined || request[field] === row[field]) &&
    (request.sources === undefined ||
      JSON.stringify(request.sources) === JSON.stringify(row.sources))
  );
}
