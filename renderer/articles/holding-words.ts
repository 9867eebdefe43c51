// What waits for approval, in words. Pure.
import type { Holding } from '../../shared/protocol/approval.ts';
import { t } from '../messages/messages.ts';

/** "A member's first 3 comments" */
export function holdingInWords(holding: Holding): string {
  return holding.hold === 'first'
    ? t('moderation.approval.firstOf', { count: holding.first })
    : t(`moderation.approval.${holding.hold}`);
}
