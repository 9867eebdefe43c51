// The keys of the screen: up and down among its items, and back to reading.
import { type RefObject, useEffect } from 'react';
import { isWindowKey } from '../state/keyboard.ts';
import { goToScreen } from '../state/navigation.ts';

const steps: Partial<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export function useCatchUpKeys(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isWindowKey(event)) return;
      if (event.key === 'Escape') goToScreen('reading');
      const items = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])];
      const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const edge = { Home: 0, End: -1 }[event.key];
      if ((step === undefined && edge === undefined) || items.length === 0) return;
      event.preventDefault();
      const item = document.activeElement?.closest('li[data-item]');
      const at = items.findIndex((each) => each.closest('li') === item);
      const to = edge ?? (at < 0 ? 0 : Math.min(Math.max(at + (step ?? 0), 0), items.length - 1));
      const next = items.at(to);
      next?.focus({ preventScroll: true });
      next?.closest('li')?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [scroller]);
}
