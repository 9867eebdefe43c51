// What has the focus in a page, told as a screen reader would: by its name, or else by its words.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export function focusedIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === null) return 'nothing';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '';
  });
}

export async function focusIs(page: Page, name: RegExp): Promise<void> {
  await expect.poll(() => focusedIn(page)).toMatch(name);
}
