// What admins set for the whole community: what waits for approval, and whether members may read the log.
import { useEffect, useRef } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { holdingInWords } from '../articles/holding-words.ts';
import { t } from '../messages/messages.ts';
import { setModeration } from '../moderation/acts.ts';
import { useDesk } from '../state/desk.ts';
import styles from './desk.module.css';
import formStyles from './form.module.css';
import { HoldingForm } from './holding-form.tsx';
import { ItemState } from './item-state.tsx';
import { useDeskCommands } from './use-desk-commands.ts';

export function SettingsSection({ community }: { community: Community }) {
  const settings = community.community;
  const mayChange = community.member?.role === 'admin';
  const waiting = useDesk(({ desk }) => desk?.settings ?? null);
  useDeskCommands({
    section: 'settings',
    ids: [],
    currentId: null,
    hasArrived: false,
    goTo: nothing,
    takeIn: nothing,
    create: nothing,
    act: nothing,
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The section before this one has taken the focus with it.
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  if (settings === null) return <p className={styles.text}>{t('desk.settings.unknown')}</p>;
  const { holding, publishesLog } = settings;
  const communityId = community.id;
  return (
    <div ref={place} className={styles.page} data-id="settings" tabIndex={-1}>
      {!mayChange && <p className={styles.text}>{t('desk.settings.admins')}</p>}
      <ItemState community={community} waiting={waiting} decided={null} />
      <section className={styles.setting}>
        <h2 className={styles.sectionTitle}>{t('moderation.approval.title')}</h2>
        <p className={styles.text}>{t('moderation.approval.text')}</p>
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
