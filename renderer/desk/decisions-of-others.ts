// What other moderators have decided meanwhile, for whoever does not see it happen. Pure.
import type { Act, NamedMember } from '../../shared/protocol/acts.ts';
import type { MemberId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { actName } from '../moderation/act-names.ts';

export type Decision = { act: Act; by: NamedMember; at: string };

type Reading<T> = {
  nameOf: (item: T) => string;
  /** What was decided and by whom; null while nothing is, or where nobody says who it was. */
  decisionOf: (item: T) => Decision | null;
  currentId: string | null;
  selfId: MemberId | undefined;
};

/**
 * "hidden by millwright" of the item that one is on, else the first other one by its name; null where
 * nobody else has decided anything. One at a time: each of them shows what was decided of it.
 */
export function decidedByOthers<T extends { id: string }>(
  before: readonly T[],
  items: readonly T[],
  { nameOf, decisionOf, currentId, selfId }: Reading<T>,
): string | null {
  const known = new Map(before.map((item) => [item.id, item]));
  const decided = items.flatMap((item) => {
    const last = known.get(item.id);
    const decision = decisionOf(item);
    if (last === undefined || decision === null || decision.by.id === selfId) return [];
    return decisionOf(last)?.at === decision.at ? [] : [{ item, decision }];
  });
  const told = decided.find(({ item }) => item.id === currentId) ?? decided[0];
  if (told === undefined) return null;
  const words = { act: actName(told.decision.act), moderator: told.decision.by.name };
  return told.item.id === currentId
    ? t('desk.told.here', words)
    : t('desk.told.there', { ...words, item: nameOf(told.item) });
}
