// A refusal in the words that a member reads. Exhaustive: a new code does not compile without its words.
import type { WireError } from '../../shared/protocol/errors.ts';
import { unreachable } from '../../shared/unreachable.ts';
import { reasonInWords } from '../moderation/reasons.ts';
import { duration, shortTime } from './dates.ts';
import { t } from './messages.ts';

// The sentence as it came, until the words for it are there.
let refusalInWords: typeof import('./refusals.ts').refusalInWords = (_code, sentence) => sentence;
void import('./refusals.ts').then((loaded) => {
  refusalInWords = loaded.refusalInWords;
});

function muteInWords({ until, reason: given }: WireError, now: number): string {
  const reason = given && reasonInWords(given);
  if (!until) return reason ? t('error.mutedFor', { reason }) : t('error.muted');
  const time = shortTime(until, now);
  return reason ? t('error.mutedUntilFor', { time, reason }) : t('error.mutedUntil', { time });
}

/** The reason as one sentence; `now` in epoch milliseconds. */
export function errorInWords(error: WireError, now: number): string {
  switch (error.code) {
    case 'muted':
      return muteInWords(error, now);
    case 'banned':
      return error.reason
        ? t('error.bannedFor', { reason: reasonInWords(error.reason) })
        : t('error.banned');
    case 'rule':
      return error.reason
        ? t('error.rule', { reason: error.reason })
        : refusalInWords(error.code, error.message);
    case 'closed':
      return t('error.closed');
    case 'slow':
      return t('error.slow', { wait: duration(error.retryAfterMs ?? 1_000) });
    case 'rate_limited':
      return t('error.rateLimited', { wait: duration(error.retryAfterMs ?? 1_000) });
    case 'invalid':
    case 'unauthenticated':
    case 'forbidden':
    case 'not_found':
    case 'conflict':
    case 'changed':
    case 'too_long':
    case 'unavailable':
    case 'protocol_unsupported':
      return refusalInWords(error.code, error.message);
    default:
      return unreachable(error.code);
  }
}
