// When something happens in a window, by the window's own eyes: what the test driver needs to ask and to
// be answered does not count. Epoch milliseconds, which all windows of a machine share.
import type { Page } from 'playwright-core';

/** When the key is next pressed. Resolves once it listens, to the moment that is awaited. */
export async function momentOfKey(page: Page, key: string): Promise<{ at: Promise<number> }> {
  const handle = await page.evaluateHandle(
    (wanted) => ({
      at: new Promise<number>((resolve) => {
        const listen = (event: KeyboardEvent) => {
          if (event.key !== wanted) return;
          removeEventListener('keydown', listen, true);
          resolve(Date.now());
        };
        addEventListener('keydown', listen, true);
      }),
    }),
    key,
  );
  return { at: handle.evaluate(({ at }) => at) };
}

/** When the window has the text, or has it no more. Resolves once it watches, to the awaited moment. */
export async function momentOfText(
  page: Page,
  text: RegExp,
  wanted: 'shown' | 'gone',
): Promise<{ at: Promise<number> }> {
  const handle = await page.evaluateHandle(
    ({ source, isShown }) => ({
      at: new Promise<number>((resolve) => {
        const pattern = new RegExp(source);
        const look = () => {
          if (pattern.test(document.body.textContent ?? '') !== isShown) return;
          watcher.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { childList: true, characterData: true, subtree: true });
        look();
      }),
    }),
    { source: text.source, isShown: wanted === 'shown' },
  );
  return { at: handle.evaluate(({ at }) => at) };
}
