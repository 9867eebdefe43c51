// What a held reply says of the comment that it answers, and whether it can go all the same. Pure.
import type { Answered } from '../../shared/bridge/answered.ts';
import type { ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { AnsweredChangeKind } from '../../shared/protocol/answered-change.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { t } from '../messages/messages.ts';
import { reasonInWords } from '../moderation/reasons.ts';

/** Whether the comment is a reply that was held because what it answers has changed. */
export function isHeldAnswer({ delivery, answered }: ThreadComment): boolean {
  return delivery.state === 'refused' && delivery.error.code === 'changed' && answered !== null;
}

/** Whether there is something left to answer. */
export function isReleasable(comment: ThreadComment): boolean {
  return isHeldAnswer(comment) && comment.answered?.state === 'visible';
}

/** "2.1 by late ferry was changed after you wrote." Each change as a sentence. */
export function answeredWords(answered: Answered): string[] {
  if (answered.what.length === 0) return [t('held.back', naming(answered))];
  return answered.what.map((kind) => sentence(kind, answered));
}

const naming = ({ number, author }: Answered) => ({ number, author: author.name });

function sentence(kind: AnsweredChangeKind, answered: Answered): string {
  const names = naming(answered);
  const { removal } = answered;
  const reason = reasonInWords(removal?.reason ?? '').replace(/[\s.]+$/u, '');
  switch (kind) {
    case 'edited':
      return t('held.edited', names);
    case 'hidden':
      return reason ? t('held.hiddenFor', { ...names, reason }) : t('held.hidden', names);
    case 'removed':
      if (removal?.by === 'author') return t('held.removedByAuthor', names);
      return reason
        ? t('held.removedByModeratorFor', { ...names, reason })
        : t('held.removedByModerator', names);
    case 'muted':
      return t('held.muted', names);
    case 'banned':
      return t('held.banned', names);
    default:
      return unreachable(kind);
  }
}
