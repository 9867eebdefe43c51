// The quiet line under the reading pane: the one place that says how the line is, and only then.
import { useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { engine } from '../bridge.ts';
import { shortTime } from '../messages/dates.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { useNow } from '../state/clock.ts';
import { ask, dismissFailure, useFailure } from '../state/failures.ts';
import { goToComment, goToScreen } from '../state/navigation.ts';
import styles from './status-line.module.css';
import { StorageLine } from './storage-line.tsx';

/** What there is to say of the community's line and outbox, as sentences; empty when all is well. */
export function statusSentences(community: Community, now: number): string[] {
  const { line, waiting, refused, needsSignIn } = community;
  const sentences: string[] = [];
  if (needsSignIn) {
    sentences.push(t('status.needsSignIn'));
    if (waiting > 0) sentences.push(t('status.needsSignInWaiting', { count: waiting }));
  } else if (line.state === 'connecting') {
    sentences.push(t('status.connecting'));
  } else if (community.barred) {
    // Nothing that was saved is shown, and the page itself says why.
    if (line.state === 'offline') sentences.push(t('status.offlineBarred'));
  } else if (line.state === 'offline') {
    sentences.push(
      line.savedAt
        ? t('status.offline', { time: shortTime(line.savedAt, now) })
        : t('status.offlineNothing'),
    );
  } else if (line.state === 'refused') {
    sentences.push(t('status.refusedLine', { reason: errorInWords(line.error, now) }));
    if (line.savedAt) sentences.push(t('status.savedAt', { time: shortTime(line.savedAt, now) }));
  }
  if (waiting > 0 && line.state !== 'online' && !needsSignIn) {
    sentences.push(t('status.waiting', { count: waiting }));
  }
  if (refused > 0) sentences.push(t('status.refused', { count: refused }));
  return sentences;
}

export function StatusLine({ community }: { community: Community }) {
  const now = useNow();
  const { error, words } = useFailure();
  const failure = error ? errorInWords(error, now) : words;
  const [understood, setUnderstood] = useState(false);
  const { line, member, needsSignIn, tokenKept, firstRefused } = community;
  const sentences = statusSentences(community, now);
  const aboutToken =
    sentences.length === 0 &&
    community.storageProblem === null &&
    member !== null &&
    !needsSignIn &&
    !tokenKept &&
    !understood;
  const retry = line.state === 'offline' || line.state === 'refused';
  const quiet = line.state === 'connecting' || aboutToken;

  // The element stays, so that what appears in it is announced.
  return (
    <div role="status" className={styles.place}>
      {failure && (
        <div className={styles.line} data-quiet={false}>
          <span className={styles.words}>{failure}</span>
          <Button kind="plain" onClick={dismissFailure}>
            {t('error.dismiss')}
          </Button>
        </div>
      )}
      {community.storageProblem && (
        <StorageLine communityId={community.id} problem={community.storageProblem} />
      )}
      {(sentences.length > 0 || aboutToken) && (
        <div className={styles.line} data-quiet={quiet}>
          <span className={styles.words}>
            {aboutToken ? t('status.tokenNotKept') : sentences.join(' ')}
          </span>
          {aboutToken && (
            <Button kind="plain" onClick={() => setUnderstood(true)}>
              {t('status.understood')}
            </Button>
          )}
          {firstRefused && (
            <Button
              kind="plain"
              onClick={() => goToComment(firstRefused.articleId, firstRefused.commentId)}
            >
              {t('status.showRefused')}
            </Button>
          )}
          {needsSignIn && (
            <Button kind="plain" onClick={() => goToScreen('account')}>
              {t('status.signIn')}
            </Button>
          )}
          {retry && !needsSignIn && (
            <Button
              kind="plain"
              onClick={() =>
                void ask(engine()['community.reconnect']({ communityId: community.id }))
              }
            >
              {t('status.tryNow')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
