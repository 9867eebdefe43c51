// Who a member is, for moderators before they act: since when, how much, earlier acts with their
// reasons, what binds them now, private notes, and who else is on it.
import type { CommunityId } from '../../shared/bridge/engine-api.ts';
import type {
  LogEntry,
  MemberProfile,
  SanctionView,
} from '../../shared/bridge/moderation-views.ts';
import type { Act } from '../../shared/protocol/acts.ts';
import { binds } from '../../shared/protocol/binding.ts';
import type { CommentId, MemberId } from '../../shared/protocol/ids.ts';
import { fullDay, fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import { useServerNow } from '../state/clock.ts';
import { findCommunity } from '../state/communities.ts';
import { useOthersOn } from '../state/desk-glance.ts';
import { actName } from './act-names.ts';
import { unbanMember, unmuteMember } from './acts.ts';
import styles from './member-card.module.css';
import { Notes } from './notes.tsx';
import { reasonInWords } from './reasons.ts';
import { useProfile } from './use-profile.ts';

type MemberCardProps = {
  communityId: CommunityId;
  memberId: MemberId;
  /** Says who else is on this comment. */
  commentId: CommentId | null;
};

/** Acts that tell something of the member; that a report was let stand does not. */
const telling: ReadonlySet<Act> = new Set([
  'comment.hide',
  'comment.remove',
  'comment.reject',
  'member.mute',
  'member.ban',
]);
const SHOWN_ENTRIES = 6;

export function MemberCard({ communityId, memberId, commentId }: MemberCardProps) {
  const profile = useProfile(communityId, memberId);
  const others = useOthersOn(commentId, findCommunity(communityId)?.member?.id);
  const now = useServerNow(communityId);
  return (
    <section className={styles.card} aria-busy={profile === null}>
      {others && (
        <p className={styles.attending} role="status">
          {t('moderation.member.attending', { names: others })}
        </p>
      )}
      {profile === null ? (
        <p className={styles.faint}>{t('moderation.member.loading')}</p>
      ) : (
        <>
          <Counts profile={profile} />
          <Sanctions communityId={communityId} sanctions={profile.sanctions} now={now} />
          <Earlier log={profile.log} now={now} />
          <Notes communityId={communityId} memberId={memberId} notes={profile.notes} now={now} />
        </>
      )}
    </section>
  );
}

function Counts({ profile }: { profile: MemberProfile }) {
  const { described } = profile;
  if (described === null) return <p className={styles.faint}>{t('moderation.member.offline')}</p>;
  const { commentCount, withheldCount, reportCount } = described;
  return (
    <ul className={styles.counts}>
      <li title={fullTime(described.joinedAt)}>
        {t('moderation.member.since', { day: fullDay(described.joinedAt) })}
      </li>
      <li>{t('moderation.member.comments', { count: commentCount })}</li>
      <li data-some={withheldCount > 0}>
        {t('moderation.member.withheld', { count: withheldCount })}
      </li>
      <li data-some={reportCount > 0}>{t('moderation.member.reports', { count: reportCount })}</li>
    </ul>
  );
}

/** "Muted in one thread until 15:40"; `now` in epoch milliseconds. */
export function sanctionInWords(sanction: SanctionView, now: number): string {
  if (sanction.kind === 'ban') return t('moderation.member.banned');
  const inThread = sanction.articleId !== null;
  if (sanction.until === null) {
    return t(inThread ? 'moderation.member.mutedThreadForever' : 'moderation.member.mutedForever');
  }
  const time = shortTime(sanction.until, now);
  return t(inThread ? 'moderation.member.mutedThread' : 'moderation.member.muted', { time });
}

type SanctionsProps = { communityId: CommunityId; sanctions: SanctionView[]; now: number };

function Sanctions({ communityId, sanctions, now }: SanctionsProps) {
  const binding = sanctions.filter((sanction) => binds(sanction, now));
  if (binding.length === 0) return null;
  const lift = ({ kind, member, articleId }: SanctionView) =>
    void (kind === 'ban'
      ? unbanMember(communityId, member)
      : unmuteMember(communityId, member, articleId));
  return (
    <ul className={styles.sanctions}>
      {binding.map((sanction) => (
        <li key={sanction.id}>
          <span>
            <strong>{sanctionInWords(sanction, now)}</strong>{' '}
            {t('moderation.member.by', {
              moderator: sanction.by.moderator?.name ?? t(`role.${sanction.by.role}`),
              reason: reasonInWords(sanction.reason),
            })}
          </span>
          {sanction.waiting === null ? (
            <Button kind="plain" onClick={() => lift(sanction)}>
              {t('moderation.member.lift')}
            </Button>
          ) : (
            <span className={styles.faint}>{t('moderation.member.waiting')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Earlier({ log, now }: { log: LogEntry[]; now: number }) {
  const entries = log.filter((entry) => telling.has(entry.act));
  if (entries.length === 0) {
    return <p className={styles.faint}>{t('moderation.member.clean')}</p>;
  }
  const more = entries.length - SHOWN_ENTRIES;
  return (
    <div>
      <h3 className={styles.heading}>{t('moderation.member.earlier')}</h3>
      <ul className={styles.entries}>
        {entries.slice(0, SHOWN_ENTRIES).map((entry) => (
          <li key={entry.id} data-reverted={entry.reverted}>
            <span>
              {t(entry.number ? 'moderation.member.entryOn' : 'moderation.member.entry', {
                act: actName(entry.act),
                number: entry.number ?? '',
                when: shortTime(entry.at, now),
                moderator: entry.by.name,
              })}
            </span>
            {entry.reason && <q>{reasonInWords(entry.reason)}</q>}
            {entry.reverted && <em>{t('moderation.member.reverted')}</em>}
          </li>
        ))}
        {more > 0 && <li>{t('moderation.member.moreEarlier', { count: more })}</li>}
      </ul>
    </div>
  );
}
