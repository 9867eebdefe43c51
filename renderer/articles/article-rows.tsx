// The articles, drawn virtually: those near the view, the one that is read and the one that has the
// focus. The keys move over all of them, and who listens is told of how many there are.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CommunityId, ArticleItem as Item } from '../../shared/bridge/engine-api.ts';
import type { ArticleId } from '../../shared/protocol/ids.ts';
import { type Doing, focusedIn } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { useActivity } from '../state/activity.ts';
import { ArticleItem } from './article-item.tsx';
import styles from './article-list.module.css';

const TYPICAL_ROW = 76;
const ROWS_AROUND = 6;

type ArticleRowsProps = {
  communityId: CommunityId;
  items: readonly Item[];
  /** The article that is read; null where none is. */
  currentId: ArticleId | null;
  /** To which the Tab key comes first, as long as no other had the focus. */
  entryId: ArticleId | null;
  scroller: HTMLElement | null;
};

export function ArticleRows({
  communityId,
  items,
  currentId,
  entryId,
  scroller,
}: ArticleRowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [heldId, setHeldId] = useState<ArticleId | null>(null);
  const indexOf = (id: ArticleId | null) =>
    id === null ? -1 : items.findIndex((item) => item.id === id);
  const held = indexOf(heldId);
  const tabbable = Math.max(0, held === -1 ? indexOf(entryId) : held);
  const kept = [tabbable, indexOf(currentId)];

  const getItemKey = useCallback((at: number) => items[at]?.id ?? at, [items]);
  const virtualizer = useVirtualizer<HTMLElement, HTMLLIElement>({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: () => TYPICAL_ROW,
    getItemKey,
    overscan: ROWS_AROUND,
    rangeExtractor: (range) => {
      const drawn = new Set(defaultRangeExtractor(range));
      for (const at of kept) if (at >= 0 && at < items.length) drawn.add(at);
      return [...drawn].sort((a, b) => a - b);
    },
  });
  const rows = virtualizer.getVirtualItems();
  const inSight = rows.flatMap(({ index }) => items[index] ?? []);
  const activity = useActivity(communityId, inSight);

  /** Moves the focus among the articles, from the one that has it. */
  const to = (find: (at: number, count: number) => number): Doing => ({
    run: () => {
      const at = indexOf(
        (focusedIn('[data-article]')?.dataset.article ?? null) as ArticleId | null,
      );
      const id = items[find(at, items.length)]?.id;
      if (id === undefined) return;
      // Drawn first: it may be far from what is in sight.
      flushSync(() => setHeldId(id));
      virtualizer.scrollToIndex(indexOf(id), { align: 'auto' });
      const row = list.current?.querySelector<HTMLElement>(`[data-article="${id}"]`);
      row?.focus({ preventScroll: true });
    },
  });
  useCommands({
    'list.next': to((at, count) => Math.min(at + 1, count - 1)),
    'list.previous': to((at) => Math.max(at - 1, 0)),
    'list.first': to(() => 0),
    'list.last': to((_at, count) => count - 1),
  });

  return (
    <ul
      ref={list}
      className={styles.rows}
      data-keys="list"
      style={{ height: virtualizer.getTotalSize() }}
    >
      {rows.map(({ index, start }) => {
        const item = items[index];
        if (!item) return null;
        return (
          <li
            key={item.id}
            ref={virtualizer.measureElement}
            className={styles.row}
            data-index={index}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            <ArticleItem
              item={item}
              current={item.id === currentId}
              tabbable={index === tabbable}
              activity={activity.get(item.id)}
              onFocus={() => setHeldId(item.id)}
            />
          </li>
        );
      })}
    </ul>
  );
}
