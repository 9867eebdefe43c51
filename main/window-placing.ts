// Where a window may stand on the screens that there are now. Call when the app is ready.
import { type BrowserWindow, screen } from 'electron';
import {
  type AskedPlace,
  type Bounds,
  besides,
  boundsFromOutside,
  isReachable,
} from './window-state.ts';

/** The same bounds; null where no window could be taken hold of there. */
export function reachable(bounds: Bounds | null): Bounds | null {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  return bounds !== null && isReachable(bounds, screens) ? bounds : null;
}

export function askedBounds(asked: AskedPlace): Bounds {
  return boundsFromOutside(asked, screen.getPrimaryDisplay().workArea);
}

/** A little below and beside the window, or null where there is none. */
export function besideWindow(
  window: BrowserWindow | undefined,
  size: Pick<Bounds, 'width' | 'height'> | null,
): Bounds | null {
  if (window === undefined) return null;
  const own = window.getNormalBounds();
  return besides({ ...own, ...(size ?? {}) }, screen.getDisplayMatching(own).workArea);
}
