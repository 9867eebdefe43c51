// What stands for the replies that are folded away: "5 replies 2 new". Opens them in their place.
import { t } from '../messages/messages.ts';
import styles from './folded-replies.module.css';
import { DEEPEST_INDENT, type ThreadRow } from './rows.ts';

type FoldedRepliesProps = Pick<ThreadRow, 'depth' | 'replyCount' | 'newBelow'> & {
  id: string;
  onOpen: () => void;
};

export function FoldedReplies({ id, depth, replyCount, newBelow, onOpen }: FoldedRepliesProps) {
  // Where a deep branch goes on, the replies above it are shown.
  const goesOn = depth > 0 && depth % DEEPEST_INDENT === 0;
  const words = goesOn ? 'reading.moreReplies' : 'reading.replies';
  return (
    <button type="button" id={id} className={styles.folded} onClick={onOpen}>
      {t(words, { count: replyCount })}
      {newBelow > 0 && (
        <>
          {' '}
          <b>{t('reading.newInside', { count: newBelow })}</b>
        </>
      )}
    </button>
  );
}
