// Writing in a thread: post, edit, remove, react. Each checks all before it writes anything, since it
// shares its transaction with others.
import { limits } from '../../shared/limits.ts';
import {
  type CommentRow,
  type EditRequest,
  type PostRequest,
  type ReactRequest,
  type RemoveRequest,
  reactions,
} from '../../shared/protocol/comments.ts';
import { RequestRefused } from '../../shared/protocol/errors.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import type { ArticleCounters } from '../store/article-counters.ts';
import {
  addComment,
  changeComment,
  commentRow,
  findComment,
  lastPostAt,
  type StoredComment,
} from '../store/comments.ts';
import type { Member } from '../store/members.ts';
import { chosenReactions, storeChosen } from '../store/reactions.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { contentHash } from './content-hash.ts';
import { can, demand } from './policy.ts';

export async function postComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: PostRequest,
): Promise<CommentRow> {
  const author = demand(actor, 'comment.post');
  const postedHash = contentHash([author.id, request.articleId, request.parentId, request.body]);
  const existing = await findComment(unit.db, request.id);
  if (existing !== null) {
    if (existing.posted_hash === postedHash) return commentRow(existing);
    throw new RequestRefused('conflict', 'Another comment has this id already.', { field: 'id' });
  }
  const discussion = await openDiscussion(unit, request.articleId);
  const parent =
    request.parentId === null ? null : await repliable(unit, request, request.parentId);
  await demandPause(unit, author, request.articleId, discussion);
  return addComment(unit, {
    id: request.id,
    articleId: request.articleId,
    parent,
    author: { author_id: author.id, author_name: author.name, author_role: author.role },
    body: request.body,
    postedHash,
    createdAt: unit.now,
  });
}

export async function editComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: EditRequest,
): Promise<CommentRow> {
  const comment = await existingComment(unit, request.id);
  demand(actor, 'comment.edit', { ownerId: comment.author_id });
  demandPresent(comment);
  if (comment.body === request.body) return commentRow(comment);
  if (unit.now - comment.created_at > limits.editWindowMs) {
    const minutes = limits.editWindowMs / 60_000;
    throw new RequestRefused(
      'forbidden',
      `A comment can be edited for ${minutes} minutes after it was posted.`,
    );
  }
  await openDiscussion(unit, comment.article_id);
  return changeComment(unit, comment, { body: request.body, edited_at: unit.now });
}

export async function removeComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: RemoveRequest,
): Promise<CommentRow> {
  const comment = await existingComment(unit, request.id);
  const remover = demand(actor, 'comment.remove', { ownerId: comment.author_id });
  if (comment.state === 'removed') return commentRow(comment);
  const discussion = await unit.discussion(comment.article_id);
  const row = await changeComment(unit, comment, {
    body: null,
    state: 'removed',
    removed_by: remover.id === comment.author_id ? 'author' : 'moderator',
    removal_reason: request.reason ?? '',
    reactions: '{}',
  });
  if (discussion !== null) {
    discussion.comment_count -= 1;
    unit.countersChanged(comment.article_id);
  }
  return row;
}

export async function reactToComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: ReactRequest,
): Promise<CommentRow> {
  const member = demand(actor, 'comment.react');
  const comment = await existingComment(unit, request.id);
  demandPresent(comment);
  const before = await chosenReactions(unit.db, member.id, comment.id);
  if (before.includes(request.reaction) === request.on) return commentRow(comment);
  const chosen = reactions.filter((reaction) =>
    reaction === request.reaction ? request.on : before.includes(reaction),
  );
  await storeChosen(
    unit,
    { member_id: member.id, comment_id: comment.id, article_id: comment.article_id },
    chosen,
  );
  const { [request.reaction]: count = 0, ...others } = commentRow(comment).reactions;
  const after = count + (request.on ? 1 : -1);
  const counted = after > 0 ? { ...others, [request.reaction]: after } : others;
  return changeComment(unit, comment, { reactions: JSON.stringify(counted) });
}

async function existingComment(unit: UnitOfWork, id: CommentId): Promise<StoredComment> {
  const comment = await findComment(unit.db, id);
  if (comment === null) {
    throw new RequestRefused('not_found', 'There is no such comment.', { field: 'id' });
  }
  return comment;
}

function demandPresent(comment: StoredComment): void {
  if (comment.state !== 'removed') return;
  throw new RequestRefused('conflict', 'The comment was removed.', { field: 'id' });
}

async function openDiscussion(unit: UnitOfWork, articleId: ArticleId): Promise<ArticleCounters> {
  const discussion = await unit.discussion(articleId);
  if (discussion === null) {
    throw new RequestRefused('not_found', 'There is no such article.', { field: 'articleId' });
  }
  if (discussion.mode === 'closed') {
    throw new RequestRefused('closed', 'The discussion of this article is closed.');
  }
  return discussion;
}

/** The comment that is answered: of the same article, and not removed. */
async function repliable(
  unit: UnitOfWork,
  request: PostRequest,
  parentId: CommentId,
): Promise<StoredComment> {
  const parent = await findComment(unit.db, parentId);
  if (parent === null || parent.article_id !== request.articleId) {
    throw new RequestRefused('not_found', 'The comment that you answer is not in this thread.', {
      field: 'parentId',
    });
  }
  if (parent.state === 'removed') {
    throw new RequestRefused('conflict', 'The comment that you answer was removed.', {
      field: 'parentId',
    });
  }
  return parent;
}

/** Slow mode: a member's next comment in the thread may come only after a pause. */
async function demandPause(
  unit: UnitOfWork,
  author: Member,
  articleId: ArticleId,
  discussion: ArticleCounters,
): Promise<void> {
  if (discussion.mode !== 'slow' || can(author, 'comment.postWithoutPause')) return;
  const lastAt = await lastPostAt(unit.db, articleId, author.id);
  if (lastAt === null) return;
  const retryAfterMs = lastAt + discussion.slow_seconds * 1000 - unit.now;
  if (retryAfterMs <= 0) return;
  const seconds = Math.ceil(retryAfterMs / 1000);
  throw new RequestRefused(
    'slow',
    `This discussion is in slow mode: your next comment can come in ${seconds} s.`,
    { retryAfterMs },
  );
}
