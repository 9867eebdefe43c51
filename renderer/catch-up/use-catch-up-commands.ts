// What can be done in the screen by command: up and down among its items, and back to reading.
import type { RefObject } from 'react';
import type { Doing } from '../commands/offers.ts';
import { useCommands } from '../commands/use-commands.ts';
import { goToScreen } from '../state/navigation.ts';

export function useCatchUpCommands(scroller: RefObject<HTMLElement | null>): void {
  const to = (find: (at: number, count: number) => number): Doing => ({
    run: () => {
      const items = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
      const item = document.activeElement?.closest('li[data-item]');
      const at = items.findIndex((each) => each.closest('li') === item);
      const next = items[find(at, items.length)];
      next?.focus({ preventScroll: true });
      next?.closest('li')?.scrollIntoView({ block: 'nearest' });
    },
  });
  useCommands({
    'go.leave': { run: () => goToScreen('reading') },
    'catchUp.next': to((at, count) => Math.min(at + 1, count - 1)),
    'catchUp.previous': to((at) => Math.max(at - 1, 0)),
    'catchUp.first': to(() => 0),
    'catchUp.last': to((_at, count) => count - 1),
  });
}
