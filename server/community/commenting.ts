// Writing in a thread: post, edit, remove, react. Each checks all before it writes anything, since it
// shares its transaction with others.
import { limits } from '../../shared/limits.ts';
import { reactions } from '../../shared/protocol/closed-lists.ts';
import type {
  CommentRow,
  EditRequest,
  PostRequest,
  ReactRequest,
  RemoveRequest,
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
  mentionsOf,
  type StoredComment,
} from '../store/comments.ts';
import type { Member } from '../store/members.ts';
import { findPending, lastHeldAt, ownPendingRow } from '../store/pending.ts';
import { chosenReactions, storeChosen } from '../store/reactions.ts';
import { touchReport } from '../store/reports.ts';
import type { UnitOfWork } from '../store/unit-of-work.ts';
import { demandAsSeen } from './answering.ts';
import {
  demandOwnPending,
  editPending,
  holdComment,
  type Written,
  withdrawPending,
} from './approving.ts';
import { contentHash } from './content-hash.ts';
import { reportByRules, screen, screenEdit } from './holding.ts';
import { callMembers, mentionedIn } from './mentioning.ts';
import { can, conditionOf, demand, demandPossible } from './policy.ts';
import { demandStanding } from './standing.ts';
import { existingComment, removeWritten } from './withholding.ts';

export async function postComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: PostRequest,
): Promise<Written> {
  const author = demand(actor, 'comment.post');
  const postedHash = contentHash([author.id, request.articleId, request.parentId, request.body]);
  const existing = await findComment(unit.db, request.id);
  if (existing !== null) {
    if (existing.posted_hash === postedHash) return { comment: commentRow(existing) };
    throw new RequestRefused('conflict', 'Another comment has this id already.', { field: 'id' });
  }
  const held = await findPending(unit.db, request.id);
  if (held !== null) {
    if (held.posted_hash === postedHash) return { pending: ownPendingRow(held) };
    throw new RequestRefused('conflict', 'Another comment has this id already.', { field: 'id' });
  }
  await demandStanding(unit, author, 'comment.post', request.articleId);
  const discussion = await openDiscussion(unit, request.articleId);
  const parent =
    request.parentId === null ? null : await repliable(unit, author, request, request.parentId);
  await demandPause(unit, author, request.articleId, discussion);
  const screened = await screen(unit, author, {
    articleId: request.articleId,
    body: request.body,
    writtenAt: unit.now,
  });
  if (screened.verdict === 'hold') {
    return { pending: await holdComment(unit, author, request, postedHash, screened) };
  }
  const mentions = await mentionedIn(unit.db, request.body);
  const comment = await addComment(unit, {
    id: request.id,
    articleId: request.articleId,
    parent,
    author: { author_id: author.id, author_name: author.name, author_role: author.role },
    body: request.body,
    postedHash,
    mentions,
    createdAt: unit.now,
  });
  if (mentions.length > 0)
    await callMembers(unit, { id: comment.id, authorId: author.id }, mentions);
  if (screened.verdict === 'report') await reportByRules(unit, comment, screened.rules);
  return { comment };
}

export async function editComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: EditRequest,
): Promise<Written> {
  const held = await findPending(unit.db, request.id);
  if (held !== null && held.state !== 'approved') {
    const author = await demandOwnPending(unit, actor, 'comment.edit', held);
    await openDiscussion(unit, held.article_id);
    return { pending: await editPending(unit, author, held, request) };
  }
  const comment = await existingComment(unit.db, request.id);
  const author = demand(actor, 'comment.edit', { ownerId: comment.author_id });
  demandPossible(conditionOf(comment), 'comment.edit');
  if (comment.body === request.body) return { comment: commentRow(comment) };
  await demandStanding(unit, author, 'comment.edit', comment.article_id);
  if (unit.now - comment.created_at > limits.editWindowMs) {
    const minutes = limits.editWindowMs / 60_000;
    throw new RequestRefused(
      'forbidden',
      `A comment can be edited for ${minutes} minutes after it was posted.`,
    );
  }
  await openDiscussion(unit, comment.article_id);
  const screened = await screenEdit(unit, author, {
    articleId: comment.article_id,
    body: request.body,
    // Itself not counted among the comments before it.
    writtenAt: comment.created_at - 1,
  });
  const before = mentionsOf(comment);
  const mentions = await mentionedIn(unit.db, request.body);
  const edited = await changeComment(unit, comment, {
    body: request.body,
    mentions: JSON.stringify(mentions),
    // Later than the last in any case: it tells whoever answers one text from another.
    edited_at: Math.max(unit.now, (comment.edited_at ?? 0) + 1),
  });
  if (before.length + mentions.length > 0) {
    await callMembers(unit, { id: comment.id, authorId: author.id }, mentions, (id) =>
      before.some((known) => known.id === id),
    );
  }
  await touchReport(unit, comment.id);
  if (screened.verdict === 'report') await reportByRules(unit, edited, screened.rules);
  return { comment: edited };
}

export async function removeComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: RemoveRequest,
): Promise<Written> {
  const held = await findPending(unit.db, request.id);
  if (held !== null && held.state !== 'approved') {
    await demandOwnPending(unit, actor, 'comment.remove', held);
    return { pending: await withdrawPending(unit, held) };
  }
  return { comment: await removeWritten(unit, actor, request) };
}

export async function reactToComment(
  unit: UnitOfWork,
  actor: Member | null,
  request: ReactRequest,
): Promise<CommentRow> {
  const member = demand(actor, 'comment.react');
  const comment = await existingComment(unit.db, request.id);
  demandPossible(conditionOf(comment), 'comment.react');
  const before = await chosenReactions(unit.db, member.id, comment.id);
  if (before.includes(request.reaction) === request.on) return commentRow(comment);
  await demandStanding(unit, member, 'comment.react', comment.article_id);
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

/** The comment that is answered: of the same article, and there to be read. */
async function repliable(
  unit: UnitOfWork,
  author: Member,
  request: PostRequest,
  parentId: CommentId,
): Promise<StoredComment> {
  const parent = await findComment(unit.db, parentId);
  if (parent === null || parent.article_id !== request.articleId) {
    throw new RequestRefused('not_found', 'The comment that you answer is not in this thread.', {
      field: 'parentId',
    });
  }
  if (request.answering !== undefined) {
    await demandAsSeen(unit, author, parent, request.answering);
  }
  demandPossible(conditionOf(parent), 'comment.reply', 'parentId');
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
  const posted = await lastPostAt(unit.db, articleId, author.id);
  const held = await lastHeldAt(unit.db, articleId, author.id);
  if (posted === null && held === null) return;
  const lastAt = Math.max(posted ?? 0, held ?? 0);
  const retryAfterMs = lastAt + discussion.slow_seconds * 1000 - unit.now;
  if (retryAfterMs <= 0) return;
  const seconds = Math.ceil(retryAfterMs / 1000);
  throw new RequestRefused(
    'slow',
    `This discussion is in slow mode: your next comment can come in ${seconds} s.`,
    { retryAfterMs },
  );
}
