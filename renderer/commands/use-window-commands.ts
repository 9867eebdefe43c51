// What the window can do whatever is shown in it.
import { useEffect } from 'react';
import { moderates } from '../articles/authority.ts';
import { selectSearchField } from '../search/search-field.ts';
import { useCommunity } from '../state/communities.ts';
import { goToScreen, goToSearch } from '../state/navigation.ts';
import { hearKeys } from './offers.ts';
import { useCommands } from './use-commands.ts';

export function useWindowCommands(): void {
  const community = useCommunity();
  useEffect(hearKeys, []);
  useCommands({
    'go.search': {
      run: () => {
        goToSearch();
        selectSearchField();
      },
      enabled: () => community !== null,
    },
    'go.catchUp': { run: () => goToScreen('catchUp'), enabled: () => community !== null },
    'go.desk': {
      run: () => goToScreen('desk'),
      enabled: () => community !== null && moderates(community),
    },
  });
}
