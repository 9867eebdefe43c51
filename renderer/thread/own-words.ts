// What is said of the comment that one has just written, where it is out of sight. Pure.
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { t } from '../messages/messages.ts';
import { deliveryWords, heldWords } from './comment-words.ts';

/** Null while it is on its way and has no number: with a line that takes but a moment. */
export function ownWords(
  comment: ThreadComment,
  isReply: boolean,
  community: Community,
): string | null {
  const { number, delivery } = comment;
  if (number !== null) return t(isReply ? 'thread.ownReply' : 'thread.ownComment', { number });
  const isOnItsWay = delivery.state === 'sending' || delivery.state === 'waiting';
  if (isOnItsWay && community.line.state === 'online' && !community.needsSignIn) return null;
  if (delivery.state === 'refused') return t('thread.ownRefused');
  const state = deliveryWords(comment, community) ?? heldWords(comment);
  return state && t(isReply ? 'thread.ownReplyWaits' : 'thread.ownCommentWaits', { state });
}
