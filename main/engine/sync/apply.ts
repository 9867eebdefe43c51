// The one door through which rows from the server enter the cache. Whatever a row settles in the
// outbox is taken out in the same transaction.
import type { RevocationRow } from '../../../shared/protocol/comments.ts';
import type { Changes, Row } from '../../../shared/protocol/sync.ts';
import { unreachable } from '../../../shared/unreachable.ts';
import { putArticle } from '../cache/articles.ts';
import { noteOwnReaction, putComment, putOwnReactions, readComment } from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { putCommunity, putMember } from '../cache/members.ts';
import { putMention } from '../cache/mentions.ts';
import {
  type ModerationRow,
  type ModerationStream,
  putModeration,
  revokePendingText,
  revokeReportedText,
} from '../cache/moderation.ts';
import { putRead } from '../cache/reads.ts';
import { revokeComment } from '../cache/revocations.ts';
import { fromReserve } from '../cache/room.ts';
import { takingMany } from '../cache/search-upkeep.ts';
import { moveCursor, streamPlace } from '../cache/streams.ts';
import { countEntries, deleteEntry, type Entry, forgetAnswered } from '../outbox/entries.ts';
import { settleByRow } from '../outbox/settle.ts';
import type { AnsweredRow } from '../outbox/writes.ts';
import { type Applied, addComment, addSettled, nothingApplied } from './applied.ts';

/**
 * Applies what lies above the stream's cursor and moves the cursor to `to`. The caller has seen to it
 * that from ≤ cursor < to. What was withheld goes first, and with it or not at all.
 */
export function applyChanges(
  db: Cache,
  changes: Changes,
  revocations: readonly RevocationRow[] = [],
): Applied {
  return db.transaction(() => {
    const { cursor } = streamPlace(db, changes.stream);
    const applied = nothingApplied();
    const rows = changes.rows.filter((row) => row.rev > cursor);
    takingOut(db, [...revocations, ...rows].filter(takesOut).length, () => {
      for (const row of inOrderOfId(revocations)) revoke(db, row, applied);
      const parts = inOrderOfId(rows).map((row) => asPartOf(changes.stream, row));
      putRows(db, parts, applied);
    });
    moveCursor(db, changes.stream, changes.to);
    return applied;
  })();
}

/** Applies what was withheld where no other row comes with it. */
export function applyRevocations(db: Cache, revocations: readonly RevocationRow[]): Applied {
  return db.transaction(() => {
    const applied = nothingApplied();
    takingOut(db, revocations.length, () => {
      for (const row of inOrderOfId(revocations)) revoke(db, row, applied);
    });
    return applied;
  })();
}

/** So many texts are taken out of the search index's pages one by one. */
const fewTexts = 8;

function takingOut(db: Cache, texts: number, work: () => void): void {
  if (texts > fewTexts) takingMany(db, work);
  else work();
}

/** Whether the row may take a text out of the cache, or put another in its place. */
function takesOut(row: Row): boolean {
  return (
    row.kind === 'revocation' ||
    (row.kind === 'comment' && (row.body === null || row.editedAt !== null))
  );
}

