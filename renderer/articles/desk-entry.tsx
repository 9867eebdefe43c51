// The way to the desk, for moderators: over the articles, with what waits there, and by key.
import type { Community } from '../../shared/bridge/engine-api.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { listInWords } from '../messages/numbers.ts';
import { goToScreen } from '../state/navigation.ts';
import styles from './article-list.module.css';

const counted = ['reports', 'pending', 'appeals'] as const;

/** "3 reports, 1 appeal" */
export function deskWords(desk: NonNullable<Community['desk']>): string {
  const words = counted
    .filter((each) => desk[each] > 0)
    .map((each) => t(`moderation.entry.counts.${each}`, { count: desk[each] }));
  return words.length > 0 ? listInWords(words) : t('moderation.entry.counts.none');
}

export function DeskEntry({ community }: { community: Community }) {
  const { desk } = community;
  const waits = desk !== null && counted.some((each) => desk[each] > 0);
  return (
    <button
      type="button"
      className={styles.desk}
      aria-keyshortcuts={ariaKeys('go.desk')}
      onClick={() => goToScreen('desk')}
    >
      <span className={styles.deskName}>{t('moderation.entry.desk')}</span>
      {desk && (
        <span className={styles.deskCounts} data-waits={waits}>
          {deskWords(desk)}
        </span>
      )}
      <kbd className={styles.deskKey}>{keyHint('go.desk')}</kbd>
    </button>
  );
}
