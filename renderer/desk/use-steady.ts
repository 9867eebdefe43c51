// One list of the desk as it is shown: steady, filtered, with what has arrived meanwhile.
import { useMemo } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { useServerNow } from '../state/clock.ts';
import { takeInArrived, useDesk } from '../state/desk.ts';
import { fits } from './desk-filter.ts';
import { type DeskItem, factsOf, type ListName } from './desk-items.ts';
import { arrived, shown } from './steady-list.ts';

export type Steady<N extends ListName> = {
  items: DeskItem<N>[];
  arrivedCount: number;
  /** Takes in what has arrived; answers the id of the first of it. */
  takeIn: () => string | null;
};

export function useSteady<N extends ListName>(name: N, community: Community): Steady<N> {
  const all: readonly DeskItem<N>[] = useDesk((state) => state.items[name]);
  const list = useDesk((state) => state.lists[name]);
  const filter = useDesk((state) => state.filter);
  const now = useServerNow(community.id);
  return useMemo(() => {
    const fitting = (items: DeskItem<N>[]) =>
      items.filter(({ row }) => fits(filter, factsOf[name](row), now));
    const news = fitting(arrived(list, all));
    return {
      items: fitting(shown(list, all)),
      arrivedCount: news.length,
      takeIn: () => {
        takeInArrived();
        return news[0]?.id ?? null;
      },
    };
  }, [name, all, list, filter, now]);
}
