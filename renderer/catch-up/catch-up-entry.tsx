// The way to what happened while one was away: over the articles, quiet, and by the key W. There only
// while there is something to catch up with; the key is there always.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { sinceWords } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { useNow } from '../state/clock.ts';
import { goToScreen } from '../state/navigation.ts';
import styles from './catch-up-entry.module.css';

export function CatchUpEntry({ community }: { community: Community }) {
  const now = useNow();
  const { away } = community;
  return (
    <div role="status" className={styles.place}>
      {away && (
        <button
          type="button"
          className={styles.entry}
          aria-keyshortcuts={ariaKeys('go.catchUp')}
          onClick={() => goToScreen('catchUp')}
        >
          <span className={styles.words}>
            {t('away.entry', { day: sinceWords(away.since, now) })}
          </span>
          <kbd className={styles.key}>{keyHint('go.catchUp')}</kbd>
        </button>
      )}
    </div>
  );
}
