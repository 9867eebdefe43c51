// What a comment says about itself in words: its name, how its sending goes, what is left of it.
// Pure.
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { reasonInWords } from '../moderation/reasons.ts';

const onTheWay = {
  post: ['comment.sending', 'comment.waiting'],
  edit: ['comment.saving', 'comment.savingWaiting'],
  remove: ['comment.removing', 'comment.removingWaiting'],
  hide: ['moderation.comment.hiding', 'moderation.comment.hidingWaiting'],
  restore: ['moderation.comment.restoring', 'moderation.comment.restoringWaiting'],
} as const;

/**
 * How many comments the thread is said to have: what the article counts, which comes a moment after the first
 * comment itself.
 */
export function countToSay(counted: number, comments: Iterable<ThreadComment>): number {
  if (counted > 0) return counted;
  let here = 0;
  for (const { state } of comments) if (state === 'visible') here += 1;
  return here;
}

/** How far a write has come, or null when there is nothing to say. A refusal has its own place. */
export function deliveryWords(comment: ThreadComment, community: Community): string | null {
  const { state } = comment.delivery;
  if (state === 'sent' || state === 'refused') return null;
  const pending = comment.pending ?? 'post';
  if (pending === 'react' || pending === 'report') return null;
  if (pending === 'post' && community.needsSignIn) return t('comment.waitingSignIn');
  const [now, later] = onTheWay[pending];
  return t(state === 'sending' || community.line.state === 'online' ? now : later);
}

/** What one's own comment says that waits for approval or was not approved; null for all others. */
export function heldWords({ held }: ThreadComment): string | null {
  if (held === null) return null;
  if (held.state === 'pending') return t('moderation.comment.heldPending');
  return held.reason
    ? t('moderation.comment.heldRejectedFor', { reason: reasonInWords(held.reason) })
    : t('moderation.comment.heldRejected');
}

/** "2.1 late ferry, 09:41", and whether it is new: that is drawn, but not written. */
export function commentName(
  comment: ThreadComment,
  time: string,
  delivery: string | null,
  isNew: boolean,
): string {
  const { number } = comment;
  const author = comment.author.name;
  if (number === null) {
    return t('comment.nameWaiting', {
      author,
      time,
      delivery: delivery ?? heldWords(comment) ?? t('comment.unnumbered'),
    });
  }
  if (comment.body !== null) {
    const names = { number, author, time };
    if (comment.mentionsYou) {
      return isNew ? t('comment.nameNewMentioning', names) : t('comment.nameMentioning', names);
    }
    return isNew ? t('comment.nameNew', names) : t('comment.name', names);
  }
  return t(comment.state === 'hidden' ? 'comment.nameHidden' : 'comment.nameRemoved', { number });
}

/** "Removed by a moderator: threat. 2 replies remain." */
export function tombstoneWords(comment: ThreadComment, replyCount: number): string {
  const words = [goneWords(comment)];
  if (replyCount > 0) words.push(t('comment.remain', { count: replyCount }));
  return words.join(' ');
}

/** "Removed by a moderator: threat." */
export function goneWords(comment: ThreadComment): string {
  const reason = reasonInWords(comment.removal?.reason ?? '').replace(/[\s.]+$/u, '');
  if (comment.state === 'hidden') {
    return reason ? t('moderation.comment.hiddenFor', { reason }) : t('comment.hidden');
  }
  const by = comment.removal?.by ?? (comment.mine ? 'author' : 'moderator');
  if (by === 'author') return t('comment.removedByAuthor');
  return reason ? t('comment.removedByModeratorFor', { reason }) : t('comment.removedByModerator');
}
