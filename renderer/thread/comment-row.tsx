// One comment of the thread: number in the margin, who and when, the text, how its sending goes.
import { memo } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
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
import { CommentNumber } from './comment-number.tsx';
import styles from './comment-row.module.css';
import { commentName, deliveryWords } from './comment-words.ts';
import { FoldedReplies } from './folded-replies.tsx';
import { Guides, type Marked } from './guides.tsx';
import { Refusal } from './refusal.tsx';
import { marginNumber, startsDeepBranch, type ThreadRow } from './rows.ts';
import { ThreadPath } from './thread-path.tsx';
import { Withheld } from './withheld.tsx';

export type CommentRowProps = Omit<ThreadRow, 'hidden' | 'parentAt'> & {
  article: Article;
  community: Community;
  now: number;
  fresh: boolean;
  /** The one that Tab reaches and the keys act on. */
  current: boolean;
  editing: boolean;
  replying: boolean;
  /** Among all rows, and among those that are shown. */
  index: number;
  drawnAt: number;
  lineLevel: number;
  marked: Marked;
  measure: (element: HTMLElement | null) => void;
  onRemove: (row: Pick<ThreadRow, 'comment'>) => void;
  onOpen: (id: CommentId) => void;
  onCloseWriting: () => void;
};

export const CommentRow = memo(function CommentRow(props: CommentRowProps) {
  useLanguage();
  const { comment, community, article, now, indent, editing, replying } = props;
  const { number, body } = comment;
  const time = commentTime(comment.createdAt, now);
  const gone = body === null;
  const opened = useThread((state) => state.unfolded.has(comment.id));
  const ignored = comment.ignored && !opened;
  const bodyId = `comment-${comment.id}`;
  const foldedId = `replies-${comment.id}`;
  const startsDeep = startsDeepBranch(props);
  const isBranch = props.replyCount > 0;
  return (
    <div
      ref={props.measure}
      className={styles.row}
      role="treeitem"
      aria-level={props.depth + 1}
      aria-posinset={props.position}
      aria-setsize={props.siblings}
      aria-label={commentName(comment, time, deliveryWords(comment, community))}
      aria-expanded={isBranch ? !props.folded : undefined}
      aria-describedby={props.folded ? `${bodyId} ${foldedId}` : bodyId}
      tabIndex={props.current ? 0 : -1}
      data-index={props.index}
      data-drawn={props.drawnAt}
      data-id={comment.id}
      data-indent={indent}
      data-fresh={props.fresh}
      data-writing={editing || replying}
    >
      <Guides indent={indent} level={props.lineLevel} marked={props.marked} />
      <div className={styles.box}>
        {number !== null && (
          <CommentNumber
            className={styles.number}
            {...{ comment, community, number }}
            shown={marginNumber(number, indent)}
          />
        )}
        <div className={styles.content}>
          {gone ? (
            <Withheld
              id={bodyId}
              {...{ comment, community }}
              replyCount={props.replyCount}
              onRemove={() => props.onRemove(props)}
            />
          ) : ignored ? (
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
                answers={startsDeep ? null : props.answers}
              />
              {startsDeep && <ThreadPath comment={comment} />}
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
          {!gone && !editing && !ignored && (
            <>
              <CommentReactions {...{ comment, community, now }} />
              <CommentActions
                {...{ comment, article, community, now }}
                onRemove={() => props.onRemove(props)}
              />
            </>
          )}
          {props.folded && (
            <FoldedReplies
              id={foldedId}
              depth={props.depth}
              replyCount={props.replyCount}
              newBelow={props.newBelow}
              onOpen={() => props.onOpen(comment.id)}
            />
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
