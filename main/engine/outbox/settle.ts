// Recognises a write of one's own in a row from the server, so that it leaves the outbox in the very
// transaction in which the row is applied, even when its acknowledgement was lost.
import type { ArticleRow } from '../../../shared/protocol/articles.ts';
import type { Row } from '../../../shared/protocol/sync.ts';
import type { Cache } from '../cache/database.ts';
import { deleteEntry, type Entry, entriesOfTarget, readEntry } from './entries.ts';
import { actIdOf } from './writes.ts';

/** Takes out the entries that the row shows to be done; answers them. */
export function settleByRow(db: Cache, row: Row): Entry[] {
  const done =
    row.kind === 'log'
      ? [readEntry(db, row.id)].filter((entry) => entry !== null)
      : entriesOfTarget(db, row.id).filter((entry) => shows(row, entry));
  return done.filter((entry) => deleteEntry(db, entry.entryId));
}

// A new thing is known by its id, and an act by its entry in the log. A change is known by what it
// says, which an older row might say as well: so only a change that was really sent, and one that was
// sent alone: lanes send one by one.
function shows(row: Row, entry: Entry): boolean {
  switch (entry.kind) {
    case 'comment.post':
      return row.kind === 'comment' || row.kind === 'pending';
    case 'article.publish':
      return row.kind === 'article';
    case 'note.add':
      return row.kind === 'note';
    case 'note.delete':
      return row.kind === 'note' && row.text === null;
    case 'comment.remove':
      // Another moderator's removal is not this one: who is second is told so.
      if (actIdOf(entry) !== null) return false;
      return (
        (row.kind === 'comment' && row.state === 'removed') ||
        (row.kind === 'pending' && row.state === 'withdrawn')
      );
    case 'comment.edit':
      return (
        isSent(entry) &&
        (row.kind === 'comment' || row.kind === 'pending') &&
        row.body === entry.request.body
      );
    case 'comment.react':
      return (
        isSent(entry) &&
        row.kind === 'ownReaction' &&
        row.reactions.includes(entry.request.reaction) === entry.request.on
      );
    case 'comment.report':
      return isSent(entry) && row.kind === 'ownReport' && row.reason === entry.request.reason;
    case 'member.ignore':
      return isSent(entry) && row.kind === 'ignored' && row.on === entry.request.on;
    case 'appeal.write':
      return (row.kind === 'mute' || row.kind === 'ban') && row.appeal !== null;
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
      // The acts of moderators: their entries in the log tell.
      return false;
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
