// "Your reply is 1.43": what one has just written, where it is out of sight: there it looks as if it had
// not worked. Leads there when asked, by its key too; moves nothing by itself.
import { type RefObject, useEffect, useState } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { useCommands } from '../commands/use-commands.ts';
import { t } from '../messages/messages.ts';
import styles from '../parts/pill.module.css';
import hidden from '../parts/visually-hidden.module.css';
import { useJustWritten } from '../state/just-written.ts';
import { goToComment } from '../state/navigation.ts';
import { ownWords } from './own-words.ts';
import { Pill } from './pill.tsx';
import type { ThreadRow } from './rows.ts';
import { isInSight } from './use-seen.ts';

/** Until what closes and what opens around it is measured (ms). */
const SETTLE_MS = 300;

/** Whether the comment is out of sight and was ever since it is there. */
function useOutOfSight(scroller: RefObject<HTMLElement | null>, id: CommentId | null): boolean {
  const [out, setOut] = useState<CommentId | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (id === null || element === null) return;
    let frame = 0;
    const look = () => {
      const row = element.querySelector(`[role="treeitem"][data-id="${id}"]`);
      const isSeen = row !== null && isInSight(row, element);
      setOut(isSeen ? null : id);
      if (isSeen) stop();
    };
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    // Rows that are measured move others without a scroll.
    const observer = new ResizeObserver(soon);
    const timer = setTimeout(() => {
      element.addEventListener('scroll', soon, { passive: true });
      for (const part of element.children) observer.observe(part);
    }, SETTLE_MS);
    const stop = () => {
      clearTimeout(timer);
      cancelAnimationFrame(frame);
      observer.disconnect();
      element.removeEventListener('scroll', soon);
    };
    return stop;
  }, [id, scroller]);
  return out !== null && out === id;
}

type OwnPillProps = {
  rows: readonly ThreadRow[];
  community: Community;
  scroller: RefObject<HTMLElement | null>;
};

export function OwnPill({ rows, community, scroller }: OwnPillProps) {
  const written = useJustWritten((state) => state.written);
  const comment = rows.find((row) => row.comment.id === written?.id)?.comment ?? null;
  const words = written && comment && ownWords(comment, written.isReply, community);
  const isOut = useOutOfSight(scroller, words && comment ? comment.id : null);
  const go = () => comment && goToComment(comment.articleId, comment.id);
  useCommands({ 'thread.own': { run: go, enabled: () => comment !== null } });
  const key = keyHint('thread.own');
  return (
    <>
      <p role="status" className={hidden.hidden}>
        {isOut && words && t('thread.ownTold', { words, key })}
      </p>
      {isOut && words && (
        <Pill quiet scroller={scroller} aria-keyshortcuts={ariaKeys('thread.own')} onClick={go}>
          <span>
            {words} · <span className={styles.show}>{t('thread.ownShow')}</span>
          </span>
          <kbd>{key}</kbd>
        </Pill>
      )}
    </>
  );
}
