// The first screen: asks for a community's address or an invite link, and says what to do where it leads
// nowhere.
import '../messages/load-welcome.ts';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { WireError } from '../../shared/protocol/errors.ts';
import { engine } from '../bridge.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { showErrors } from '../parts/invalid.ts';
import { serverNow } from '../state/clock.ts';
import { refreshCommunities, useCommunities } from '../state/communities.ts';
import { ask } from '../state/failures.ts';
import { goToNewCommunity, goToScreen, useNavigation } from '../state/navigation.ts';
import { joinProblemInWords } from './join-words.ts';
import { Mark } from './mark.tsx';
import styles from './welcome.module.css';

export function Connect() {
  const wanted = useNavigation((state) => state.address);
  const [address, setAddress] = useState(wanted);
  const [error, setError] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  /** Whoever changes the address, or leaves, does not wait for the one before. */
  const asked = useRef(0);
  const underWay = useRef(0);
  const askNoMore = () => {
    asked.current += 1;
    setBusy(false);
  };
  useEffect(
    () => () => {
      asked.current += 1;
      // Behind the settings it is kept, and waits for nothing afterwards.
      setBusy(false);
    },
    [],
  );
  const form = useRef<HTMLFormElement>(null);
  const joinedAny = useCommunities((state) => state.communities.length > 0);

  // Also when one comes back to it from the settings.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);

  // Another link was followed meanwhile.
  useEffect(() => {
    if (wanted !== '') setAddress(wanted);
  }, [wanted]);

  const connect = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    asked.current += 1;
    const asking = asked.current;
    setBusy(true);
    setError(null);
    const joined = useCommunities.getState().communities;
    underWay.current += 1;
    const answer = await engine()['community.add']({ address: address.trim() });
    underWay.current -= 1;
    const isNew = answer.ok && joined.every(({ id }) => id !== answer.value.community.id);
    if (asking !== asked.current) {
      // Nobody waits for it, and nobody has joined it; unless the one that is asked for now is the same.
      if (answer.ok && isNew && underWay.current === 0) {
        await ask(engine()['community.forget']({ communityId: answer.value.community.id }));
      }
      return;
    }
    setBusy(false);
    if (!answer.ok) {
      showErrors(form, () => setError(answer.error));
      return;
    }
    const { community, invite } = answer.value;
    const known = useCommunities.getState().communities;
    useCommunities.setState({
      communities: [...known.filter(({ id }) => id !== community.id), community],
    });
    goToNewCommunity(community.id, invite, isNew);
    refreshCommunities(null);
  };

  return (
    <main className={styles.screen}>
      {!joinedAny && (
        <Button
          kind="plain"
          className={styles.choose}
          aria-keyshortcuts={ariaKeys('go.settings')}
          onClick={() => goToScreen('settings')}
        >
          {t('connect.settings')} <kbd className={styles.key}>{keyHint('go.settings')}</kbd>
        </Button>
      )}
      <form ref={form} className={styles.card} onSubmit={connect} noValidate>
        <Mark />
        <div className={styles.intro}>
          <h1 className={styles.title}>{t('connect.title')}</h1>
          <p className={styles.text}>{t('connect.text')}</p>
        </div>
        <TextField
          label={t('connect.address')}
          hint={t('connect.hint')}
          placeholder={t('connect.placeholder')}
          dir="ltr"
          value={address}
          error={error ? joinProblemInWords(error, address, serverNow()) : undefined}
          onChange={(event) => {
            setAddress(event.target.value);
            setError(null);
            askNoMore();
          }}
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
