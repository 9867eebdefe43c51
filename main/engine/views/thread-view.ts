// A thread as the view shows it: the cached comments under what the outbox still has to say about
// them. Reads only; pure over the database.
import type { Delivery, ThreadComment } from '../../../shared/bridge/engine-api.ts';
import type { MemberRow } from '../../../shared/protocol/accounts.ts';
import type { CommentRow, Reaction } from '../../../shared/protocol/comments.ts';
import { unreachable } from '../../../shared/protocol/errors.ts';
import type { ArticleId, CommentId, MemberId } from '../../../shared/protocol/ids.ts';
import { readArticle } from '../cache/articles.ts';
import {
  commentsOfThread,
  ownReactions,
  ownReactionsOfThread,
  readComment,
} from '../cache/comments.ts';
import type { Cache } from '../cache/database.ts';
import { toTime } from '../cache/moments.ts';
import { type Entry, entriesOfLane } from '../outbox/entries.ts';

/** Who looks at the thread, and what is under way to the server at this moment. */
export type Viewer = {
  member: MemberRow | null;
  isSending: (entryId: string) => boolean;
};

/** Every comment of the thread, in no order, the waiting ones included. */
export function threadComments(db: Cache, articleId: ArticleId, viewer: Viewer): ThreadComment[] {
  const mine = ownReactionsOfThread(db, articleId);
  const shown = new Map<CommentId, ThreadComment>();
  for (const row of commentsOfThread(db, articleId)) {
    shown.set(row.id, fromRow(row, viewer, mine.get(row.id) ?? []));
  }
  overlay(db, articleId, viewer, shown, () => true);
  return [...shown.values()];
}

/** The named comments of the thread; ids that are not there are left out. */
export function namedComments(
  db: Cache,
  articleId: ArticleId,
  ids: readonly CommentId[],
  viewer: Viewer,
): ThreadComment[] {
  const named = new Set(ids);
  const shown = new Map<CommentId, ThreadComment>();
  for (const id of named) {
    const row = readComment(db, id);
    if (row !== null && row.articleId === articleId) {
      shown.set(id, fromRow(row, viewer, ownReactions(db, id)));
    }
  }
  overlay(db, articleId, viewer, shown, (id) => named.has(id));
  return [...shown.values()];
}

function fromRow(row: CommentRow, viewer: Viewer, mine: Reaction[]): ThreadComment {
  const { kind: _kind, rev: _rev, ...rest } = row;
  return {
    ...rest,
    mine: row.author.id === viewer.member?.id,
    myReactions: mine,
    delivery: { state: 'sent' },
    pending: null,
  };
}

function overlay(
  db: Cache,
  articleId: ArticleId,
  viewer: Viewer,
  shown: Map<CommentId, ThreadComment>,
  isNamed: (id: CommentId) => boolean,
): void {
  let articleRevision: number | null = null;
  for (const entry of entriesOfLane(db, articleId)) {
    if (entry.kind === 'comment.post') {
      if (!isNamed(entry.request.id) || shown.has(entry.request.id)) continue;
      articleRevision ??= (readArticle(db, articleId)?.revisions.length ?? 0) + 1;
      const post = unsentComment(entry, viewer, articleRevision);
      if (post !== null) shown.set(post.id, post);
    } else if (entry.kind.startsWith('comment.')) {
      const comment = shown.get(entry.request.id as CommentId);
      if (comment !== undefined) overlayOne(comment, entry, viewer);
    }
  }
}

function unsentComment(
  entry: Extract<Entry, { kind: 'comment.post' }>,
  viewer: Viewer,
  articleRevision: number,
): ThreadComment | null {
  if (viewer.member === null) return null;
  const { id, name, role } = viewer.member;
  return {
    id: entry.request.id,
    articleId: entry.request.articleId,
    parentId: entry.request.parentId,
    number: null,
    seq: null,
    author: { id, name, role },
    body: entry.request.body,
    createdAt: toTime(entry.writtenAt),
    editedAt: null,
    articleRevision,
    state: 'visible',
    removal: null,
    reactions: {},
    mine: true,
    myReactions: [],
    delivery: deliveryOf(entry, viewer),
    pending: 'post',
  };
}

function overlayOne(comment: ThreadComment, entry: Entry, viewer: Viewer): void {
  switch (entry.kind) {
    case 'comment.edit':
      // A refused edit shows too: what was written is there to be mended or given up.
      if (comment.state === 'visible') comment.body = entry.request.body;
      showDelivery(comment, entry, 'edit', viewer);
      return;
    case 'comment.remove':
      if (entry.error === null) {
        comment.state = 'removed';
        comment.body = null;
        comment.removal = {
          by: comment.mine ? 'author' : 'moderator',
          reason: entry.request.reason ?? '',
        };
      }
      showDelivery(comment, entry, 'remove', viewer);
      return;
    case 'comment.react':
      if (entry.error === null) showReaction(comment, entry.request.reaction, entry.request.on);
      // A waiting reaction is quiet; a refused one has to be seen.
      else showDelivery(comment, entry, null, viewer);
      return;
    case 'comment.post':
    case 'article.publish':
    case 'article.revise':
    case 'article.setDiscussion':
      return;
    default:
      unreachable(entry);
  }
}

// Several writes to one comment: a refusal is told before what waits, and what was written first
// before what follows it.
function showDelivery(
  comment: ThreadComment,
  entry: Entry,
  pending: ThreadComment['pending'],
  viewer: Viewer,
): void {
  const tells = comment.delivery.state;
  if (tells === 'refused' || (tells !== 'sent' && entry.error === null)) return;
  comment.delivery = deliveryOf(entry, viewer);
  comment.pending = pending;
}

function showReaction(comment: ThreadComment, reaction: Reaction, on: boolean): void {
  if (comment.myReactions.includes(reaction) === on) return;
  const others = comment.myReactions.filter((own) => own !== reaction);
  comment.myReactions = on ? [...others, reaction] : others;
  const count = (comment.reactions[reaction] ?? 0) + (on ? 1 : -1);
  const { [reaction]: _before, ...rest } = comment.reactions;
  comment.reactions = count > 0 ? { ...rest, [reaction]: count } : rest;
}

/** How far the entry has come. */
export function deliveryOf(entry: Entry, viewer: Viewer): Delivery {
  const { entryId, error } = entry;
  if (error !== null) return { state: 'refused', entryId, error };
  return { state: viewer.isSending(entryId) ? 'sending' : 'waiting', entryId };
}

/** The member's id, as SQL wants it. */
export function viewerId(viewer: Viewer): MemberId | null {
  return viewer.member?.id ?? null;
}
