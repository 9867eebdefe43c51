// What the window can do whatever is shown in it.
import { useEffect } from 'react';
import { moderates } from '../articles/authority.ts';
import { selectSearchField } from '../search/search-field.ts';
import { useCommunity } from '../state/communities.ts';
import { mayTravel, travel } from '../state/history.ts';
import { isOverlaid } from '../state/keyboard.ts';
import { goToScreen, goToSearch } from '../state/navigation.ts';
import type { CommandId } from './catalogue.ts';
import { hearKeys, run } from './offers.ts';
import { useCommands } from './use-commands.ts';

const mouseButtons: Partial<Record<number, CommandId>> = { 3: 'go.back', 4: 'go.forward' };

/** The two buttons at the side of a mouse; returns the way to stop. */
function hearMouse(): () => void {
  const onMouseUp = (event: MouseEvent) => {
    const id = mouseButtons[event.button];
    if (id === undefined) return;
    event.preventDefault();
    if (!isOverlaid()) run(id);
  };
  document.addEventListener('mouseup', onMouseUp);
  return () => document.removeEventListener('mouseup', onMouseUp);
}

export function useWindowCommands(): void {
  const community = useCommunity();
  useEffect(hearKeys, []);
  useEffect(hearMouse, []);
  useCommands({
    'go.search': {
      run: () => {
        goToSearch();
        selectSearchField();
      },
      enabled: () => community !== null,
    },
    'go.back': { run: () => travel(-1), enabled: () => mayTravel(-1) },
    'go.forward': { run: () => travel(1), enabled: () => mayTravel(1) },
    'go.catchUp': { run: () => goToScreen('catchUp'), enabled: () => community !== null },
    'go.desk': {
      run: () => goToScreen('desk'),
      enabled: () => community !== null && moderates(community),
    },
  });
}
