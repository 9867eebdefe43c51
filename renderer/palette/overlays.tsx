// Draws the palette or the sheet of keys over the window while one is open, and gives the focus back
// before what was chosen is done: commands are meant for what had it.
import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Community } from '../../shared/bridge/engine-api.ts';
import { holdFocus } from '../commands/offers.ts';
import { isFocusLost } from '../state/lost-focus.ts';
import { closeOverlay, useOverlay } from '../state/overlay.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const KeySheet = lazy(async () => ({ default: (await import('./key-sheet.tsx')).KeySheet }));

export function Overlays({ community }: { community: Community | null }) {
  const overlay = useOverlay((state) => state.overlay);
  const chosen = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (overlay === null) return;
    const before = document.activeElement;
    holdFocus(before);
    return () => {
      const run = chosen.current;
      chosen.current = null;
      // The dialog gives the focus back in a moment of its own.
      setTimeout(() => {
        if (isFocusLost() && before instanceof HTMLElement) before.focus({ preventScroll: true });
        run?.();
        holdFocus(null);
      });
    };
  }, [overlay]);
  const choose = (run: () => void) => {
    chosen.current = run;
    closeOverlay();
  };
  return (
    <Suspense>
      {overlay === 'palette' && <Palette community={community} onChoose={choose} />}
      {overlay === 'keys' && <KeySheet community={community} />}
    </Suspense>
  );
}
