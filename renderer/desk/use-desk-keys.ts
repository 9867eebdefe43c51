// Does what the keys of desk-keys.ts name: moves between sections and items, and hands what concerns an
// item to its section.
import { useEffect } from 'react';
import { goToSection } from '../state/desk.ts';
import { isWindowKey } from '../state/keyboard.ts';
import { goToScreen } from '../state/navigation.ts';
import { deskCommand, type ItemCommand, type Section } from './desk-keys.ts';
import { neighbour } from './steady-list.ts';

export const FILTER_FIELD = 'desk-filter-member';

type DeskKeys = {
  section: Section;
  /** Of the items that are shown, in their order. */
  ids: readonly string[];
  currentId: string | null;
  goTo: (id: string) => void;
  takeIn: () => void;
  /** Whether something waits to be taken in: then going on from the last item takes it in. */
  hasArrived: boolean;
  create: () => void;
  act: (command: ItemCommand, id: string) => void;
};

function move(command: 'next' | 'previous' | 'first' | 'last', keys: DeskKeys): void {
  const { ids, currentId } = keys;
  if (command === 'next' && keys.hasArrived && currentId === (ids.at(-1) ?? null)) {
    keys.takeIn();
    return;
  }
  const destinations = {
    next: () => neighbour(ids, currentId, 1),
    previous: () => neighbour(ids, currentId, -1),
    first: () => ids[0] ?? null,
    last: () => ids.at(-1) ?? null,
  };
  const id = destinations[command]();
  if (id !== null) keys.goTo(id);
}

export function useDeskKeys(keys: DeskKeys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event;
      if (!isWindowKey(event) || !(target instanceof HTMLElement)) return;
      const onItem = target.role === 'article';
      const asked = deskCommand(event, keys.section, onItem);
      if (asked === null) return;
      const itemId = target.closest<HTMLElement>('[role="article"]')?.dataset.id;
      if (asked.on === 'item' && itemId === undefined) return;
      event.preventDefault();
      // A key that is held moves on and on, but acts once: the one that closed a dialog is still down.
      if (event.repeat && asked.on !== 'list') return;
      switch (asked.on) {
        case 'section':
          return goToSection(asked.section);
        case 'list':
          return move(asked.command, keys);
        case 'item':
          return itemId === undefined ? undefined : keys.act(asked.command, itemId);
        case 'desk':
          if (asked.command === 'takeIn') keys.takeIn();
          else if (asked.command === 'create') keys.create();
          else if (asked.command === 'back') goToScreen('reading');
          else document.getElementById(FILTER_FIELD)?.focus();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
