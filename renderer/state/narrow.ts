// Whether the window is so narrow that it shows one pane at a time, as the styles have it (760 px).
import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 760px)');

function follow(onChange: () => void): () => void {
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
}

export function useNarrow(): boolean {
  return useSyncExternalStore(follow, () => query.matches);
}
