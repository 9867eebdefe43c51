// Says in a few words whether what is being typed is kept on this device. Kept is said quietly.
import { t } from '../messages/messages.ts';
import type { Draft } from '../state/drafts.ts';
import styles from './draft-mark.module.css';

type DraftMarkProps = {
  state: Draft['state'];
  /** Nothing to keep: nothing to say, unless even that could not be stored. */
  empty: boolean;
};

export function DraftMark({ state, empty }: DraftMarkProps) {
  const failed = state === 'failed';
  // The element stays, so that what appears in it is announced.
  return (
    <span
      className={styles.mark}
      data-failed={failed}
      title={failed ? t('drafts.failedHint') : undefined}
      aria-live="polite"
    >
      {failed ? t('drafts.failed') : state === 'saved' && !empty ? t('drafts.saved') : ''}
    </span>
  );
}
