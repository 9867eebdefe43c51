// What a member writes: stored in the outbox, durably, before anything else happens. What becomes of
// it then is the sender's.
import { v7 as uuidv7 } from 'uuid';
import { draftOfCorrection } from '../../shared/bridge/correction-draft.ts';
import { beforeDraft } from '../../shared/bridge/draft-key.ts';
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import type { PublishRequest, ReviseRequest } from '../../shared/protocol/articles.ts';
import type {
  EditRequest,
  PostRequest,
  ReactRequest,
  RemoveRequest,
} from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import {
  type ActId,
  type ArticleId,
  articleIdSchema,
  type CommentId,
  commentIdSchema,
} from '../../shared/protocol/ids.ts';
import type { IgnoreRequest, ReportRequest } from '../../shared/protocol/reports.ts';
import type { AppealRequest } from '../../shared/protocol/sanctions.ts';
import { answerAnew, seenNow } from './answering.ts';
import { readComment } from './cache/comments.ts';
import { type Cache, durably } from './cache/database.ts';
import { forgetDraft, readDraft, saveDraft } from './cache/drafts.ts';
import { moderationRow } from './cache/moderation.ts';
import { markOpened, markRevision } from './cache/reads.ts';
import { actOnComment } from './moderating.ts';
import {
  giveUp,
  isOnlyHere,
  rewrite,
  textOf,
  writeEdit,
  writeIgnore,
  writeReaction,
  writeRemoval,
} from './outbox/compose.ts';
import {
  addEntry,
  deleteEntry,
  type Entry,
  entriesOfTarget,
  readEntry,
  releaseEntry,
  rewriteEntry,
} from './outbox/entries.ts';
import { draftOf, type Lane, type Write } from './outbox/writes.ts';
import type { Replica } from './replica.ts';

// Whatever is written here forgets the draft that it was, in the same transaction.

function forgetDraftOf(db: Cache, write: Write): void {
  const draft = draftOf(write);
  if (draft !== null) forgetDraft(db, draft);
}

/** Throws `RequestRefused`. */
export function postComment(
  replica: Replica,
  post: Omit<PostRequest, 'id' | 'answering'>,
): CommentId {
  const db = writable(replica);
  replica.expectArticle(post.articleId);
  const id = commentIdSchema.parse(uuidv7());
  const { articleId, parentId, body } = post;
  const seen = seenNow(replica, parentId);
  const answering = seen === null ? {} : { answering: seen.answering };
  const request = { id, articleId, parentId, body, ...answering };
  const write: Write = { kind: 'comment.post', request };
  durably(db, () => {
    addEntry(db, articleId, write, replica.now(), seen?.body ?? null);
    forgetDraftOf(db, write);
  });
  replica.wrote(articleId, write);
  return id;
}

export function editComment(replica: Replica, request: EditRequest): void {
  const write: Write = { kind: 'comment.edit', request };
  onComment(replica, write, (db, lane) => {
    writeEdit(db, lane, request.id, request.body, replica.now());
    forgetDraftOf(db, write);
  });
}

/** One's own comment goes; another's is an act of a moderator, whose id is answered. */
export function removeComment(replica: Replica, request: RemoveRequest): ActId | null {
  if (!isOwn(replica, request.id))
    return actOnComment(replica, { kind: 'comment.remove', request });
  onComment(replica, { kind: 'comment.remove', request }, (db, lane) =>
    writeRemoval(db, lane, request, replica.now()),
  );
  return null;
}

function isOwn({ db, member }: Replica, id: CommentId): boolean {
  const author =
    readComment(db, id)?.author ??
    moderationRow(db, 'desk', 'report', id)?.author ??
    moderationRow(db, 'desk', 'pending', id)?.author;
  // What nobody else has still waits to be sent.
  return author === undefined || author.id === member()?.id;
}

export function reactToComment(replica: Replica, request: ReactRequest): void {
  onComment(replica, { kind: 'comment.react', request }, (db, lane) =>
    writeReaction(db, lane, request, replica.now()),
  );
}

export function reportComment(replica: Replica, request: ReportRequest): void {
  const write: Write = { kind: 'comment.report', request };
  onComment(replica, write, (db, lane) => {
    dropUnsent(db, 'comment.report', request.id);
    addEntry(db, lane, write, replica.now());
    forgetDraftOf(db, write);
  });
}

function onComment(
  replica: Replica,
  write: Write & { request: { id: CommentId } },
  change: (db: Cache, lane: Lane) => void,
): void {
  const db = writable(replica);
  const { id } = write.request;
  const lane =
    readComment(db, id)?.articleId ??
    moderationRow(db, 'me', 'pending', id)?.articleId ??
    entriesOfTarget(db, id).find((entry) => entry.kind === 'comment.post')?.lane;
  if (lane === undefined) throw new RequestRefused('not_found', 'This comment is not here.');
  durably(db, () => change(db, lane));
  replica.wrote(lane, write);
}

export function ignoreMember(replica: Replica, request: IgnoreRequest): void {
  const db = writable(replica);
  durably(db, () => writeIgnore(db, request, replica.now()));
  replica.wrote('me', { kind: 'member.ignore', request });
}

