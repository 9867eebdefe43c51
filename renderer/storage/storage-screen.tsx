// What is kept of a community on this device: the choice, the limit, and what takes how much. Says what
// would go before anything does.
import '../messages/load-storage.ts';
import { useEffect, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { LettingGo, Storage } from '../../shared/bridge/storage.ts';
import { engine } from '../bridge.ts';
import { StatusLine } from '../communities/status-line.tsx';
import { t } from '../messages/messages.ts';
import { sizeInWords } from '../messages/sizes.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Column, Screen } from '../parts/screen.tsx';
import { ask } from '../state/failures.ts';
import { chooseStorage, followStorage, useStorage } from '../state/storage.ts';
import { KeepChoice } from './keep-choice.tsx';
import { Largest, Parts } from './sizes-table.tsx';
import styles from './storage.module.css';

export function StorageScreen({ community }: { community: Community }) {
  useEffect(() => followStorage(community.id), [community.id]);
  const storage = useStorage((state) => state.storage);
  return (
    <Screen title={t('storage.title')} back={t('storage.back')} begins>
      <Column className={styles.parts}>
        <p className={styles.text}>{t('storage.intro')}</p>
        {storage === null ? (
          <p className={styles.text} role="status">
            {t('storage.reading')}
          </p>
        ) : (
          <Kept community={community} storage={storage} />
        )}
      </Column>
      <StatusLine community={community} />
    </Screen>
  );
}

/** What was asked for and would let something go: a smaller limit, or (null) room at once. */
type Asking = LettingGo & { limitBytes: number | null };

function Kept({ community, storage }: { community: Community; storage: Storage }) {
  const communityId = community.id;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [nothing, setNothing] = useState(false);

  const propose = async (limitBytes: number | null) => {
    setNothing(false);
    const gone = await ask(engine()['storage.preview']({ communityId, limitBytes }));
    if (gone === undefined) return;
    if (gone.threads > 0) setAsking({ ...gone, limitBytes });
    else if (limitBytes !== null) void chooseStorage({ limitBytes });
    else setNothing(true);
  };
  const letGo = () => {
    if (asking === null) return;
    if (asking.limitBytes !== null) void chooseStorage({ limitBytes: asking.limitBytes });
    else void ask(engine()['storage.clear']({ communityId }));
    setAsking(null);
  };

  return (
    <>
      <KeepChoice
        storage={storage}
        onKeep={(keep) => void chooseStorage({ keep })}
        onLimit={propose}
      />
      <section aria-labelledby="parts" className={styles.section}>
        <h2 id="parts" className={styles.heading}>
          {t('storage.parts')}
        </h2>
        <Parts storage={storage} />
        <p className={styles.text}>
          {t('storage.threads', { count: storage.threads, saved: storage.saved })}
        </p>
        <div className={styles.actions}>
          <Button onClick={() => void propose(null)}>{t('storage.clear')}</Button>
          <span role="status">{nothing && t('storage.nothing')}</span>
        </div>
      </section>
      {storage.largest.length > 0 && (
        <section aria-labelledby="largest" className={styles.section}>
          <h2 id="largest" className={styles.heading}>
            {t('storage.largest')}
          </h2>
          <Largest storage={storage} />
        </section>
      )}
      <Confirm
        open={asking !== null}
        onClose={() => setAsking(null)}
        onConfirm={letGo}
        title={
          asking?.limitBytes == null
            ? t('storage.clearTitle')
            : t('storage.lessTitle', { limit: sizeInWords(asking.limitBytes) })
        }
        text={t('storage.go', {
          count: asking?.threads ?? 0,
          size: sizeInWords(asking?.bytes ?? 0),
        })}
        action={t('storage.let')}
        cancel={t('storage.cancel')}
      >
        <p className={styles.text}>{t('storage.stays')}</p>
      </Confirm>
    </>
  );
}
