// Why there is no way into a community, in words that say what to do next.
import { type JoinProblem, joinProblems } from '../../shared/bridge/join-problems.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';

/** The host as it was typed, or as it stands in the link. */
export function typedHost(address: string): string {
  return address
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[/?#].*$/, '');
}

function isJoinProblem(reason: string | undefined): reason is JoinProblem {
  return joinProblems.some((problem) => problem === reason);
}

/** `now` in epoch milliseconds. */
export function joinProblemInWords(error: WireError, address: string, now: number): string {
  const { reason } = error;
  if (!isJoinProblem(reason)) return errorInWords(error, now);
  return t(`connect.problem.${reason}`, { host: typedHost(address) });
}

/** A refusal to register or to sign in, at the field that it concerns. */
export function entryProblemInWords(
  error: WireError,
  way: 'register' | 'signIn',
  now: number,
): string {
  if (error.code === 'unauthenticated') return t('account.wrongPassword');
  if (error.code === 'conflict' && error.field === 'name') return t('account.nameTaken');
  if (error.code === 'forbidden' && way === 'register') {
    return error.field === 'invite' ? t('account.wrongInvite') : t('account.closed');
  }
  if (error.code === 'unavailable') return t('account.unavailable');
  return errorInWords(error, now);
}
