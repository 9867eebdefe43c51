// The thread, drawn virtually: the rows near the view and the focused one, in the page's own flow
// with empty stretches for the rest. So the browser's scroll anchoring keeps the line that is being
// read where it is, whatever arrives, changes or is measured above it.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  Fragment,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Article, Community } from '../../shared/bridge/engine-api.ts';
import type { CommentId } from '../../shared/protocol/ids.ts';
import { t } from '../messages/messages.ts';
import { useKeptFocus } from '../parts/use-kept-focus.ts';
import hidden from '../parts/visually-hidden.module.css';
import { tellInSight } from '../state/arrivals.ts';
import { useNow } from '../state/clock.ts';
import { reachComment, useNavigation } from '../state/navigation.ts';
import { useThread } from '../state/thread.ts';
import { closeWriting, useWriting } from '../state/writing.ts';
import { CommentRow } from './comment-row.tsx';
import { isNew, stepToNews } from './news.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import type { ThreadRow } from './rows.ts';
import styles from './thread-tree.module.css';
import { useHeldLine } from './use-held-line.ts';
import { useHeldPlace } from './use-held-place.ts';
import { useSeen } from './use-seen.ts';
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
};

export function ThreadTree({
  rows,
  article,
  community,
  scroller,
  offset,
  goToRef,
}: ThreadTreeProps) {
  const tree = useRef<HTMLDivElement>(null);
  const now = useNow();
  const newsAfter = useThread((state) => state.newsAfter);
  const complete = useThread((state) => state.complete);
  const whole = useThread((state) => state.whole);
  const { replyingTo, editing } = useWriting();
  const [currentId, setCurrentId] = useState<CommentId | null>(null);
  const [removing, setRemoving] = useState<ThreadRow | null>(null);
  const [said, setSaid] = useState({ words: '', count: 0 });
  const wanted = useRef<CommentId | null>(null);

  const indexOf = useMemo(() => new Map(rows.map((row, index) => [row.comment.id, index])), [rows]);
  const kept = [currentId, replyingTo, editing]
    .map((id) => (id === null ? undefined : indexOf.get(id)))
    .filter((index) => index !== undefined);

  // The same for the same rows: with another one, all of them are measured anew at each step of a scroll.
  const getItemKey = useCallback((index: number) => rows[index]?.comment.id ?? index, [rows]);
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
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
  useHeldLine({ virtualizer, rows, indexOf, tree, scroller });
  const items = virtualizer.getVirtualItems();
  useHeldPlace(tree, scroller);
  useAnchorAfterJump(scroller, virtualizer.range, rows);
  useTellInSight(virtualizer.range, rows);

  const goTo = useCallback(
    (index: number) => {
      const id = rows[index]?.comment.id;
      if (id === undefined) return;
      wanted.current = id;
      setCurrentId(id);
    },
    [rows],
  );
  useEffect(() => {
    goToRef.current = goTo;
  }, [goTo, goToRef]);

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

  // The row that was asked for is among those drawn by now.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = tree.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    const box = row.getBoundingClientRect();
    const far = box.bottom < 0 || box.top > window.innerHeight;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: far ? 'center' : 'nearest' });
  });

  const closeAndReturn = useCallback(() => {
    const { replyingTo: replied, editing: edited } = useWriting.getState();
    closeWriting();
    wanted.current = replied ?? edited;
    setCurrentId((id) => wanted.current ?? id);
  }, []);

  useKeptFocus(tree);
  useSeen(tree, scroller);
  useThreadCommands({
    tree,
    scroller,
    rows,
    indexOf,
    article,
    community,
    goTo,
    onRemove: setRemoving,
    say: (words) => setSaid(({ count }) => ({ words, count: count + 1 })),
  });

  let drawnTo = offset;
  const tabbable = currentId !== null && indexOf.has(currentId) ? currentId : rows[0]?.comment.id;
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
          const row = rows[item.index];
          if (!row) return null;
          const gap = item.start - drawnTo;
          drawnTo = item.end;
          const { id } = row.comment;
          return (
            <Fragment key={id}>
              {gap > 0 && <Stretch height={gap} />}
              <CommentRow
                {...row}
                article={article}
                community={community}
                now={now}
                fresh={isNew(row.comment, newsAfter)}
                current={id === tabbable}
                editing={id === editing}
                replying={id === replyingTo}
                index={item.index}
                measure={virtualizer.measureElement}
                onRemove={setRemoving}
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
}

type Range = { startIndex: number; endIndex: number };

/**
 * A jump lands where nothing was drawn, and the browser then holds on to the tree as a whole. A
 * scroll to the same place makes it choose again, now among the rows. Only after jumps: it would
 * stop a wheel's smooth movement.
 */
function useAnchorAfterJump(
  scroller: RefObject<HTMLElement | null>,
  range: Range | null,
  rows: readonly ThreadRow[],
): void {
  const last = useRef<{ range: Range | null; rows: readonly ThreadRow[] }>({ range, rows });
  useLayoutEffect(() => {
    const { range: before, rows: rowsBefore } = last.current;
    last.current = { range, rows };
    const element = scroller.current;
    // Where rows came above, the numbers of those in sight have changed and nothing else.
    if (!before || !range || !element || rows !== rowsBefore) return;
    const overlaps = range.startIndex <= before.endIndex && range.endIndex >= before.startIndex;
    if (overlaps) return;
    const { scrollTop } = element;
    element.scrollTop = scrollTop + 1;
    element.scrollTop = scrollTop;
  }, [range, rows, scroller]);
}

/** Tells what is in sight, so that what comes there is shown before what comes elsewhere. */
function useTellInSight(range: Range | null, rows: readonly ThreadRow[]): void {
  useEffect(() => {
    if (!range) return;
    const ids = rows.slice(range.startIndex, range.endIndex + 1).map(({ comment }) => comment.id);
    tellInSight(ids, range.endIndex >= rows.length - 1);
  }, [range, rows]);
}

/** Stands in for the rows that are not drawn. */
function Stretch({ height }: { height: number }) {
  return <div role="presentation" className={styles.stretch} style={{ height }} />;
}
