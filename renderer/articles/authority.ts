// What the view offers to whom. Only spares people buttons that the server would refuse: its policy
// decides.
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { limits } from '../../shared/limits.ts';

export function moderates(community: Community): boolean {
  const role = community.member?.role;
  return role === 'moderator' || role === 'admin';
}

export function mayPublish(community: Community): boolean {
  return moderates(community);
}

export function mayWrite(community: Community, article: Article): boolean {
  return (
    community.member !== null && article.mode !== 'closed' && article.delivery.state === 'sent'
  );
}

/** `now` in epoch milliseconds. */
export function mayEdit(comment: ThreadComment, now: number): boolean {
  if (!comment.mine || comment.body === null) return false;
  const unsent = comment.delivery.state !== 'sent' && comment.pending !== 'remove';
  return unsent || now - Date.parse(comment.createdAt) < limits.editWindowMs;
}

export function mayRemove(comment: ThreadComment, community: Community): boolean {
  if (comment.body === null || comment.delivery.state !== 'sent') return false;
  return comment.mine || moderates(community);
}
