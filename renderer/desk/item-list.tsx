// The items of a section, one of them current: moved through and acted on by key, with the focus never
// lost while they come and go. Draws no item itself.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ariaKeys, keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { Button } from '../parts/button.tsx';
import pill from '../parts/pill.module.css';
import hidden from '../parts/visually-hidden.module.css';
import { useCommunity } from '../state/communities.ts';
import { beAt, moveOn, useDesk } from '../state/desk.ts';
import { type Decision, decidedByOthers } from './decisions-of-others.ts';
import type { ItemCommand, Section } from './desk-keys.ts';
import styles from './item-list.module.css';
import { useDeskCommands } from './use-desk-commands.ts';

/** Drawn at once; more as one moves on or asks for them, so that a long list stays quick. */
const DRAWN = 40;

type ItemListProps<T> = {
  section: Section;
  items: readonly T[];
  nameOf: (item: T) => string;
  /** Decided and still there: shown paler. */
  isSettled: (item: T) => boolean;
  /** Told to those who listen where it is another moderator's. */
  decisionOf?: (item: T) => Decision | null;
  children: (item: T) => ReactNode;
  act: (command: ItemCommand, item: T) => void;
  /** What makes sense for an item as it is now. */
  commandsFor?: (item: T) => readonly ItemCommand[];
  /** How many wait to be taken in. */
  arrivedCount?: number;
  /** Answers the id of the first that was taken in. */
  takeIn?: () => string | null;
  create?: () => void;
  /** In place of the items where there are none. */
  empty: ReactNode;
  /** Under the items. */
  after?: ReactNode;
};

export function ItemList<T extends { id: string }>({
  section,
  items,
  nameOf,
  isSettled,
  decisionOf = undecided,
  children,
  act,
  commandsFor,
  arrivedCount = 0,
  takeIn,
  create,
  empty,
  after,
}: ItemListProps<T>) {
  const list = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  const currentId = useDesk((state) => state.currentIds[section]);
  const [asked, setAsked] = useState(DRAWN);
  const ids = items.map((item) => item.id);
  const at = currentId === null ? -1 : ids.indexOf(currentId);
  const tabbable = ids[Math.max(at, 0)] ?? null;
  const drawnCount = Math.max(asked, Math.ceil((at + DRAWN / 2) / DRAWN) * DRAWN);
  const drawn = items.slice(0, drawnCount);
  const hiddenCount = items.length - drawn.length;

  const goTo = (id: string) => {
    wanted.current = id;
    moveOn(section, id);
    // What is focused already makes no new drawing.
    focusWanted();
  };
  const focusWanted = () => {
    if (wanted.current === null) return;
    const item = list.current?.querySelector<HTMLElement>(`[data-id="${wanted.current}"]`);
    if (!item) return;
    wanted.current = null;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: 'nearest' });
  };
  useEffect(focusWanted);

  const takeInAndGo = () => {
    const first = takeIn?.() ?? null;
    if (first !== null) goTo(first);
  };

  useDeskCommands({
    section,
    ids,
    currentId: tabbable,
    goTo,
    takeIn: takeInAndGo,
    hasArrived: arrivedCount > 0,
    create: () => create?.(),
    act: (command, id) => {
      const item = items.find((each) => each.id === id);
      if (item) act(command, item);
    },
    can: (command, id) => {
      const item = items.find((each) => each.id === id);
      return item !== undefined && commandsFor?.(item).includes(command) !== false;
    },
  });

  const selfId = useCommunity()?.member?.id;
  const told = useTold(items, currentId, (before) =>
    decidedByOthers(before, items, { nameOf, decisionOf, currentId, selfId }),
  );

  // The section or screen before this one has taken the focus with it.
  const arrivedAt = ids.length > 0;
  const firstId = useRef(tabbable);
  firstId.current = tabbable;
  useEffect(() => {
    const { activeElement } = document;
    const lost = activeElement === document.body || activeElement?.checkVisibility() === false;
    if (!lost && activeElement !== list.current) return;
    const item = arrivedAt ? `[data-id="${firstId.current}"]` : null;
    const there = item === null ? list.current : list.current?.querySelector<HTMLElement>(item);
    there?.focus({ preventScroll: true });
  }, [arrivedAt]);

  return (
    <div ref={list} className={styles.place} tabIndex={-1}>
      <p className={hidden.hidden} role="status">
        {told}
      </p>
      {items.length === 0 ? (
        <div className={styles.empty}>{empty}</div>
      ) : (
        <div role="feed" aria-label={t(`desk.section.${section}`)}>
          {drawn.map((item, index) => (
            // biome-ignore lint/a11y/useSemanticElements: the keys know an item by its role
            <div
              key={item.id}
              role="article"
              className={styles.item}
              data-id={item.id}
              data-settled={isSettled(item)}
              aria-label={nameOf(item)}
              aria-posinset={index + 1}
              aria-setsize={items.length}
              tabIndex={item.id === tabbable ? 0 : -1}
              onFocus={() => beAt(section, item.id)}
            >
              {children(item)}
            </div>
          ))}
        </div>
      )}
      {hiddenCount > 0 ? (
        <div className={styles.more}>
          <Button onClick={() => setAsked(drawnCount + DRAWN)}>
            {t('desk.more', { count: hiddenCount })}
          </Button>
        </div>
      ) : (
        after
      )}
      <div className={styles.pillPlace} role="status">
        {arrivedCount > 0 && (
          <div className={pill.pills}>
            <button
              type="button"
              className={pill.pill}
              title={t('desk.arrivedKey', { key: keyHint('desk.takeIn') })}
              aria-keyshortcuts={ariaKeys('desk.takeIn')}
              onClick={takeInAndGo}
            >
              {t('desk.arrived', { count: arrivedCount })} <kbd>{keyHint('desk.takeIn')}</kbd>
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

const undecided = () => null;

/** What `tellSince` says of the items as they were; until something else is told or one moves on. */
function useTold<T>(
  items: readonly T[],
  currentId: string | null,
  tellSince: (before: readonly T[]) => string | null,
): string | null {
  const before = useRef(items);
  const [told, setTold] = useState<{ words: string; at: string | null } | null>(null);
  useEffect(() => {
    if (before.current === items) return;
    const words = tellSince(before.current);
    before.current = items;
    if (words !== null) setTold({ words, at: currentId });
  });
  return told !== null && told.at === currentId ? told.words : null;
}
