// An act as a log names it. Pure.
import type { Act } from '../../shared/protocol/acts.ts';
import { t } from '../messages/messages.ts';

/** "muted", "removed" */
export function actName(act: Act): string {
  return t(`moderation.act.${act}`);
}
