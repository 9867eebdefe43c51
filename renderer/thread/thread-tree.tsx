// The thread, drawn virtually: the rows near the view and the focused one, in the page's own flow
// with empty stretches for the rest. So the browser's scroll anchoring keeps the line that is being
// read where it is, whatever arrives, changes or is measured above it.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  Fragment,
  memo,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import hidden from '../parts/visually-hidden.module.css';
import { useNow } from '../state/clock.ts';
import { useLanguage } from '../state/language.ts';
import { reachComment, useNavigation } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import { openWayTo } from '../state/thread-shape.ts';
import { closeWriting, useWriting } from '../state/writing.ts';
import { CommentRow } from './comment-row.tsx';
import { isNew, stepToNews } from './news.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import type { ThreadRow } from './rows.ts';
import type { ThreadView } from './thread-map.tsx';
import styles from './thread-tree.module.css';
import { useAnchorAfterJump } from './use-anchor-after-jump.ts';
import { useBranches, useDrawn } from './use-branches.ts';
import { useHeldLine } from './use-held-line.ts';
import { useHeldPlace } from './use-held-place.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useSeen } from './use-seen.ts';
import { useTellInSight } from './use-tell-in-sight.ts';
import { useThreadCommands } from './use-thread-commands.ts';

const TYPICAL_ROW = 92;
const ROWS_AROUND = 8;

type ThreadTreeProps = {
  rows: ThreadRow[];
  article: Article;
  community: Community;
  scroller: RefObject<HTMLDivElement | null>;
  /** Pixels from the top of what scrolls to the first comment. */
  offset: number;
  /** Given a way to go to a row by its index. */
  goToRef: RefObject<((index: number) => void) | null>;
  viewRef: RefObject<ThreadView | null>;
};

