// What can be done in the screen by command: up and down among its items.
import type { RefObject } from 'react';
import type { Doing } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';

/** The items of all sections, in their order. */
export function itemsIn(screen: Element | null): HTMLElement[] {
  return [...(screen?.querySelectorAll<HTMLElement>('li[data-id]') ?? [])];
}

/** What opens the item has its focus. */
export function focusItem(item: HTMLElement | undefined): void {
  item?.querySelector('button')?.focus({ preventScroll: true });
  item?.scrollIntoView({ block: 'nearest' });
}

export function useCatchUpCommands(scroller: RefObject<HTMLElement | null>): void {
  const to = (find: (at: number, count: number) => number): Doing => ({
    run: () => {
      const items = itemsIn(scroller.current);
      const at = items.findIndex((item) => item.contains(document.activeElement));
      focusItem(items[find(at, items.length)]);
    },
  });
  useCommands({
    'catchUp.next': to((at, count) => Math.min(at + 1, count - 1)),
    'catchUp.previous': to((at) => Math.max(at - 1, 0)),
    'catchUp.first': to(() => 0),
    'catchUp.last': to((_at, count) => count - 1),
  });
}
