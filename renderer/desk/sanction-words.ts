// A mute or ban in words. Pure.
import type { SanctionView } from '../../shared/bridge/moderation-views.ts';
import { binds } from '../../shared/protocol/binding.ts';
import { shortTime, timeLeft } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { reasonInWords } from '../moderation/reasons.ts';

/** "muted for another 52 minutes"; `now` in epoch milliseconds of the server's clock. */
export function sanctionState({ kind, until }: SanctionView, now: number): string {
  if (kind === 'ban') return t('desk.mute.banned');
  if (until === null) return t('desk.mute.mutedForever');
  return t('desk.mute.mutedFor', { wait: timeLeft(Date.parse(until) - now) });
}

/** "by anna for “threat”" */
export function sanctionOrigin({ by, reason }: SanctionView): string {
  const moderator = by.moderator?.name ?? t(`role.${by.role}`);
  return t('desk.mute.by', { moderator, reason: reasonInWords(reason) });
}

/** Why it binds no more, or null while it does; `now` as above. */
export function sanctionEnd(sanction: SanctionView, gone: boolean, now: number): string | null {
  if (sanction.endedAt !== null) {
    return t('desk.decided.liftedOrReplaced', { time: shortTime(sanction.endedAt, now) });
  }
  if (!binds(sanction, now)) return t('desk.decided.ranOut');
  return gone ? t('desk.decided.gone') : null;
}
