// One comment of the thread: number in the margin, who and when, the text, how its sending goes.
import { memo } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import { DraftComposer } from '../composer/draft-composer.tsx';
import { EditComposer } from '../composer/edit-composer.tsx';
import { WritingPlace } from '../composer/writing-place.tsx';
import { commentTime } from '../messages/dates.ts';
import { t } from '../messages/messages.ts';
import headStyles from '../parts/comment-head.module.css';
import { Markdown } from '../parts/markdown.tsx';
import { useLanguage } from '../state/language.ts';
import { showIgnoredComment, useThread } from '../state/thread.ts';
import { CommentActions, CommentReactions } from './comment-actions.tsx';
import { CommentHead } from './comment-head.tsx';
import styles from './comment-row.module.css';
import { commentName, deliveryWords } from './comment-words.ts';
import { Refusal } from './refusal.tsx';
import { marginNumber, type ThreadRow } from './rows.ts';
import { Withheld } from './withheld.tsx';

export type CommentRowProps = ThreadRow & {
  article: Article;
  community: Community;
  now: number;
  fresh: boolean;
  /** The one that Tab reaches and the keys act on. */
  current: boolean;
  editing: boolean;
  replying: boolean;
  index: number;
  measure: (element: HTMLElement | null) => void;
  onRemove: (row: ThreadRow) => void;
  onCloseWriting: () => void;
};

export const CommentRow = memo(function CommentRow(props: CommentRowProps) {
  useLanguage();
  const { comment, community, article, now, indent, editing, replying } = props;
  const { number, body } = comment;
  const time = commentTime(comment.createdAt, now);
  const gone = body === null;
  const opened = useThread((state) => state.unfolded.has(comment.id));
  const folded = comment.ignored && !opened;
  const bodyId = `comment-${comment.id}`;
  return (
    <div
      ref={props.measure}
      className={styles.row}
      role="treeitem"
      aria-level={props.depth + 1}
      aria-posinset={props.position}
      aria-setsize={props.siblings}
      aria-label={commentName(comment, time, deliveryWords(comment, community))}
      aria-describedby={bodyId}
      tabIndex={props.current ? 0 : -1}
      data-index={props.index}
      data-id={comment.id}
      data-indent={indent}
      data-fresh={props.fresh}
      data-writing={editing || replying}
    >
      <div className={styles.box}>
        <span className={styles.number} title={number ?? undefined} aria-hidden="true">
          {number === null ? '' : marginNumber(number, indent)}
        </span>
        <div className={styles.content}>
          {gone ? (
            <Withheld
              id={bodyId}
              {...{ comment, community }}
              replyCount={props.replyCount}
              onRemove={() => props.onRemove(props)}
            />
          ) : folded ? (
            <p id={bodyId} className={styles.gone}>
              {t('moderation.comment.ignored', { name: comment.author.name })}{' '}
              <button
                type="button"
                className={styles.choice}
                onClick={() => showIgnoredComment(comment.id)}
              >
                {t('moderation.comment.showIgnored')}
              </button>
            </p>
          ) : (
            <>
              <CommentHead
                {...{ comment, article, community, now, time }}
                answers={props.answers}
              />
              {editing ? (
                <div className={styles.editor}>
                  <WritingPlace community={community} articleId={article.id}>
                    <EditComposer
                      communityId={community.id}
                      comment={comment}
                      onClose={props.onCloseWriting}
                    />
                  </WritingPlace>
                </div>
              ) : (
                <div id={bodyId} className={styles.body}>
                  <Markdown
                    of="comment"
                    text={body}
                    mentions={comment.mentions}
                    you={community.member?.id}
                  />
                </div>
              )}
            </>
          )}
          {comment.delivery.state === 'refused' && (
            <Refusal {...{ comment, community, editing }} delivery={comment.delivery} />
          )}
          {comment.myReport && (
            <p className={headStyles.meta}>{t(`moderation.report.${comment.myReport.outcome}`)}</p>
          )}
          {!gone && !editing && !folded && (
            <>
              <CommentReactions {...{ comment, community, now }} />
              <CommentActions
                {...{ comment, article, community, now }}
                onRemove={() => props.onRemove(props)}
              />
            </>
          )}
        </div>
      </div>
      {replying && (
        <div className={styles.reply}>
          <WritingPlace community={community} articleId={article.id} draftOf={comment.id}>
            <DraftComposer
              communityId={community.id}
              articleId={article.id}
              parentId={comment.id}
              answers={comment.author.name}
              onSent={props.onCloseWriting}
              onClose={props.onCloseWriting}
            />
          </WritingPlace>
        </div>
      )}
    </div>
  );
});
