// Which of the window's own sheets lies over it: the palette or the sheet of keys. Draws neither.
import { create } from 'zustand';

export type Overlay = 'palette' | 'keys';

export const useOverlay = create<{ overlay: Overlay | null }>(() => ({ overlay: null }));

export function openOverlay(overlay: Overlay): void {
  useOverlay.setState({ overlay });
}

export function closeOverlay(): void {
  useOverlay.setState({ overlay: null });
}
