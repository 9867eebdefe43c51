// What one wants to see of the desk and its log: by member, moderator, article, act and time. Pure.
import type { LogFilter } from '../../shared/bridge/moderation-views.ts';
import type { Act, NamedMember } from '../../shared/protocol/acts.ts';
import type { ArticleId, MemberId } from '../../shared/protocol/ids.ts';
import { dayBegins } from '../parts/day.ts';

export const periods = ['any', 'hour', 'day', 'week', 'month', 'between'] as const;
export type Period = (typeof periods)[number];

export type DeskFilter = {
  /** As it was typed; any part of a name will do on the desk. */
  member: string;
  moderatorId: MemberId | null;
  articleId: ArticleId | null;
  /** Of the log alone. */
  act: Act | null;
  period: Period;
  /** Days as a date field gives them, "2026-11-24"; both belong to the period `between`. */
  from: string;
  to: string;
  /** When it was chosen, in epoch milliseconds: the log is asked once, and not anew with each minute. */
  chosenAt: number;
};

export const noFilter: DeskFilter = {
  member: '',
  moderatorId: null,
  articleId: null,
  act: null,
  period: 'any',
  from: '',
  to: '',
  chosenAt: 0,
};

export function isFiltering(filter: DeskFilter): boolean {
  const { member, moderatorId, articleId, act } = filter;
  const { from, to } = boundsOf(filter, 0);
  return Boolean(member.trim() || moderatorId || articleId || act || from || to);
}

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const lengths = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS };

/** The moments between which the filter looks, `to` excluded; null where it has no bound. */
export function boundsOf(
  filter: Pick<DeskFilter, 'period' | 'from' | 'to'>,
  now: number,
): { from: Date | null; to: Date | null } {
  const { period } = filter;
  if (period === 'any') return { from: null, to: null };
  if (period !== 'between') return { from: new Date(now - lengths[period]), to: null };
  return { from: dayBegins(filter.from, 0), to: dayBegins(filter.to, 1) };
}

/** What the filter asks of an item. */
export type Facts = {
  /** Whose it is and who else is named in it. */
  members: readonly string[];
  moderatorIds: readonly MemberId[];
  articleId: ArticleId | null;
  /** ISO time. */
  at: string;
};

const folded = (text: string): string => text.trim().toLocaleLowerCase();

/** `now` in epoch milliseconds. */
export function fits(filter: DeskFilter, facts: Facts, now: number): boolean {
  const wanted = folded(filter.member);
  if (wanted && !facts.members.some((name) => folded(name).includes(wanted))) return false;
  if (filter.moderatorId && !facts.moderatorIds.includes(filter.moderatorId)) return false;
  if (filter.articleId && facts.articleId !== filter.articleId) return false;
  const { from, to } = boundsOf(filter, now);
  const at = Date.parse(facts.at);
  return (from === null || at >= from.getTime()) && (to === null || at < to.getTime());
}

/** The filter as the log is asked; null when it names a member whom none of `known` is. */
export function logFilterOf(filter: DeskFilter, known: Iterable<NamedMember>): LogFilter | null {
  const wanted = folded(filter.member);
  let memberId: MemberId | undefined;
  if (wanted) {
    for (const member of known) if (folded(member.name) === wanted) memberId = member.id;
    if (!memberId) return null;
  }
  const { from, to } = boundsOf(filter, filter.chosenAt);
  return {
    ...(memberId && { memberId }),
    ...(filter.moderatorId && { moderatorId: filter.moderatorId }),
    ...(filter.articleId && { articleId: filter.articleId }),
    ...(filter.act && { act: filter.act }),
    ...(from && { from: from.toISOString() }),
    ...(to && { to: to.toISOString() }),
  };
}
