// A write that was refused, on the comment it concerns: why, and what one can do about it.
import { lazy, Suspense } from 'react';
import type { Delivery } from '../../shared/bridge/delivery.ts';
import type { Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { errorInWords } from '../messages/errors.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { useNow } from '../state/clock.ts';
import { copyText, discard, edit, retry } from './acts.ts';
import { isHeldAnswer } from './held-words.ts';
import styles from './refusal.module.css';

const HeldAnswer = lazy(async () => ({
  default: (await import('./held-answer.tsx')).HeldAnswer,
}));

const whatFailed = {
  post: 'comment.refusedPost',
  edit: 'comment.refusedEdit',
  remove: 'comment.refusedRemove',
  hide: 'moderation.comment.refusedHide',
  restore: 'moderation.comment.refusedRestore',
  react: 'comment.refusedReaction',
  report: 'moderation.comment.refusedReport',
} as const;

type RefusalProps = {
  comment: ThreadComment;
  community: Community;
  delivery: Extract<Delivery, { state: 'refused' }>;
  /** Its text is being changed: what one then wants to see of it stays. */
  editing: boolean;
};

export function Refusal(props: RefusalProps) {
  const { comment, community, delivery, editing } = props;
  if (!comment.answered || !isHeldAnswer(comment)) return <PlainRefusal {...props} />;
  return (
    <Suspense fallback={<PlainRefusal {...props} />}>
      <HeldAnswer
        comment={comment}
        community={community}
        answered={comment.answered}
        entryId={delivery.entryId}
        editing={editing}
      />
    </Suspense>
  );
}

function PlainRefusal({ comment, community, delivery, editing }: RefusalProps) {
  const now = useNow();
  if (editing) return null;
  const pending = comment.pending ?? 'post';
  const place = { communityId: community.id, articleId: comment.articleId };
  return (
    <div className={styles.refusal} role="alert">
      <span className={styles.words}>
        <strong>{t(whatFailed[pending])}</strong> {errorInWords(delivery.error, now)}
      </span>
      <span className={styles.actions}>
        {(pending === 'post' || pending === 'edit') && (
          <Button kind="plain" onClick={() => edit(comment)}>
            {t('comment.edit')}
          </Button>
        )}
        {pending === 'post' && (
          <Button kind="plain" onClick={() => copyText(comment)}>
            {t('held.copy')}
          </Button>
        )}
        <Button kind="plain" onClick={() => retry(place, delivery.entryId)}>
          {t('comment.retry')}
        </Button>
        <Button kind="plain" onClick={() => void discard(place, comment)}>
          {t('comment.discard')}
        </Button>
      </span>
    </div>
  );
}
