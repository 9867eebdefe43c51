// The end of a thread: the composer, or a card that says why there is none and what one can do.
import type { ReactNode } from 'react';
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { WireError } from '../../shared/protocol/errors.ts';
import { duration } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { useNow } from '../state/clock.ts';
import { goToScreen } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import { useDraft } from '../state/writing.ts';
import styles from './composer.module.css';
import { DraftComposer } from './draft-composer.tsx';

/** The mute that a refused comment of one's own tells of, while it lasts; `now` in epoch ms. */
export function muteInForce(comments: Iterable<ThreadComment>, now: number): WireError | null {
  for (const { delivery } of comments) {
    if (delivery.state !== 'refused' || delivery.error.code !== 'muted') continue;
    const { until } = delivery.error;
    if (!until || Date.parse(until) > now) return delivery.error;
  }
  return null;
}

type CardProps = { title: string; warn?: boolean; children: ReactNode };

function Card({ title, warn = false, children }: CardProps) {
  return (
    <section className={styles.card} data-warn={warn}>
      <p className={styles.cardTitle}>{title}</p>
      <p className={styles.cardText}>{children}</p>
    </section>
  );
}

function MutedCard({ mute, now }: { mute: WireError; now: number }) {
  const title = mute.until
    ? t('composer.mutedTitle', { wait: duration(Date.parse(mute.until) - now) })
    : t('composer.mutedForever');
  return (
    <Card title={title} warn>
      {mute.reason
        ? t('composer.mutedText', { reason: mute.reason })
        : t('composer.mutedTextPlain')}
    </Card>
  );
}

type DiscussionEndProps = { article: Article; community: Community; onSent: () => void };

export function DiscussionEnd({ article, community, onSent }: DiscussionEndProps) {
  const now = useNow();
  const comments = useThread((state) => state.comments);
  const place = { communityId: community.id, articleId: article.id, parentId: null };
  const draft = useDraft(place);
  const mute = muteInForce(comments.values(), now);

  if (article.delivery.state !== 'sent') {
    return <p className={styles.cardText}>{t('composer.unpublished')}</p>;
  }
  if (article.mode === 'closed') {
    return (
      <Card title={t('composer.closedTitle')}>
        {t(draft?.body ? 'composer.closedDraft' : 'composer.closedText')}
      </Card>
    );
  }
  if (!community.member) {
    return (
      <Card title={t('composer.guestTitle')}>
        {t('composer.guestText')}{' '}
        <button type="button" onClick={() => goToScreen('account')}>
          {t('composer.guestAction')}
        </button>
      </Card>
    );
  }
  if (mute) return <MutedCard mute={mute} now={now} />;
  return <DraftComposer place={place} answers={null} onSent={onSent} />;
}
