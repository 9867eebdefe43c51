// The line over a comment: who, in what role, when, and what else there is to know about it.
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import { correctionSince } from '../articles/correction-steps.ts';
import { fullTime, shortTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import { markOf } from '../moderation/binding.ts';
import styles from '../parts/comment-head.module.css';
import { sanctionsOf, useGlance } from '../state/desk-glance.ts';
import { goToComment } from '../state/navigation.ts';
import { CommentNumber } from './comment-number.tsx';
import rowStyles from './comment-row.module.css';
import { deliveryWords, heldWords } from './comment-words.ts';

type CommentHeadProps = {
  comment: ThreadComment;
  article: Article;
  community: Community;
  now: number;
  time: string;
  answers: ThreadComment | null;
};

export function CommentHead({ comment, article, community, now, time, answers }: CommentHeadProps) {
  const { author } = comment;
  const correction = correctionSince(article, comment.articleRevision);
  const delivery = deliveryWords(comment, community);
  const held = heldWords(comment);
  const mark = useGlance((glance) => markOf(sanctionsOf(glance), author.id, article.id, now));
  const tagged = author.role === 'moderator' || author.role === 'admin';
  return (
    <header className={styles.head}>
      {comment.number !== null && (
        <CommentNumber
          className={rowStyles.inlineNumber}
          {...{ comment, community }}
          number={comment.number}
          shown={comment.number}
        />
      )}
      <b className={styles.author} dir="auto">
        {author.name}
      </b>
      {mark && (
        <span className={styles.tag} data-warns>
          {t(`moderation.comment.${mark}`)}
        </span>
      )}
      {tagged && <span className={styles.tag}>{t(`role.${author.role}`)}</span>}
      <span className={styles.meta}>
        <time dateTime={comment.createdAt} title={fullTime(comment.createdAt)}>
          {time}
        </time>
        {answers?.number && (
          <span>
            <button
              type="button"
              className={rowStyles.answers}
              onClick={() => goToComment(answers.articleId, answers.id)}
            >
              {answers.body === null
                ? t('comment.inReplyToRemoved', { number: answers.number })
                : t('comment.inReplyTo', { number: answers.number, author: answers.author.name })}
            </button>
          </span>
        )}
        {comment.mentionsYou && <span className={rowStyles.toYou}>{t('comment.mentionsYou')}</span>}
        {comment.editedAt && (
          <span title={t('comment.editedAt', { time: fullTime(comment.editedAt) })}>
            {t('comment.edited')}
          </span>
        )}
        {correction && (
          <span>{t('comment.beforeCorrection', { time: shortTime(correction.at, now) })}</span>
        )}
        {held && <span className={rowStyles.held}>{held}</span>}
        {delivery && <span>{delivery}</span>}
      </span>
    </header>
  );
}
