// Notes in each frame where a line of the page stands: after the browser has laid it out and anchored the
// scroll, and before it is drawn, which is what a person sees.
import type { Page } from 'playwright-core';

export type LineFrame = {
  /** Pixels from the top of the window. */
  top: number;
  /** How far what scrolls was scrolled. */
  scrolled: number;
};

declare global {
  interface Window {
    parleyLine: { frames: LineFrame[]; stop: () => void };
  }
}

/** Watches the first element that `selector` finds now, as long as it stays in the page. */
export function watchLine(page: Page, selector: string): Promise<void> {
  return page.evaluate((sought) => {
    const line = document.querySelector(sought);
    if (line === null) throw new Error(`nothing is ${sought}`);
    let scroller = (line.closest('[role="tree"]') ?? line).parentElement;
    while (scroller && getComputedStyle(scroller).overflowY !== 'auto') {
      scroller = scroller.parentElement;
    }
    const frames: LineFrame[] = [];
    // Its size changes with each frame, and so its observer is called in each, when all is laid out.
    const pulse = document.createElement('div');
    pulse.style.cssText =
      'position:fixed;inset-block-start:0;height:1px;visibility:hidden;contain:strict';
    document.body.append(pulse);
    const observer = new ResizeObserver(() => {
      const top = line.isConnected ? line.getBoundingClientRect().top : Number.NaN;
      frames.push({ top, scrolled: scroller?.scrollTop ?? 0 });
    });
    observer.observe(pulse);
    let width = 1;
    let frame = requestAnimationFrame(function beat() {
      width = 3 - width;
      pulse.style.width = `${width}px`;
      frame = requestAnimationFrame(beat);
    });
    window.parleyLine = {
      frames,
      stop: () => {
        cancelAnimationFrame(frame);
        observer.disconnect();
        pulse.remove();
      },
    };
  }, selector);
}

/** What was noted since the watch began. */
export function watchedLine(page: Page): Promise<LineFrame[]> {
  return page.evaluate(() => {
    window.parleyLine.stop();
    return window.parleyLine.frames;
  });
}
