// Says in a few words whether what is being typed is kept on this device. Seen with each pause; said aloud
// once, and when it changes for the worse or the better: nobody can write while each pause is told to them.
import { useState } from 'react';
import { t } from '../messages/messages.ts';
import type { Draft } from '../state/drafts.ts';
import styles from './draft-mark.module.css';
import hidden from './visually-hidden.module.css';

type DraftMarkProps = {
  state: Draft['state'];
  /** Nothing to keep: nothing to say, unless even that could not be stored. */
  empty: boolean;
};

export function DraftMark({ state, empty }: DraftMarkProps) {
  const failed = state === 'failed';
  const saved = state === 'saved' && !empty;
  const [said, setSaid] = useState(false);
  // Sent, or emptied: the next one begins anew.
  const says = state === 'saved' ? saved : said;
  if (says !== said) setSaid(says);
  // The elements stay, so that what appears in them is announced.
  return (
    <>
      <span
        className={styles.mark}
        data-failed={failed}
        title={failed ? t('drafts.failedHint') : undefined}
        aria-hidden="true"
      >
        {failed ? t('drafts.failed') : saved && t('drafts.saved')}
      </span>
      <span role="status" className={hidden.hidden}>
        {failed ? t('drafts.failed') : says && t('drafts.said')}
      </span>
    </>
  );
}