// Ids ascend with time, and so do the search index's rows: a step back in it costs a page of its own. Each
// row is of another thing, so that their order means nothing else.
function inOrderOfId<T extends { id: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Takes out what was withheld, where there is no room for what came with it. No cursor moves, so the
 * rows come again; what is not here needs no taking out.
 */
export function withhold(
  db: Cache,
  revocations: readonly RevocationRow[],
  rows: readonly Row[],
): Applied {
  const gone = rows.filter(
    (row) => row.kind === 'comment' && row.body === null && readComment(db, row.id) !== null,
  );
  return fromReserve(db, () =>
    db.transaction(() => {
      const applied = nothingApplied();
      takingOut(db, revocations.length + gone.length, () => {
        for (const row of inOrderOfId(revocations)) revoke(db, row, applied);
        const parts = inOrderOfId(gone).map((row) => asPartOf('feed', row));
        putRows(db, parts, applied);
      });
      return applied;
    })(),
  );
}

/** Applies single rows as they came with an answer; no cursor moves, for others may be missing. */
export function applyRows(db: Cache, rows: Row[]): Applied {
  return db.transaction(() => {
    const applied = nothingApplied();
    putRows(
      db,
      rows.map((row) => asPartOf('feed', row)),
      applied,
    );
    return applied;
  })();
}

/** Applies the rows that answer a write, and takes the write out of the outbox. */
export function applyAnswer(db: Cache, entry: Entry, rows: readonly AnsweredRow[]): Applied {
  return db.transaction(() => {
    const applied = nothingApplied();
    const stillThere = deleteEntry(db, entry.entryId);
    putRows(db, rows, applied);
    if (stillThere) {
      addSettled(applied, entry);
      noteAnswered(db, entry);
    }
    return applied;
  })();
}

// What the answer itself does not hold, until the row that does comes in `me`.
function noteAnswered(db: Cache, entry: Entry): void {
  if (entry.kind !== 'comment.react' && entry.kind !== 'comment.report') return;
  const comment = readComment(db, entry.request.id);
  if (comment === null) return;
  if (entry.kind === 'comment.react') {
    noteOwnReaction(db, comment, entry.request.reaction, entry.request.on);
    return;
  }
  putModeration(db, 'me', {
    kind: 'ownReport',
    id: comment.id,
    rev: 0,
    articleId: comment.articleId,
    reason: entry.request.reason,
    at: new Date(entry.writtenAt).toISOString(),
    outcome: 'open',
  });
}

function asPartOf(stream: Changes['stream'], row: Row): AnsweredRow {
  return { stream: stream === 'me' || stream === 'log' ? stream : 'desk', row };
}

function putRows(db: Cache, rows: readonly AnsweredRow[], applied: Applied): void {
  const counts = countEntries(db);
  const outboxIsEmpty = counts.waiting + counts.refused === 0;
  for (const { stream, row } of rows) {
    // A row that is no newer than the cached one tells nothing new about the outbox either.
    if (!putRow(db, stream, row, applied) || outboxIsEmpty) continue;
    for (const entry of settleByRow(db, row)) addSettled(applied, entry);
  }
}

function putRow(db: Cache, stream: ModerationStream, row: Row, applied: Applied): boolean {
  switch (row.kind) {
    case 'community':
      if (!putCommunity(db, row)) return false;
      applied.community = true;
      return true;
    case 'member':
      if (!putMember(db, row)) return false;
      applied.community = true;
      applied.standing = true;
      return true;
    case 'article':
      if (!putArticle(db, row)) return false;
      applied.articles.add(row.id);
      return true;
    case 'comment':
      if (row.body === null) forgetAnswered(db, row.id);
      if (!putComment(db, row)) return false;
      addComment(applied, row.articleId, row.id);
      return true;
    case 'revocation':
      return revoke(db, row, applied);
    case 'ownReaction':
      if (!putOwnReactions(db, row)) return false;
      addComment(applied, row.articleId, row.id);
      return true;
    case 'mention':
      if (!putMention(db, row)) return false;
      addComment(applied, row.articleId, row.id);
      return true;
    case 'read':
      if (!putRead(db, row)) return false;
      applied.articles.add(row.id);
      return true;
    case 'ownReport':
    case 'ignored':
    case 'mute':
    case 'ban':
    case 'pending':
    case 'report':
    case 'note':
    case 'rule':
    case 'log':
    case 'publicLog':
      if (!putModeration(db, stream, row)) return false;
      if (stream === 'me') addOwn(applied, row);
      else applied.desk = true;
      return true;
    default:
      return unreachable(row);
  }
}

function addOwn(applied: Applied, row: ModerationRow): void {
  switch (row.kind) {
    case 'ownReport':
    case 'pending':
      addComment(applied, row.articleId, row.id);
      return;
    case 'ignored':
      applied.community = true;
      applied.ignored = true;
      return;
    case 'mute':
      applied.community = true;
      return;
    case 'ban':
      applied.community = true;
      applied.standing = true;
      return;
    default:
      throw new Error(`a ${row.kind} stands in no member's own stream`);
  }
}

function revoke(db: Cache, row: RevocationRow, applied: Applied): boolean {
  if (row.state !== 'visible') forgetAnswered(db, row.id);
  // A hidden comment's text stays on the moderators' desk; a removed one's nowhere.
  if (row.state === 'removed' && revokeReportedText(db, row.id)) applied.desk = true;
  for (const stream of row.state === 'visible' ? [] : revokePendingText(db, row.id)) {
    if (stream === 'desk') applied.desk = true;
    else addComment(applied, row.articleId, row.id);
  }
  if (!revokeComment(db, row)) return false;
  addComment(applied, row.articleId, row.id);
  return true;
}
