// What a comment says about itself in words: its name, how its sending goes, what is left of it.
// Pure.
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';

/** How far a write has come, or null when there is nothing to say. A refusal has its own place. */
export function deliveryWords(comment: ThreadComment, community: Community): string | null {
  const { state } = comment.delivery;
  if (state === 'sent' || state === 'refused') return null;
  const online = state === 'sending' || community.line.state === 'online';
  if (comment.pending === 'edit') return t(online ? 'comment.saving' : 'comment.savingWaiting');
  if (comment.pending === 'remove') {
    return t(online ? 'comment.removing' : 'comment.removingWaiting');
  }
  if (community.needsSignIn) return t('comment.waitingSignIn');
  return t(online ? 'comment.sending' : 'comment.waiting');
}

/** "2.1 late ferry, 09:41" */
export function commentName(comment: ThreadComment, time: string, delivery: string | null): string {
  const author = comment.author.name;
  if (comment.number === null) {
    return t('comment.nameWaiting', {
      author,
      time,
      delivery: delivery ?? t('comment.unnumbered'),
    });
  }
  if (comment.body === null) return t('comment.nameRemoved', { number: comment.number });
  return t('comment.name', { number: comment.number, author, time });
}

/** "Removed by a moderator: threat. 2 replies remain." */
export function tombstoneWords(comment: ThreadComment, replyCount: number): string {
  const words = [goneWords(comment)];
  if (replyCount > 0) words.push(t('comment.remain', { count: replyCount }));
  return words.join(' ');
}

function goneWords(comment: ThreadComment): string {
  if (comment.state === 'hidden' || comment.state === 'pending') return t('comment.hidden');
  const by = comment.removal?.by ?? (comment.mine ? 'author' : 'moderator');
  if (by === 'author') return t('comment.removedByAuthor');
  const reason = comment.removal?.reason.replace(/[\s.]+$/u, '');
  return reason ? t('comment.removedByModeratorFor', { reason }) : t('comment.removedByModerator');
}
