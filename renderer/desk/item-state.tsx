// How far the decision on an item has come: on its way, refused with what one can do about it, or made
// and by whom.
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { WaitingAct } from '../../shared/bridge/moderation-views.ts';
import type { Act, NamedMember } from '../../shared/protocol/acts.ts';
import { engine } from '../bridge.ts';
import { shortTime } from '../messages/dates.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { actName } from '../moderation/act-names.ts';
import { Button } from '../parts/button.tsx';
import { useNow } from '../state/clock.ts';
import { ask } from '../state/failures.ts';
import styles from './item.module.css';

/** "removed: will be sent when the line is back"; `now` in epoch milliseconds. */
export function waitingWords(
  waiting: WaitingAct,
  community: Pick<Community, 'line' | 'needsSignIn'>,
  now: number,
): string {
  const act = actName(waiting.act);
  const { delivery } = waiting;
  if (delivery.state === 'refused') {
    return t('desk.waiting.refused', { act, reason: errorInWords(delivery.error, now) });
  }
  if (community.needsSignIn) return t('desk.waiting.signIn', { act });
  const online = delivery.state === 'sending' || community.line.state === 'online';
  return t(online ? 'desk.waiting.sending' : 'desk.waiting.waiting', { act });
}

/** "removed by anna, 14:02"; `now` in epoch milliseconds. */
export function decidedWords(
  act: Act,
  by: NamedMember | null,
  at: string,
  community: Pick<Community, 'member'>,
  now: number,
): string {
  const time = shortTime(at, now);
  if (by === null) return t('desk.decided.plain', { act: actName(act), time });
  return by.id === community.member?.id
    ? t('desk.decided.you', { act: actName(act), time })
    : t('desk.decided.by', { act: actName(act), moderator: by.name, time });
}

type ItemStateProps = {
  community: Community;
  waiting: WaitingAct | null;
  /** What was decided, in words; null while nothing is. */
  decided: string | null;
};

export function ItemState({ community, waiting, decided }: ItemStateProps) {
  const now = useNow();
  if (waiting === null) {
    return decided === null ? null : <p className={styles.decided}>{decided}</p>;
  }
  const { actId, delivery } = waiting;
  const communityId = community.id;
  const refused = delivery.state === 'refused';
  return (
    <div className={styles.state} data-refused={refused}>
      <p className={styles.stateWords}>{waitingWords(waiting, community, now)}</p>
      {delivery.state === 'refused' && (
        <>
          <Button
            kind="plain"
            onClick={() =>
              void ask(engine()['outbox.retry']({ communityId, entryId: delivery.entryId }))
            }
          >
            {t('desk.waiting.retry')}
          </Button>
          <Button
            kind="plain"
            onClick={() =>
              void ask(engine()['outbox.discard']({ communityId, entryId: delivery.entryId }))
            }
          >
            {t('desk.waiting.discard')}
          </Button>
        </>
      )}
      {delivery.state === 'waiting' && (
        <Button kind="plain" onClick={() => void ask(engine()['act.undo']({ communityId, actId }))}>
          {t('desk.waiting.giveUp')}
        </Button>
      )}
    </div>
  );
}
