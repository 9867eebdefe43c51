// The end of a thread: the composer, or a card that says why there is none and what one can do.
import type { ReactNode } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { moderates } from '../articles/authority.ts';
import { t } from '../messages/messages.ts';
import { useTextDraft } from '../state/drafts.ts';
import { goToScreen } from '../state/navigation.ts';
import styles from './composer.module.css';
import { DraftComposer } from './draft-composer.tsx';
import { WritingPlace } from './writing-place.tsx';

type CardProps = { title: string; children: ReactNode };

function Card({ title, children }: CardProps) {
  return (
    <section className={styles.card}>
      <p className={styles.cardTitle}>{title}</p>
      <p className={styles.cardText}>{children}</p>
    </section>
  );
}

/** Says before one writes that it will wait; the article's own way before the community's. */
function holdingWords(article: Article, community: Community): string | null {
  if (moderates(community)) return null;
  const holding = article.holding ?? community.community?.holding;
  if (holding?.hold === 'all') return t('moderation.holding.all');
  return holding?.hold === 'first' ? t('moderation.holding.first', { count: holding.first }) : null;
}

type DiscussionEndProps = { article: Article; community: Community; onSent: () => void };

export function DiscussionEnd({ article, community, onSent }: DiscussionEndProps) {
  const { id: communityId } = community;
  const { id: articleId } = article;
  // A card says that the draft is kept, and shows it.
  const draft = useTextDraft(communityId, { of: 'comment', articleId, parentId: null });

  if (article.delivery.state !== 'sent') {
    return <p className={styles.cardText}>{t('composer.unpublished')}</p>;
  }
  if (article.mode === 'closed') {
    return (
      <Card title={t('composer.closedTitle')}>
        {t(draft.text ? 'composer.closedDraft' : 'composer.closedText')}
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
  const holding = holdingWords(article, community);
  return (
    <WritingPlace community={community} articleId={articleId} draftOf={null}>
      <DraftComposer
        communityId={communityId}
        articleId={articleId}
        parentId={null}
        answers={null}
        onSent={onSent}
      />
      {holding && <p className={styles.holding}>{holding}</p>}
    </WritingPlace>
  );
}
