// The commands that lead about in the window, and change how it looks: screens, sheets, search, sizes.

import { expect, test } from 'vitest';
import { commandIds, keysOf } from '../../../renderer/commands/catalogue.ts';
import type { Story } from './story.ts';

export function windowCommands(story: Story): void {
  const { press, type, use, choose, focused, focusIs, heading } = story;

  test('of what happened meanwhile', async () => {
    await use('go.catchUp');
    await focusIs(/^What happened/);
    await use('catchUp.next');
    await expect.poll(focused).not.toMatch(/^What happened/);
    const first = await focused();
    await use('catchUp.last');
    await expect.poll(focused).not.toBe(first);
    await use('catchUp.first');
    await expect.poll(focused).toBe(first);
    await use('catchUp.next', 1);
    await use('catchUp.previous');
    await expect.poll(focused).toBe(first);
    await use('go.leave');
    await heading('What happened').waitFor({ state: 'detached' });
  });

  test('of the window: screens, and the way back', async () => {
    const page = story.page();
    const address = page.getByRole('textbox', { name: /^Address/ });
    await choose('go.storage', 'Storage on this');
    await heading('Storage on this device').waitFor();
    await use('go.leave');
    await heading('Storage on this device').waitFor({ state: 'detached' });
    await choose('go.connect', 'Connect to');
    await address.waitFor();
    await use('go.back');
    await address.waitFor({ state: 'detached' });
    await use('go.forward');
    await address.waitFor();
    await use('go.back');
    await address.waitFor({ state: 'detached' });
    await use('go.settings');
    await heading('Settings').waitFor();
    await use('go.community');
    await heading('Settings').waitFor({ state: 'detached' });
  });

  test('of the window: the sheet of keys, and sizes', async () => {
    const page = story.page();
    await use('go.keys');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await focusIs(/^Find a shortcut/);
    const withKeys = commandIds.filter((id) => keysOf(id, 'linux').length > 0);
    await expect.poll(() => sheet.locator('[data-command]').count()).toBe(withKeys.length);
    await type('agree');
    await expect.poll(() => sheet.locator('[data-command]').count()).toBe(1);
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const width = () => page.evaluate(() => window.innerWidth);
    const usual = await width();
    await use('size.larger');
    await expect.poll(width).toBeLessThan(usual);
    await use('size.smaller');
    await expect.poll(width).toBe(usual);
    await use('size.smaller');
    await expect.poll(width).toBeGreaterThan(usual);
    await use('size.usual');
    await expect.poll(width).toBe(usual);
  });

  test('of the search', async () => {
    const page = story.page();
    await use('go.search');
    await focusIs(/^Search/);
    await type('ferry');
    await page.getByRole('listbox', { name: 'Results' }).getByRole('option').nth(1).waitFor();
    const current = () =>
      page.getByRole('combobox', { name: /^Search/ }).getAttribute('aria-activedescendant');
    const first = await current();
    await use('search.next');
    await expect.poll(current).not.toBe(first);
    await use('search.previous');
    await expect.poll(current).toBe(first);
    await use('search.open');
    await page.getByRole('tree').waitFor();
  });
}
