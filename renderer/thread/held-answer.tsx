// A reply that was held because what it answers has changed: why, both wordings side by side, and what
// its writer can do now. Loaded when the first one is shown.
import type { Answered } from '../../shared/bridge/answered.ts';
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { ChangedText, wordChanges } from '../parts/changed-text.tsx';
import { copyText, discard, edit, retry } from './acts.ts';
import styles from './held-answer.module.css';
import { answeredWords, isReleasable } from './held-words.ts';

type HeldAnswerProps = {
  comment: ThreadComment;
  community: Community;
  answered: Answered;
  entryId: string;
  /** The composer has the buttons then. */
  editing: boolean;
};

export function HeldAnswer(props: HeldAnswerProps) {
  const { answered, editing } = props;
  const { before, after } = answered;
  const isChanged = before !== null && after !== null && before !== after;
  return (
    <section className={styles.held} aria-label={t('held.label')}>
      <div role="alert" className={styles.words}>
        <strong>{t('held.title')}</strong>{' '}
        {answeredWords(answered).map((sentence) => (
          <span key={sentence}>{sentence} </span>
        ))}
      </div>
      {isChanged && <Wordings before={before} after={after} />}
      {!editing && <Actions {...props} />}
    </section>
  );
}

function Actions({ comment, community, entryId }: HeldAnswerProps) {
  const place = { communityId: community.id, articleId: comment.articleId };
  const releasable = isReleasable(comment);
  return (
    <div className={styles.actions}>
      {releasable && (
        <Button
          aria-keyshortcuts={ariaKeys('comment.postAnyway')}
          onClick={() => retry(place, entryId)}
        >
          {t('held.postAnyway')}{' '}
          <kbd className={styles.shortcut}>{keyHint('comment.postAnyway')}</kbd>
        </Button>
      )}
      {releasable && (
        <Button kind="plain" onClick={() => edit(comment)}>
          {t('held.change')}
        </Button>
      )}
      {!releasable && (
        <Button onClick={() => void discard(place, comment)}>{t('held.move')}</Button>
      )}
      <Button kind="plain" onClick={() => copyText(comment)}>
        {t('held.copy')}
      </Button>
      {releasable && (
        <Button kind="plain" onClick={() => void discard(place, comment)}>
          {t('held.discard')}
        </Button>
      )}
    </div>
  );
}

function Wordings({ before, after }: { before: string; after: string }) {
  const pieces = wordChanges(before, after);
  return (
    <div className={styles.wordings}>
      {(['before', 'after'] as const).map((side) => (
        <section key={side} className={styles.wording} aria-label={t(`held.${side}`)}>
          <p className={styles.heading}>{t(`held.${side}`)}</p>
          <ChangedText pieces={pieces} side={side} />
        </section>
      ))}
    </div>
  );
}
