// Moments in words, as a reader says them: "09:41", "yesterday, 09:41", "Thursday, 09:30".
// Never asks the clock: the caller says what "now" is.
import { t } from './messages.ts';
import { inLanguage } from './spoken.ts';

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const day = { day: 'numeric', month: 'long', year: 'numeric' } as const;

const formats = inLanguage((tag) => ({
  clock: new Intl.DateTimeFormat(tag, time),
  weekday: new Intl.DateTimeFormat(tag, { weekday: 'long' }),
  dayAndMonth: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long' }),
  dayMonthYear: new Intl.DateTimeFormat(tag, day),
  full: new Intl.DateTimeFormat(tag, { weekday: 'long', ...day, ...time, second: '2-digit' }),
}));

const DAY_MS = 24 * 60 * 60_000;

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

/** Whole calendar days from `moment` to `now`; a day of 23 or 25 hours counts as one. */
function daysBefore(moment: Date, now: Date): number {
  return Math.round((startOfDay(now) - startOfDay(moment)) / DAY_MS);
}

/** "09:41" */
export function clockTime(iso: string): string {
  return formats().clock.format(new Date(iso));
}

/** "Thursday 12 November 2026, 09:41:07", for a title. */
export function fullTime(iso: string): string {
  return formats().full.format(new Date(iso));
}

function dayWords(moment: Date, now: Date): string {
  const days = daysBefore(moment, now);
  if (days > 0 && days < 7) return formats().weekday.format(moment);
  const thisYear = moment.getFullYear() === now.getFullYear();
  return (thisYear ? formats().dayAndMonth : formats().dayMonthYear).format(moment);
}

/** When a comment was written: "now", "09:41", "yesterday, 09:41", "Thursday, 09:41", "2 May, 09:41". */
export function commentTime(iso: string, now: number): string {
  const moment = new Date(iso);
  const today = new Date(now);
  const time = formats().clock.format(moment);
  const days = daysBefore(moment, today);
  if (days === 0) return Math.abs(now - moment.getTime()) < 60_000 ? t('time.now') : time;
  if (days === 1) return t('time.yesterday', { time });
  return t('time.onDay', { day: dayWords(moment, today), time });
}

/** When an article was published: "Thursday, 09:30", the same day included. */
export function articleTime(iso: string, now: number): string {
  const moment = new Date(iso);
  const today = new Date(now);
  const day =
    daysBefore(moment, today) === 0 ? formats().weekday.format(moment) : dayWords(moment, today);
  return t('time.onDay', { day, time: formats().clock.format(moment) });
}

/** When something was done, the day left out when it is today: "14:02", "Tuesday, 14:02". */
export function shortTime(iso: string, now: number): string {
  const moment = new Date(iso);
  const today = new Date(now);
  const time = formats().clock.format(moment);
  return daysBefore(moment, today) === 0
    ? time
    : t('time.onDay', { day: dayWords(moment, today), time });
}

/** Since when, the day alone unless that was today: "Tuesday", "yesterday", "09:41", "2 May". */
export function sinceWords(iso: string, now: number): string {
  const moment = new Date(iso);
  const today = new Date(now);
  const days = daysBefore(moment, today);
  if (days === 0) return formats().clock.format(moment);
  return days === 1 ? t('time.yesterdayPlain') : dayWords(moment, today);
}

/** "12 November 2026" */
export function fullDay(iso: string): string {
  return formats().dayMonthYear.format(new Date(iso));
}

/** A stretch of time in words, to the minute and rounded up: "52 minutes", "2 hours", "3 days". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return t('time.seconds', { count: seconds });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return t('time.minutes', { count: minutes });
  const hours = Math.ceil(minutes / 60);
  if (hours < 48) return t('time.hours', { count: hours });
  return t('time.days', { count: Math.ceil(hours / 24) });
}

/** The same for what runs down: by the second under two minutes, "95 seconds". */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return seconds < 120 ? t('time.seconds', { count: seconds }) : duration(milliseconds);
}
