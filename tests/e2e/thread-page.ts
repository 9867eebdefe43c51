// What tests do in the reading pane, as a person would.
import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { RunningApp } from './parley-app.ts';

/** The comment with this text, as it stands in the thread. */
export function comment(page: Page, text: string): Locator {
  return page.getByRole('treeitem').filter({ hasText: text });
}

export async function openArticle({ page }: RunningApp, headline: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Articles' }).getByText(headline).click();
  await page.getByRole('heading', { name: headline, level: 1 }).waitFor();
  await page.getByRole('tree').getByRole('treeitem').first().waitFor();
}

export async function post({ page }: RunningApp, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Write a comment' }).fill(text);
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
}

/** Waits until it is there once, reading on to the end: what is out of sight is not drawn. */
export async function readOnTo({ page }: RunningApp, wanted: Locator): Promise<void> {
  await page.getByRole('tree').hover();
  const reading = async () => {
    await page.mouse.wheel(0, 100_000);
    expect(await wanted.count()).toBe(1);
  };
  await vi.waitFor(reading, { timeout: 30_000, interval: 200 });
}

/** To the end of what can be scrolled, however much is drawn only on the way. */
export async function scrollToEnd({ page }: RunningApp): Promise<void> {
  await page.getByRole('tree').evaluate(async (tree) => {
    let pane = tree.parentElement;
    while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
    if (!pane) throw new Error('the thread cannot be scrolled');
    for (let still = 0; still < 5; ) {
      const atEnd = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
      still = atEnd ? still + 1 : 0;
      pane.scrollTop = pane.scrollHeight;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** What brings this comment into sight, in whatever language its name is by then. */
export async function inSight(row: Locator): Promise<() => Promise<void>> {
  const id = await row.getAttribute('data-id');
  return () => row.page().locator(`[data-id="${id}"]`).scrollIntoViewIfNeeded();
}
