// The quiet menu beside the count of comments: in which order they are read, and what is folded.
import { useRef } from 'react';
import { type ThreadOrder, threadOrders } from '../../shared/thread/orders.ts';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { focusedIn } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { t } from '../messages/messages.ts';
import { ChevronIcon } from '../parts/icons.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../parts/menu.tsx';
import { useThread } from '../state/thread.ts';
import {
  chooseOrder,
  foldAll,
  foldAllRead,
  unfoldAll,
  useThreadShape,
} from '../state/thread-shape.ts';
import styles from './order-menu.module.css';
import type { ThreadRow } from './rows.ts';

type OrderMenuProps = {
  rows: readonly ThreadRow[];
  /** Leads to the first comment, where a new order is read from. */
  onReorder: () => void;
};

export function OrderMenu({ rows, onReorder }: OrderMenuProps) {
  const { order, ranking } = useThreadShape();
  const count = useThread((state) => state.comments.size);
  const trigger = useRef<HTMLButtonElement>(null);
  const pressed = useRef(false);
  const reordered = useRef(false);
  /** The comment that had the focus when the key was pressed. */
  const from = useRef<HTMLElement | null>(null);
  const options = threadOrders.map((value) => ({ value, label: t(`reading.order.${value}`) }));

  useCommands({
    'thread.orders': {
      run: () => {
        pressed.current = true;
        from.current = focusedIn('[role="treeitem"]');
        // As from the keyboard, so that the first of its items is marked.
        trigger.current?.click();
      },
    },
  });

  const reorder = (wanted: ThreadOrder) => {
    reordered.current = true;
    chooseOrder(wanted);
    // Asked for by its key somewhere in the thread, it is read from its beginning.
    if (from.current !== null) onReorder();
  };
  const anchor = () => ({ getBoundingClientRect: () => placeOf(trigger.current, from.current) });
  const finalFocus = () => {
    if (reordered.current && from.current !== null) return false;
    return from.current ?? trigger.current;
  };
  const onOpenChange = (open: boolean) => {
    if (!open) return;
    if (!pressed.current) from.current = null;
    pressed.current = false;
    reordered.current = false;
  };
  return (
    <>
      {ranking !== null && ranking.ranked.size !== count && (
        <button type="button" className={styles.again} onClick={() => chooseOrder(order)}>
          {t('reading.order.again')}
        </button>
      )}
      <Menu
        {...{ anchor, finalFocus, onOpenChange }}
        trigger={
          <button
            ref={trigger}
            type="button"
            className={styles.trigger}
            aria-keyshortcuts={ariaKeys('thread.orders')}
          >
            {t(`reading.order.${order}`)}
            <ChevronIcon />
          </button>
        }
      >
        <MenuChoice
          label={t('reading.order.label')}
          value={order}
          options={options}
          onChoose={reorder}
        />
        <MenuSeparator />
        <MenuItem shortcut={keyHint('thread.collapseRead')} onClick={() => foldAllRead(rows, null)}>
          {t('reading.collapseRead')}
        </MenuItem>
        <MenuItem onClick={() => foldAll(rows, null)}>{t('reading.collapseAll')}</MenuItem>
        <MenuItem onClick={() => unfoldAll(rows)}>{t('reading.expandAll')}</MenuItem>
      </Menu>
    </>
  );
}

/** Beside the trigger, or else beside the comment; at the edge of the window where both are out of sight. */
function placeOf(trigger: HTMLElement | null, from: HTMLElement | null): DOMRect {
  const { innerWidth, innerHeight } = window;
  const boxes = [trigger, from]
    .filter((element) => element?.isConnected)
    .map((element) => element?.getBoundingClientRect() ?? new DOMRect());
  const isInView = ({ top, bottom }: DOMRect) => bottom > 0 && top < innerHeight;
  const box = boxes.find(isInView) ?? boxes[0] ?? new DOMRect(innerWidth, 0);
  const top = Math.min(Math.max(box.top, 0), innerHeight);
  const bottom = Math.min(Math.max(box.bottom, 0), innerHeight);
  return new DOMRect(box.left, top, box.width, bottom - top);
}
