// What a comment says and what can be done about it: drawn anew only when that changes, and not whenever
// its place in the thread does.
import { memo } from 'react';
import type { Article, Community, ThreadComment } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { EditComposer } from '../composer/edit-composer.tsx';
import { WritingPlace } from '../composer/writing-place.tsx';
import { t } from '../messages/messages.ts';
import headStyles from '../parts/comment-head.module.css';
import { Markdown } from '../parts/markdown.tsx';
import { useLanguage } from '../state/language.ts';
import { showIgnoredComment, useThread } from '../state/thread.ts';
import { CommentActions, CommentReactions } from './comment-actions.tsx';
import { CommentHead } from './comment-head.tsx';
import { CommentNumber } from './comment-number.tsx';
import styles from './comment-row.module.css';
import { FoldedReplies } from './folded-replies.tsx';
import { Refusal } from './refusal.tsx';
import type { ThreadRow } from './rows.ts';
import { ThreadPath } from './thread-path.tsx';
import { Withheld } from './withheld.tsx';

type CommentContentProps = Pick<
  ThreadRow,
  'answers' | 'replyCount' | 'newBelow' | 'folded' | 'depth'
> & {
  comment: ThreadComment;
  article: Article;
  community: Community;
  now: number;
  time: string;
  editing: boolean;
  startsDeep: boolean;
  /** Somebody points at it or has the focus in it: its actions are wanted. */
  active: boolean;
  bodyId: string;
  foldedId: string;
  onRemove: (row: Pick<ThreadRow, 'comment'>) => void;
  onOpen: (id: CommentId) => void;
  onCloseWriting: () => void;
};

export const CommentContent = memo(function CommentContent(props: CommentContentProps) {
  useLanguage();
  const { comment, community, article, now, time, editing, startsDeep, bodyId, foldedId } = props;
  const { body } = comment;
  const gone = body === null;
  const opened = useThread((state) => state.unfolded.has(comment.id));
  const ignored = comment.ignored && !opened;
  return (
    <div className={styles.content}>
      {gone ? (
        <Withheld
          id={bodyId}
          {...{ comment, community }}
          replyCount={props.replyCount}
          onRemove={() => props.onRemove({ comment })}
        />
      ) : ignored ? (
        <p id={bodyId} className={styles.gone}>
          {comment.number !== null && (
            <CommentNumber
              className={styles.inlineNumber}
              {...{ comment, community }}
              number={comment.number}
              shown={comment.number}
            />
          )}
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
          {props.active && (
            <CommentActions
              {...{ comment, article, community, now }}
              folded={props.replyCount > 0 ? props.folded : null}
              onRemove={() => props.onRemove({ comment })}
            />
          )}
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
  );
});
