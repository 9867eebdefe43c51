// The way to what happened while one was away: over the articles, quiet, and by the key W. There only
// while there is something to catch up with; the key is there always.
import { useEffect } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { sinceWords } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { useNow } from '../state/clock.ts';
import { isWindowKey } from '../state/keyboard.ts';
import { goToScreen } from '../state/navigation.ts';
import styles from './catch-up-entry.module.css';

export function CatchUpEntry({ community }: { community: Community }) {
  const now = useNow();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'w' || !isWindowKey(event)) return;
      event.preventDefault();
      goToScreen('catchUp');
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  const { away } = community;
  return (
    <div role="status" className={styles.place}>
      {away && (
        <button
          type="button"
          className={styles.entry}
          aria-keyshortcuts="W"
          onClick={() => goToScreen('catchUp')}
        >
          <span className={styles.words}>
            {t('away.entry', { day: sinceWords(away.since, now) })}
          </span>
          <kbd className={styles.key}>W</kbd>
        </button>
      )}
    </div>
  );
}
