// What admins set for the whole community: what waits for approval, and whether members may read the log.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { holdingInWords } from '../articles/holding-words.ts';
import { t } from '../messages/messages.ts';
import { setModeration } from '../moderation/acts.ts';
import { useDesk } from '../state/desk.ts';
import styles from './desk.module.css';
import formStyles from './form.module.css';
import { HoldingForm } from './holding-form.tsx';
import { ItemState } from './item-state.tsx';
import { useDeskKeys } from './use-desk-keys.ts';

export function SettingsSection({ community }: { community: Community }) {
  const settings = community.community;
  const mayChange = community.member?.role === 'admin';
  const waiting = useDesk(({ desk }) => desk?.settings ?? null);
  useDeskKeys({
    section: 'settings',
    ids: [],
    currentId: null,
    hasArrived: false,
    goTo: nothing,
    takeIn: nothing,
    create: nothing,
    act: nothing,
  });
  if (settings === null) return <p className={styles.text}>{t('desk.settings.unknown')}</p>;
  const { holding, publishesLog } = settings;
  const communityId = community.id;
  return (
    <div className={styles.page}>
      {!mayChange && <p className={styles.text}>{t('desk.settings.admins')}</p>}
      <ItemState community={community} waiting={waiting} decided={null} />
      <section className={styles.setting}>
        <h2 className={styles.sectionTitle}>{t('desk.holding.title')}</h2>
        <p className={styles.text}>{t('desk.holding.text')}</p>
        {mayChange ? (
          <HoldingForm
            key={JSON.stringify(holding)}
            holding={holding}
            onSave={(chosen) => void setModeration({ communityId, holding: chosen })}
          />
        ) : (
          <p>{holdingInWords(holding)}</p>
        )}
      </section>
      <section className={styles.setting}>
        <h2 className={styles.sectionTitle}>{t('desk.settings.publishTitle')}</h2>
        <label className={formStyles.box}>
          <input
            type="checkbox"
            checked={publishesLog}
            disabled={!mayChange}
            onChange={(event) =>
              void setModeration({ communityId, publishesLog: event.target.checked })
            }
          />
          {t('desk.settings.publish')}
        </label>
        <p className={styles.text}>{t('desk.settings.publishText')}</p>
      </section>
    </div>
  );
}

function nothing(): void {
  // There are no items here, and nothing to take in.
}
