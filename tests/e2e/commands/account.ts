// The command of the account, which is there for those who are signed out: to be told last.
import { expect, test } from 'vitest';
import type { Story } from './story.ts';

export function accountCommands(story: Story): void {
  const { press, type, use, focusIs, haveDone } = story;

  test('of the account', async () => {
    const page = story.page();
    await page.getByRole('button', { name: 'Account and settings' }).focus();
    await press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).focus();
    await press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.getByRole('button', { name: 'Sign out' }).focus();
    await press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await expect
      .poll(async () => {
        await use('go.palette');
        await focusIs(/^An article, a member/);
        await type('Sign in');
        const found = await page.getByRole('option', { name: /^Sign in/ }).count();
        await press(found === 0 ? 'Escape' : 'Enter');
        return found;
      })
      .toBe(1);
    haveDone('go.account');
    await page.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(story.app().complaints).toEqual([]);
  });
}
