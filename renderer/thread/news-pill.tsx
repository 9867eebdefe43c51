// "3 new": what arrived out of sight. Shown instead of a jump; goes to the next one when asked.
import { type RefObject, useMemo } from 'react';
import { keyHint } from '../commands/hints.ts';
import { t } from '../messages/messages.ts';
import { DownIcon } from '../parts/icons.tsx';
import { useThread } from '../state/thread.ts';
import { nextUnseen, unseenToYou } from './news.ts';
import { Pill } from './pill.tsx';
import type { ThreadRow } from './rows.ts';

type NewsPillProps = {
  rows: ThreadRow[];
  goTo: RefObject<((index: number) => void) | null>;
  scroller: RefObject<HTMLElement | null>;
};

export function NewsPill({ rows, goTo, scroller }: NewsPillProps) {
  const unseen = useThread((state) => state.unseen);
  const comments = useThread((state) => state.comments);
  const toYou = useMemo(() => unseenToYou(comments, unseen), [comments, unseen]);
  if (unseen.size === 0) return null;
  const count = unseen.size;

  const go = () => {
    const inView = scroller.current?.querySelector<HTMLElement>('[role="treeitem"]:focus');
    const drawn = scroller.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [];
    const top = scroller.current?.getBoundingClientRect().top ?? 0;
    const first = inView ?? [...drawn].find((row) => row.getBoundingClientRect().bottom > top);
    const from = first ? Number(first.dataset.index) : -1;
    const index = nextUnseen(rows, from, comments, unseen);
    if (index >= 0) goTo.current?.(index);
  };

  return (
    <Pill
      scroller={scroller}
      title={t('thread.pillKey', { key: keyHint('thread.nextNew') })}
      onClick={go}
    >
      {toYou > 0 ? t('thread.pillToYou', { count, toYou }) : t('thread.pill', { count })}
      <DownIcon />
    </Pill>
  );
}
