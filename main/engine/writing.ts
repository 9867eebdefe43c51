// What a member writes: stored in the outbox, durably, before anything else happens. What becomes of
// it then is the sender's.
import { v7 as uuidv7 } from 'uuid';
import type {
  PublishRequest,
  ReviseRequest,
  SetDiscussionRequest,
} from '../../shared/protocol/articles.ts';
import type {
  EditRequest,
  PostRequest,
  ReactRequest,
  RemoveRequest,
} from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import {
  type ArticleId,
  articleIdSchema,
  type CommentId,
  commentIdSchema,
} from '../../shared/protocol/ids.ts';
import { hasArticle } from './cache/articles.ts';
import { readComment } from './cache/comments.ts';
import { type Cache, durably } from './cache/database.ts';
import { saveDraft } from './cache/places.ts';
import {
  giveUp,
  rewrite,
  textOf,
  writeEdit,
  writeReaction,
  writeRemoval,
} from './outbox/compose.ts';
import {
  addEntry,
  type Entry,
  entriesOfTarget,
  readEntry,
  releaseEntry,
} from './outbox/entries.ts';
import type { Replica } from './replica.ts';

/** Stores the comment and forgets the draft that it was, in one. Throws `RequestRefused`. */
export function postComment(replica: Replica, post: Omit<PostRequest, 'id'>): CommentId {
  const db = writable(replica);
  expectArticle(db, post.articleId);
  const id = commentIdSchema.parse(uuidv7());
  const at = Date.now();
  durably(db, () => {
    const { articleId, parentId, body } = post;
    const request = { id, articleId, parentId, body };
    addEntry(db, articleId, { kind: 'comment.post', request }, at);
    saveDraft(db, { articleId, parentId }, '', at);
  });
  replica.wrote(post.articleId, id);
  return id;
}

export function editComment(replica: Replica, edit: EditRequest): void {
  onComment(replica, edit.id, (db, lane) => writeEdit(db, lane, edit.id, edit.body, Date.now()));
}

export function removeComment(replica: Replica, removal: RemoveRequest): void {
  onComment(replica, removal.id, (db, lane) => writeRemoval(db, lane, removal, Date.now()));
}

export function reactToComment(replica: Replica, reaction: ReactRequest): void {
  onComment(replica, reaction.id, (db, lane) => writeReaction(db, lane, reaction, Date.now()));
}

function onComment(
  replica: Replica,
  id: CommentId,
  write: (db: Cache, lane: ArticleId) => void,
): void {
  const db = writable(replica);
  const lane =
    readComment(db, id)?.articleId ??
    entriesOfTarget(db, id).find((entry) => entry.kind === 'comment.post')?.lane;
  if (lane === undefined) throw new RequestRefused('not_found', 'This comment is not here.');
  durably(db, () => write(db, lane));
  replica.wrote(lane, id);
}

export function publishArticle(replica: Replica, article: Omit<PublishRequest, 'id'>): ArticleId {
  const db = writable(replica);
  const id = articleIdSchema.parse(uuidv7());
  const request = { ...article, id };
  durably(db, () => addEntry(db, id, { kind: 'article.publish', request }, Date.now()));
  replica.wrote(id, null);
  return id;
}

export function reviseArticle(replica: Replica, request: ReviseRequest): void {
  const db = writable(replica);
  expectArticle(db, request.id);
  durably(db, () => addEntry(db, request.id, { kind: 'article.revise', request }, Date.now()));
  replica.wrote(request.id, null);
}

export function setDiscussion(replica: Replica, request: SetDiscussionRequest): void {
  const db = writable(replica);
  expectArticle(db, request.id);
  durably(db, () =>
    addEntry(db, request.id, { kind: 'article.setDiscussion', request }, Date.now()),
  );
  replica.wrote(request.id, null);
}

/** Sends a refused write again as it is. */
export function retryWrite(replica: Replica, entryId: string): void {
  const entry = expectEntry(replica, entryId);
  if (entry.error !== null) durably(replica.db, () => releaseEntry(replica.db, entryId));
  wroteEntry(replica, entry);
}

/** Gives a write up; answers its text. What was sent already may stand on the server all the same. */
export function discardWrite(replica: Replica, entryId: string): { body: string | null } {
  const entry = expectEntry(replica, entryId);
  if (replica.isSending(entryId)) {
    throw new RequestRefused('conflict', 'It is being sent at this moment.');
  }
  durably(replica.db, () => giveUp(replica.db, entry));
  wroteEntry(replica, entry);
  return { body: textOf(entry) };
}

export function rewriteWrite(replica: Replica, entryId: string, body: string): void {
  const entry = expectEntry(replica, entryId);
  if (entry.kind !== 'comment.post' && entry.kind !== 'comment.edit') {
    throw new RequestRefused('invalid', 'Only a comment can be written anew.', {
      field: 'entryId',
    });
  }
  durably(replica.db, () => rewrite(replica.db, entry, body, Date.now()));
  wroteEntry(replica, entry);
}

function wroteEntry(replica: Replica, entry: Entry): void {
  const isComment = entry.kind.startsWith('comment.');
  replica.wrote(entry.lane, isComment ? commentIdSchema.parse(entry.request.id) : null);
}

function writable(replica: Replica): Cache {
  if (replica.member() === null) {
    throw new RequestRefused('unauthenticated', 'Sign in to write here.');
  }
  return replica.db;
}

function expectArticle(db: Cache, id: ArticleId): void {
  const waits = () => entriesOfTarget(db, id).some(({ kind }) => kind === 'article.publish');
  if (!hasArticle(db, id) && !waits()) {
    throw new RequestRefused('not_found', 'This article is not here.');
  }
}

function expectEntry(replica: Replica, entryId: string): Entry {
  const entry = readEntry(replica.db, entryId);
  if (entry === null) throw new RequestRefused('not_found', 'This is not waiting any more.');
  return entry;
}
