// The keys that open the search from anywhere: Ctrl or Cmd with Shift and F, and the slash while reading.
import { useEffect } from 'react';
import { isOverlaid, isWindowKey } from '../state/keyboard.ts';
import { goToSearch, useNavigation } from '../state/navigation.ts';

export const SEARCH_FIELD = 'search-text';

function opensSearch(event: KeyboardEvent): boolean {
  if (event.key === '/') {
    // The desk has a slash of its own.
    return useNavigation.getState().screen === 'reading' && isWindowKey(event);
  }
  const modified = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
  return modified && event.key.toLowerCase() === 'f' && !isOverlaid();
}

export function useSearchKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !opensSearch(event)) return;
      event.preventDefault();
      goToSearch();
      // Where it is open already.
      const field = document.getElementById(SEARCH_FIELD);
      if (field instanceof HTMLInputElement) field.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