/** Drawn anew where something of it has changed, not with each key or counter beside it. */
export const ThreadTree = memo(function ThreadTree({
  rows,
  article,
  community,
  scroller,
  offset,
  goToRef,
  viewRef,
}: ThreadTreeProps) {
  useLanguage();
  const tree = useRef<HTMLDivElement>(null);
  const now = useNow();
  const newsAfter = useThread((state) => state.newsAfter);
  const complete = useThread((state) => state.complete);
  const whole = useThread((state) => state.whole);
  const { replyingTo, editing } = useWriting();
  const [currentId, setCurrentId] = useState<CommentId | null>(null);
  const [removing, setRemoving] = useState<Pick<ThreadRow, 'comment'> | null>(null);
  const [said, setSaid] = useState({ words: '', count: 0 });
  const wanted = useRef<CommentId | null>(null);

  // Out of sight the scroller is let go of. It is there again only after this has been laid out: draw once more.
  const [, drawAgain] = useReducer((times: number) => times + 1, 0);
  useEffect(drawAgain, []);

  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.comment.id, index])), [rows]);
  const { drawn, drawnAt } = useDrawn(rows, indexOf);
  const kept = [currentId, replyingTo, editing]
    .map((id) => (id === null ? undefined : drawnAt.get(id)))
    .filter((index) => index !== undefined);

  // The same for the same rows: with another one, all of them are measured anew at each step of a scroll.
  const keys = useRowKeys(drawn);
  const getItemKey = useCallback((at: number) => keys[at] ?? -1 - at, [keys]);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: drawn.length,
    // The other index is that among all rows.
    indexAttribute: 'data-drawn',
    getScrollElement: () => scroller.current,
    estimateSize: () => TYPICAL_ROW,
    getItemKey,
    overscan: ROWS_AROUND,
    scrollMargin: offset,
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b),
  });
  // The browser's anchoring has done so already.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = () => false;
  const letGo = useHeldLine({ virtualizer, rows: drawn, indexOf: drawnAt, tree, scroller });
  const items = virtualizer.getVirtualItems();
  useHeldPlace(tree, scroller);
  useAnchorAfterJump(scroller, virtualizer.range, drawn);
  useTellInSight(virtualizer.range, drawn);

  // The row that was asked for, once it is among those drawn.
  const focusWanted = useCallback(() => {
    if (wanted.current === null) return;
    const row = tree.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    const box = row.getBoundingClientRect();
    const far = box.bottom < 0 || box.top > window.innerHeight;
    letGo();
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: far ? 'center' : 'nearest' });
  }, [letGo]);
  useEffect(focusWanted);

  const goTo = useCallback(
    (index: number) => {
      const row = rows[index];
      if (row === undefined) return;
      const { id } = row.comment;
      if (row.hidden) openWayTo(rows, id);
      wanted.current = id;
      setCurrentId(id);
      // One that is current already makes no new drawing, after which it would take the focus from a reply.
      if (!row.hidden) focusWanted();
    },
    [rows, focusWanted],
  );
  useEffect(() => {
    goToRef.current = goTo;
  }, [goTo, goToRef]);

  useEffect(() => {
    const count = drawn.length;
    viewRef.current = {
      inView: () => {
        const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
        return { from: startIndex / count, to: Math.min(endIndex + 1, count) / count };
      },
      show: (part) => {
        const at = Math.min(Math.floor(part * count), count - 1);
        letGo();
        virtualizer.scrollToIndex(at, { align: 'start' });
      },
    };
  }, [viewRef, virtualizer, drawn, letGo]);

  const asked = useNavigation((state) => state.commentId);
  useEffect(() => {
    const index = asked === null ? undefined : indexOf.get(asked);
    if (index === undefined) return;
    goTo(index);
    reachComment();
  }, [asked, indexOf, goTo]);

  const newsAsked = useNavigation((state) => state.firstNew);
  useEffect(() => {
    // The first of all, and not of those that fill the window.
    if (!newsAsked || newsAfter === null || !whole) return;
    const first = stepToNews(rows, -1, true, newsAfter);
    // What is not here yet comes with the next pages.
    if (first === null && !complete) return;
    if (first !== null) goTo(first.index);
    reachComment();
  }, [newsAsked, newsAfter, complete, whole, rows, goTo]);

  const closeAndReturn = useCallback(() => {
    const { replyingTo: replied, editing: edited } = useWriting.getState();
    closeWriting();
    wanted.current = replied ?? edited;
    setCurrentId((id) => wanted.current ?? id);
  }, []);

  const { onFold, onOpen, lineIn } = useBranches({ tree, rows, indexOf, currentId, goTo });

  useKeptFocus(tree);
  // For whoever measures how soon there is something to read.
  useEffect(() => void performance.mark('thread drawn'), []);
  useSeen(tree, scroller);
  useThreadCommands({
    tree,
    scroller,
    rows,
    indexOf,
    article,
    community,
    goTo,
    onFold,
    onRemove: setRemoving,
    say: (words) => setSaid(({ count }) => ({ words, count: count + 1 })),
  });

  let drawnTo = offset;
  const tabbable = currentId !== null && drawnAt.has(currentId) ? currentId : drawn[0]?.comment.id;
  return (
    <>
      <p role="status" className={hidden.hidden}>
        <span key={said.count}>{said.words}</span>
      </p>
      <div
        ref={tree}
        role="tree"
        aria-label={t('thread.label')}
        onFocus={(event) => {
          const id = event.target.closest<HTMLElement>('[role="treeitem"]')?.dataset.id;
          const row = rows[indexOf.get(id as CommentId) ?? -1];
          if (row) setCurrentId(row.comment.id);
        }}
      >
        {items.map((item) => {
          const row = drawn[item.index];
          if (!row) return null;
          const gap = item.start - drawnTo;
          drawnTo = item.end;
          const { id } = row.comment;
          const line = lineIn(row);
          return (
            <Fragment key={id}>
              {gap > 0 && <Stretch height={gap} />}
              <CommentRow
                comment={row.comment}
                depth={row.depth}
                indent={row.indent}
                replyCount={row.replyCount}
                newBelow={row.folded ? row.newBelow : 0}
                folded={row.folded}
                answers={row.answers}
                position={row.position}
                siblings={row.siblings}
                article={article}
                community={community}
                now={now}
                fresh={isNew(row.comment, newsAfter)}
                current={id === tabbable}
                editing={id === editing}
                replying={id === replyingTo}
                index={indexOf.get(id) ?? -1}
                drawnAt={item.index}
                lineLevel={line.level}
                marked={line.marked}
                measure={virtualizer.measureElement}
                onRemove={setRemoving}
                onOpen={onOpen}
                onCloseWriting={closeAndReturn}
              />
            </Fragment>
          );
        })}
        <Stretch height={virtualizer.getTotalSize() - (drawnTo - offset)} />
      </div>
      {removing && (
        <RemoveDialog
          row={removing}
          community={community}
          onClose={() => {
            wanted.current = removing.comment.id;
            setRemoving(null);
          }}
        />
      )}
    </>
  );
});

/** Stands in for the rows that are not drawn. */
function Stretch({ height }: { height: number }) {
  return <div role="presentation" className={styles.stretch} style={{ height }} />;
}
