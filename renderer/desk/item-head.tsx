// The line over an item that is about a comment: its number, its author, where and when, and who else is
// on it.
import type { ReactNode } from 'react';
import type { Author } from '../../shared/protocol/comments.ts';
import type { ArticleId, CommentId } from '../../shared/protocol/ids.ts';
import type { Attendance } from '../../shared/protocol/reports.ts';
import { fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { listInWords } from '../messages/numbers.ts';
import styles from '../parts/comment-head.module.css';
import { useNow } from '../state/clock.ts';
import { useCommunity } from '../state/communities.ts';
import { useDesk } from '../state/desk.ts';
import { goToComment } from '../state/navigation.ts';
import itemStyles from './item.module.css';
import { useHeadline } from './names.ts';

type ItemHeadProps = {
  articleId: ArticleId;
  commentId: CommentId;
  number: string | null;
  author: Author;
  at: string;
  children?: ReactNode;
};

export function ItemHead({ articleId, commentId, number, author, at, children }: ItemHeadProps) {
  const now = useNow();
  const headline = useHeadline(articleId);
  const tagged = author.role === 'moderator' || author.role === 'admin';
  return (
    <header className={styles.head}>
      {number !== null && (
        <button
          type="button"
          className={itemStyles.number}
          aria-label={t('desk.report.goTo', { number })}
          onClick={() => goToComment(articleId, commentId)}
        >
          {number}
        </button>
      )}
      <b className={styles.author} dir="auto">
        {author.name}
      </b>
      {tagged && <span className={styles.tag}>{t(`role.${author.role}`)}</span>}
      <span className={styles.meta}>
        <time dateTime={at} title={fullTime(at)}>
          {shortTime(at, now)}
        </time>
        {headline && <span>{t('desk.report.inArticle', { headline })}</span>}
        {children}
      </span>
      <Others commentId={commentId} />
    </header>
  );
}

/** "anna is on this", of the other moderators. */
function Others({ commentId }: { commentId: CommentId }) {
  const moderators = useDesk(({ desk }) => desk?.attendance.moderators ?? nobody);
  const self = useCommunity()?.member?.id;
  const names = moderators
    .filter((each) => each.commentId === commentId && each.id !== self)
    .map(({ name }) => name);
  return (
    <span role="status" className={itemStyles.others}>
      {names.length > 0 && t('desk.attending', { count: names.length, names: listInWords(names) })}
    </span>
  );
}

const nobody: Attendance['moderators'] = [];
