// How a new write joins what already waits: edits of a comment that was never sent change it in
// place, a reaction taken back before it was sent is not sent at all. Each function runs inside the
// caller's durable transaction.
import type { ReactRequest, RemoveRequest } from '../../../shared/protocol/comments.ts';
import type { CommentId } from '../../../shared/protocol/ids.ts';
import type { IgnoreRequest } from '../../../shared/protocol/reports.ts';
import { ownReactions } from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { moderationRow } from '../cache/moderation.ts';
import {
  addEntry,
  deleteEntry,
  type Entry,
  entriesOfLane,
  entriesOfTarget,
  releaseEntry,
  rewriteEntry,
} from './entries.ts';
import { actIdOf, type Lane, targetOf } from './writes.ts';

/** Whether the entry cannot stand on the server: never sent, or sent and refused. */
export function isOnlyHere(entry: Entry): boolean {
  return !entry.tried || entry.error !== null;
}

export function writeEdit(
  db: Cache,
  lane: Lane,
  commentId: CommentId,
  body: string,
  at: number,
): void {
  const changeable = entriesOfTarget(db, commentId).findLast(
    (entry) => entry.kind === 'comment.post' || entry.kind === 'comment.edit',
  );
  if (changeable !== undefined && isOnlyHere(changeable)) rewriteBody(db, changeable, body);
  else addEntry(db, lane, { kind: 'comment.edit', request: { id: commentId, body } }, at);
}

/** Gives a comment or an edit that is only here another text, and lets it go on its way. */
function rewriteBody(db: Cache, entry: Entry, body: string): void {
  if (entry.kind !== 'comment.post' && entry.kind !== 'comment.edit') {
    throw new Error(`a ${entry.kind} has no text to rewrite`);
  }
  rewriteEntry(db, entry.entryId, { ...entry.request, body });
  if (entry.error !== null) releaseEntry(db, entry.entryId);
}

/** The removal of one's own comment; a moderator's is an act. */
export function writeRemoval(db: Cache, lane: Lane, request: RemoveRequest, at: number): void {
  const written = entriesOfTarget(db, request.id);
  const post = written.find((entry) => entry.kind === 'comment.post');
  // What nobody has seen is not removed but given up, with all that was written to it.
  if (post !== undefined && isOnlyHere(post)) {
    giveUp(db, post);
    return;
  }
  for (const entry of written) {
    // Sent again it would stand there for a moment, if it has not arrived. If it has, the removal finds it:
    // what is still under way from an earlier connection the server takes no more.
    if (entry === post) deleteEntry(db, entry.entryId);
    // A waiting edit of a comment that is to go is not worth sending; a second removal neither.
    const isOvertaken =
      post !== undefined ||
      entry.kind === 'comment.edit' ||
      (entry.kind === 'comment.remove' && actIdOf(entry) === null);
    if (isOvertaken && isOnlyHere(entry)) deleteEntry(db, entry.entryId);
  }
  addEntry(db, lane, { kind: 'comment.remove', request }, at);
}

/** Adds the reaction unless what is cached and already sent comes to the same. */
export function writeReaction(db: Cache, lane: Lane, request: ReactRequest, at: number): void {
  let on = ownReactions(db, request.id).includes(request.reaction);
  for (const entry of entriesOfTarget(db, request.id)) {
    if (entry.kind !== 'comment.react' || entry.request.reaction !== request.reaction) continue;
    if (isOnlyHere(entry)) deleteEntry(db, entry.entryId);
    else on = entry.request.on;
  }
  if (on !== request.on) addEntry(db, lane, { kind: 'comment.react', request }, at);
}

/** Adds the wish unless what is cached and already sent comes to the same. */
export function writeIgnore(db: Cache, request: IgnoreRequest, at: number): void {
  let on = moderationRow(db, 'me', 'ignored', request.memberId)?.on ?? false;
  for (const entry of entriesOfTarget(db, request.memberId)) {
    if (entry.kind !== 'member.ignore') continue;
    if (isOnlyHere(entry)) deleteEntry(db, entry.entryId);
    else on = entry.request.on;
  }
  if (on !== request.on) addEntry(db, 'me', { kind: 'member.ignore', request }, at);
}

/** Takes the entry out, and with a thing that is only here all that was written to it. */
export function giveUp(db: Cache, entry: Entry): void {
  deleteEntry(db, entry.entryId);
  if (!isOnlyHere(entry)) return;
  const lost =
    entry.kind === 'article.publish'
      ? entriesOfLane(db, entry.lane)
      : entry.kind === 'comment.post'
        ? entriesOfTarget(db, targetOf(entry))
        : // Nothing was done under the act's id, so nothing is to be taken back.
          entriesOfTarget(db, entry.entryId).filter(({ kind }) => kind === 'log.revert');
  for (const { entryId } of lost) deleteEntry(db, entryId);
}

/** `outbox.rewrite`: another text for a comment or an edit, wherever it has come to. */
export function rewrite(db: Cache, entry: Entry, body: string, at: number): void {
  if (entry.kind !== 'comment.post' && entry.kind !== 'comment.edit') {
    throw new Error(`a ${entry.kind} has no text to rewrite`);
  }
  writeEdit(db, entry.lane, entry.request.id, body, at);
}

/** The text that the entry carries, for the composer to have it back; null where there is none. */
export function textOf(entry: Entry): string | null {
  switch (entry.kind) {
    case 'comment.post':
    case 'comment.edit':
    case 'article.publish':
      return entry.request.body;
    case 'article.revise':
      return entry.request.body ?? null;
    case 'appeal.write':
    case 'note.add':
      return entry.request.text;
    case 'appeal.decide':
      return entry.request.answer;
    default:
      return null;
  }
}
