// What the view offers to whom. Only spares people buttons that the server would refuse: its policy
// decides. Every `now` in epoch milliseconds of the server's clock.
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';
import { isBanned, isBound } from '../moderation/binding.ts';

export function moderates(community: Community): boolean {
  const role = community.member?.role;
  return (role === 'moderator' || role === 'admin') && !isBanned(community);
}

export function mayPublish(community: Community): boolean {
  return moderates(community);
}

/** A discussion that is open to this account, a mute or ban aside. */
export function isDiscussed(community: Community, article: Article): boolean {
  return (
    community.member !== null && article.mode !== 'closed' && article.delivery.state === 'sent'
  );
}

export function mayWrite(community: Community, article: Article, now: number): boolean {
  return isDiscussed(community, article) && !isBound(community, article.id, now);
}

export function mayReact(community: Community, comment: ThreadComment, now: number): boolean {
  return community.member !== null && !isBound(community, comment.articleId, now);
}

export function mayEdit(community: Community, comment: ThreadComment, now: number): boolean {
  if (!comment.mine || comment.body === null) return false;
  if (comment.delivery.state !== 'sent' && comment.pending !== 'remove') return true;
  if (isBound(community, comment.articleId, now)) return false;
  if (comment.held) return comment.held.state === 'pending';
  return now - Date.parse(comment.createdAt) < limits.editWindowMs;
}

/** One's own: a hidden one too, and one that waits for approval, which is then withdrawn. */
export function mayRemoveOwn(community: Community, comment: ThreadComment): boolean {
  if (!comment.mine || comment.delivery.state !== 'sent' || isBanned(community)) return false;
  return comment.body !== null || comment.state === 'hidden';
}

/** One's own that has not begun its way: nobody else has seen it, so nothing has to be removed. */
export function mayTakeBack(comment: ThreadComment): boolean {
  return comment.mine && comment.pending === 'post' && comment.delivery.state === 'waiting';
}

/** Anybody's, by a moderator, who says why. */
export function mayWithhold(community: Community, comment: ThreadComment): boolean {
  return (
    moderates(community) &&
    !comment.mine &&
    comment.number !== null &&
    comment.body !== null &&
    comment.delivery.state === 'sent'
  );
}

/** What a moderator has taken out of sight; its author's own removal keeps no text. */
export function mayBringBack(community: Community, comment: ThreadComment): boolean {
  return (
    moderates(community) &&
    comment.body === null &&
    comment.removal?.by === 'moderator' &&
    comment.delivery.state === 'sent'
  );
}

/** Another's comment, once: what came of a report stands on the comment. */
export function mayReport(community: Community, comment: ThreadComment): boolean {
  return (
    mayIgnore(community, comment) &&
    comment.number !== null &&
    comment.body !== null &&
    comment.myReport === null
  );
}

export function mayIgnore(community: Community, comment: ThreadComment): boolean {
  return community.member !== null && !comment.mine && !isBanned(community);
}
