// Reasons in words. One of the list is said in the app's language, others as they were written. Pure.
import {
  isListedReason,
  type ListedReason,
  listedReasons,
} from '../../shared/protocol/closed-lists.ts';
import { t } from '../messages/messages.ts';

export function reasonInWords(reason: string): string {
  if (reason === 'other') return t('moderation.reason.other');
  return isListedReason(reason) ? t(`moderation.reason.${reason}`) : reason;
}

/** The reason that a digit key chooses, `1` the first; null for any other key. */
export function reasonOfDigit(key: string): ListedReason | null {
  return /^[1-9]$/.test(key) ? (listedReasons[Number(key) - 1] ?? null) : null;
}