export function writeAppeal(replica: Replica, request: AppealRequest): void {
  const db = writable(replica);
  const write: Write = { kind: 'appeal.write', request };
  durably(db, () => {
    dropUnsent(db, 'appeal.write', request.sanctionId);
    addEntry(db, 'me', write, replica.now());
    forgetDraftOf(db, write);
  });
  replica.wrote('me', write);
}

// What was written first and not sent, or refused, is overtaken by what is written now.
function dropUnsent(db: Cache, kind: Entry['kind'], targetId: string): void {
  for (const entry of entriesOfTarget(db, targetId)) {
    if (entry.kind === kind && isOnlyHere(entry)) deleteEntry(db, entry.entryId);
  }
}

export function publishArticle(replica: Replica, article: Omit<PublishRequest, 'id'>): ArticleId {
  const db = writable(replica);
  const id = articleIdSchema.parse(uuidv7());
  const write: Write = { kind: 'article.publish', request: { ...article, id } };
  durably(db, () => {
    addEntry(db, id, write, replica.now());
    // Whoever wrote it has read it.
    markOpened(db, id, replica.now());
    markRevision(db, id, 1);
    forgetDraftOf(db, write);
  });
  replica.wrote(id, write);
  return id;
}

export function reviseArticle(replica: Replica, request: ReviseRequest): void {
  const db = writable(replica);
  replica.expectArticle(request.id);
  const write: Write = { kind: 'article.revise', request };
  durably(db, () => {
    addEntry(db, request.id, write, replica.now());
    forgetDraftOf(db, write);
  });
  replica.wrote(request.id, write);
}

/**
 * Sends a refused write again as it is; an approval for the text that is shown by now, and a held reply
 * as an answer to what is shown by now.
 */
export function retryWrite(replica: Replica, entryId: string): void {
  const { db } = replica;
  const entry = expectEntry(replica, entryId);
  if (entry.error !== null) {
    durably(db, () => {
      if (entry.kind === 'comment.approve') {
        const rev = moderationRow(db, 'desk', 'pending', entry.request.id)?.rev;
        rewriteEntry(db, entryId, { ...entry.request, rev });
      }
      answerAnew(replica, entry);
      releaseEntry(db, entryId);
    });
  }
  replica.wrote(entry.lane, entry);
}

/**
 * Gives a write up; answers its text, and in which draft it is now. A comment that was sent already may
 * stand on the server all the same, so it is removed there: its text could come again from the draft.
 * Of other writes, what was sent already may hold.
 */
export function discardWrite(
  replica: Replica,
  entryId: string,
): { body: string | null; draft: DraftPlace | null } {
  const entry = expectEntry(replica, entryId);
  if (replica.isSending(entryId)) {
    throw new RequestRefused('conflict', 'It is being sent at this moment.');
  }
  const { db } = replica;
  const body = textOf(entry);
  const draft = draftToGoOn(db, entry);
  durably(db, () => {
    if (entry.kind === 'comment.post' && !isOnlyHere(entry)) {
      writeRemoval(db, entry.lane, { id: entry.request.id }, replica.now());
    } else giveUp(db, entry);
    if (draft === null) return;
    const there = readDraft(db, draft) ?? {};
    if (entry.kind === 'article.revise') {
      saveDraft(db, draft, { ...draftOfCorrection(entry.request), ...there }, replica.now());
    } else if (body !== null) {
      saveDraft(db, draft, { text: beforeDraft(body, there.text ?? '') }, replica.now());
    }
  });
  replica.wrote(entry.lane, entry, draft);
  return { body, draft };
}

/** Where a comment, a correction or an appeal is at hand to be written on; null for all other writes. */
function draftToGoOn(db: Cache, entry: Entry): DraftPlace | null {
  if (entry.kind === 'article.revise' || entry.kind === 'appeal.write') return draftOf(entry);
  if (entry.kind !== 'comment.post') return null;
  const { articleId, parentId } = entry.request;
  const parent = parentId === null ? null : readComment(db, parentId);
  // Nobody can begin a reply to what is gone.
  const isGone = parent !== null && parent.state !== 'visible';
  return { of: 'comment', articleId, parentId: isGone ? null : parentId };
}

export function rewriteWrite(replica: Replica, entryId: string, body: string): void {
  const entry = expectEntry(replica, entryId);
  if (entry.kind !== 'comment.post' && entry.kind !== 'comment.edit') {
    throw new RequestRefused('invalid', 'Only a comment can be rewritten.', {
      field: 'entryId',
    });
  }
  const draft: DraftPlace = { of: 'edit', commentId: entry.request.id };
  durably(replica.db, () => {
    answerAnew(replica, entry);
    // As it is after that, lest what the writer has seen now be written over.
    rewrite(replica.db, expectEntry(replica, entryId), body, replica.now());
    forgetDraft(replica.db, draft);
  });
  replica.wrote(entry.lane, entry, draft);
}

function writable(replica: Replica): Cache {
  if (replica.member() === null) {
    throw new RequestRefused('unauthenticated', 'Sign in to write here.');
  }
  return replica.db;
}

function expectEntry(replica: Replica, entryId: string): Entry {
  const entry = readEntry(replica.db, entryId);
  if (entry === null) throw new RequestRefused('not_found', 'This is not waiting any more.');
  return entry;
}
