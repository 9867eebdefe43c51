// The first screen: asks for a community's address or an invite link.
import { type FormEvent, useEffect, useState } from 'react';
import type { WireError } from '../../shared/protocol/errors.ts';
import { engine } from '../bridge.ts';
import { errorInWords } from '../messages/errors.ts';
import '../messages/load-welcome.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { serverNow } from '../state/clock.ts';
import { refreshCommunities, useCommunities } from '../state/communities.ts';
import { goToNewCommunity, goToScreen, useNavigation } from '../state/navigation.ts';
import { Mark } from './mark.tsx';
import styles from './welcome.module.css';

export function Connect() {
  const wanted = useNavigation((state) => state.address);
  const [address, setAddress] = useState(wanted);
  const [error, setError] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  const joinedAny = useCommunities((state) => state.communities.length > 0);

  // Another link was followed meanwhile.
  useEffect(() => {
    if (wanted !== '') setAddress(wanted);
  }, [wanted]);

  const connect = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const answer = await engine()['community.add']({ address: address.trim() });
    setBusy(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    const { community, invite } = answer.value;
    useCommunities.setState(({ communities }) => ({
      communities: [...communities.filter(({ id }) => id !== community.id), community],
    }));
    goToNewCommunity(community.id, invite);
    refreshCommunities(null);
  };

  return (
    <main className={styles.screen}>
      <form className={styles.card} onSubmit={connect} noValidate>
        <Mark />
        <div className={styles.intro}>
          <h1 className={styles.title}>{t('connect.title')}</h1>
          <p className={styles.text}>{t('connect.text')}</p>
        </div>
        <TextField
          label={t('connect.address')}
          placeholder={t('connect.placeholder')}
          value={address}
          error={error ? errorInWords(error, serverNow()) : undefined}
          onChange={(event) => {
            setAddress(event.target.value);
            setError(null);
          }}
          autoFocus
        />
        <div className={styles.actions}>
          <Button kind="primary" type="submit" disabled={busy || address.trim() === ''}>
            {busy ? t('connect.busy') : t('connect.action')}
          </Button>
          {joinedAny && (
            <Button onClick={() => goToScreen('reading')}>{t('connect.cancel')}</Button>
          )}
        </div>
      </form>
    </main>
  );
}
