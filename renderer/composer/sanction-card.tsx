// In place of the composer, to whom a mute or ban concerns: what, by whose role, why, where and until
// when, that the draft is kept, and the one appeal.
import type { DraftPlace } from '../../shared/bridge/drafts.ts';
import type { Community, CommunityId } from '../../shared/bridge/engine-api.ts';
import type { OwnSanction, SanctionView } from '../../shared/bridge/moderation-views.ts';
import { fullTime, shortTime, timeLeft } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { reasonInWords } from '../moderation/reasons.ts';
import { useTextDraft } from '../state/drafts.ts';
import { useThread } from '../state/thread.ts';
import { Appeal } from './appeal.tsx';
import styles from './composer.module.css';

type SanctionCardProps = {
  own: OwnSanction;
  /** Epoch milliseconds of the server's clock. */
  now: number;
  community: Community;
  draftPlace: DraftPlace | null;
  /** At a reply or an edit: the rest stands once, at the end of the discussion. */
  brief: boolean;
};

/** "You are muted in this thread for another 52 minutes"; `now` in epoch ms of the server's clock. */
export function sanctionTitle(sanction: SanctionView, now: number): string {
  if (sanction.kind === 'ban') return t('moderation.card.banned');
  const inThread = sanction.articleId !== null;
  if (sanction.until === null) {
    return t(inThread ? 'moderation.card.mutedThreadForever' : 'moderation.card.mutedForever');
  }
  const wait = timeLeft(Date.parse(sanction.until) - now);
  return t(inThread ? 'moderation.card.mutedThread' : 'moderation.card.muted', { wait });
}

function readingWords({ kind }: SanctionView, { barred }: Community) {
  if (kind !== 'ban') return 'reading';
  return barred ? 'banClosed' : 'banReading';
}

export function SanctionCard({ own, now, community, draftPlace, brief }: SanctionCardProps) {
  const { sanction } = own;
  const about = useThread((state) =>
    sanction.commentId === null ? undefined : state.comments.get(sanction.commentId)?.number,
  );
  const role = sanction.by.role === 'admin' ? 'roleAdmin' : 'roleModerator';
  const words = [
    t('moderation.card.byFor', {
      role: t(`moderation.card.${role}`),
      reason: reasonInWords(sanction.reason),
    }),
    about ? t('moderation.card.about', { number: about }) : '',
    t(`moderation.card.${readingWords(sanction, community)}`),
  ];
  if (brief) {
    return (
      <section className={styles.card} data-warn="true" data-heir tabIndex={-1}>
        <p className={styles.cardTitle}>{sanctionTitle(sanction, now)}</p>
        <p className={styles.cardText}>{t('moderation.card.kept')}</p>
        {draftPlace && <KeptDraft communityId={community.id} place={draftPlace} />}
      </section>
    );
  }
  return (
    <section className={styles.card} data-warn="true" data-heir tabIndex={-1}>
      <p className={styles.cardTitle}>
        {sanctionTitle(sanction, now)}
        {sanction.until && (
          <time
            className={styles.cardEnd}
            dateTime={sanction.until}
            title={fullTime(sanction.until)}
          >
            {t('moderation.card.until', {
              time: shortTime(sanction.until, now),
            })}
          </time>
        )}
      </p>
      <p className={styles.cardText}>{words.filter(Boolean).join(' ')}</p>
      {draftPlace && <KeptDraft communityId={community.id} place={draftPlace} />}
      <Appeal key={sanction.id} own={own} community={community} now={now} />
    </section>
  );
}

function KeptDraft({ communityId, place }: { communityId: CommunityId; place: DraftPlace }) {
  const body = useTextDraft(communityId, place).text.trim();
  if (!body) return null;
  return (
    <blockquote className={styles.keptDraft} aria-label={t('moderation.card.draft')}>
      <span className={styles.keptLabel}>{t('moderation.card.draft')}</span> <bdi>{body}</bdi>
    </blockquote>
  );
}
