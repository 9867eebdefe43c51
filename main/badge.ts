// The number on the app's icon: what is addressed to this member and not seen yet, in all communities.
// Asks the engine again when something may have changed, and no more often than anybody could see.
import type { App, BrowserWindow } from 'electron';
import { nativeImage } from 'electron';
import { countBitmap } from './icon-image.ts';

export type BadgeOptions = {
  /** Null where it cannot be told now. Never rejects. */
  count: () => Promise<number | null>;
  /** Another number than before. */
  show: (count: number) => void;
};

export type Badge = {
  /** Something may have changed. */
  touch(): void;
  count(): number;
};

const gatherMs = 500;

export function createBadge({ count, show }: BadgeOptions): Badge {
  let shown = 0;
  let timer: NodeJS.Timeout | null = null;
  let isBusy = false;
  let isTouched = false;

  async function look(): Promise<void> {
    timer = null;
    if (isBusy) {
      isTouched = true;
      return;
    }
    isBusy = true;
    const found = await count();
    isBusy = false;
    if (found !== null && found !== shown) {
      shown = found;
      show(found);
    }
    if (isTouched) {
      isTouched = false;
      touch();
    }
  }

  function touch(): void {
    if (timer === null) timer = setTimeout(() => void look(), gatherMs);
  }

  return { touch, count: () => shown };
}

/** Puts it where this system has a place for it; `words` says it to those who do not see it. */
export function showBadge(
  app: App,
  windows: readonly BrowserWindow[],
  count: number,
  words: string,
): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(count);
    return;
  }
  const size = 32;
  const overlay =
    count === 0
      ? null
      : nativeImage.createFromBitmap(countBitmap(size, count), { width: size, height: size });
  for (const window of windows) window.setOverlayIcon(overlay, words);
}
