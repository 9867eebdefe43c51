// What an entry of the log says, to moderators with names and to members without. Pure.
import type { LogEntry, PublicLogEntry } from '../../shared/bridge/moderation-views.ts';
import { shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { reasonInWords } from '../moderation/reasons.ts';

/** "removed comment 2.1 of late ferry" */
export function whatWasDone(entry: LogEntry): string {
  const member = entry.member?.name ?? t('desk.log.aMember');
  const comment = entry.number
    ? t('desk.log.comment', { number: entry.number, member })
    : t('desk.log.aComment', { member });
  return t(`desk.log.did.${entry.act}`, { member, comment });
}

/** "anna removed comment 2.1 of late ferry" */
export function entryInWords(entry: LogEntry): string {
  return t('desk.log.entry', { moderator: entry.by.name, what: whatWasDone(entry) });
}

/** "A moderator removed a comment" */
export function publicEntryInWords({ act, role }: PublicLogEntry): string {
  const moderator = t(role === 'admin' ? 'desk.log.anAdmin' : 'desk.log.aModerator');
  const member = t('desk.log.aMember');
  const comment = t('desk.log.commentPublic');
  return t('desk.log.entry', { moderator, what: t(`desk.log.did.${act}`, { member, comment }) });
}

type Detailed = Pick<LogEntry, 'act' | 'until' | 'reason' | 'comments'>;

/** For which reason, until when, and what went along with it; `now` in epoch milliseconds. */
export function entryDetails({ act, until, reason, comments }: Detailed, now: number): string[] {
  const details: string[] = [];
  if (reason !== '') details.push(t('desk.log.reason', { reason: reasonInWords(reason) }));
  if (until !== null) details.push(t('desk.log.until', { time: shortTime(until, now) }));
  else if (act === 'member.mute') details.push(t('desk.log.withoutEnd'));
  if (comments > 0) details.push(t('desk.log.comments', { count: comments }));
  return details;
}
