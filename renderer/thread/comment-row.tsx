// One comment of the thread: number in the margin, who and when, the text, how its sending goes.
import { memo, useState } from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { DraftComposer } from '../composer/draft-composer.tsx';
import { WritingPlace } from '../composer/writing-place.tsx';
import { commentTime } from '../messages/dates.ts';
import { useLanguage } from '../state/language.ts';
import { CommentContent } from './comment-content.tsx';
import { CommentNumber } from './comment-number.tsx';
import styles from './comment-row.module.css';
import { commentName, deliveryWords } from './comment-words.ts';
import { Guides, type Marked } from './guides.tsx';
import { marginNumber, startsDeepBranch, type ThreadRow } from './rows.ts';

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
  const { number } = comment;
  const time = commentTime(comment.createdAt, now);
  // What can be done with it is there once somebody comes near it: most comments are only read.
  const [active, setActive] = useState(false);
  const activate = () => setActive(true);
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
      aria-label={commentName(comment, time, deliveryWords(comment, community), props.fresh)}
      aria-expanded={isBranch ? !props.folded : undefined}
      aria-describedby={props.folded ? `${bodyId} ${foldedId}` : bodyId}
      tabIndex={props.current ? 0 : -1}
      data-index={props.index}
      data-drawn={props.drawnAt}
      data-id={comment.id}
      data-indent={indent}
      data-fresh={props.fresh}
      data-writing={editing || replying}
      onPointerEnter={activate}
      onFocus={activate}
    >
      <Guides
        indent={indent}
        isFirst={props.position === 1}
        level={props.lineLevel}
        marked={props.marked}
      />
      <div className={styles.box}>
        {number !== null && (
          <CommentNumber
            className={styles.number}
            {...{ comment, community, number }}
            shown={marginNumber(number, indent)}
          />
        )}
        <CommentContent
          {...{
            comment,
            community,
            article,
            now,
            time,
            editing,
            bodyId,
            foldedId,
            startsDeep,
            active,
          }}
          answers={props.answers}
          replyCount={props.replyCount}
          newBelow={props.newBelow}
          folded={props.folded}
          depth={props.depth}
          onRemove={props.onRemove}
          onOpen={props.onOpen}
          onCloseWriting={props.onCloseWriting}
        />
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
