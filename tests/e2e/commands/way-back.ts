// The way back through what was shown, by keys and by the buttons of the mouse; and the native menu, which
// does the same as the keys that it shows. Leaves the articles: what was new in them is not afterwards.
import { expect, test } from 'vitest';
import type { Story } from './story.ts';

export function wayBackCommands(story: Story): void {
  const { use, focused, focusIs, heading, toComment, find } = story;

  test('the way back leads to the line where one was, by the buttons of the mouse too', async () => {
    const page = story.page();
    await toComment();
    for (let times = 0; times < 4; times += 1) await use('thread.next');
    // Its time goes on meanwhile, and what is new in one visit is not in the next.
    const [name = ''] = (await focused()).split(',');
    expect(name).not.toMatch(/^1 quiet oar/);
    const isThere = () => focusIs(new RegExp(`^${name},`));
    const top = () => page.evaluate(() => document.activeElement?.getBoundingClientRect().top);
    const before = await top();
    await find('ferry', /^Ferry timetable/);
    await focusIs(/^Ferry timetable/);
    const click = (button: number) =>
      page.evaluate((which) => {
        const init = { button: which, bubbles: true, cancelable: true };
        document.body.dispatchEvent(new MouseEvent('mouseup', init));
      }, button);
    await click(3);
    await isThere();
    await expect.poll(async () => Math.abs(((await top()) ?? 0) - (before ?? 0))).toBeLessThan(2);
    await click(4);
    await heading(/^Ferry timetable/).waitFor();
    await use('go.back');
    await isThere();
  });

  test('the native menu shows the commands with their keys, and does them', async () => {
    const item = (id: string) =>
      story.app().electron.evaluate(({ Menu }, wanted) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(wanted);
        return found ? { label: found.label, keys: found.accelerator, on: found.enabled } : null;
      }, id);
    expect(await item('go.palette')).toEqual({
      label: 'Go to anything…',
      keys: 'CmdOrCtrl+K',
      on: true,
    });
    expect(await item('comment.hide')).toMatchObject({ label: 'Hide' });
    expect(await item('go.account')).toMatchObject({ on: false });
    await story
      .app()
      .electron.evaluate(({ Menu }) =>
        Menu.getApplicationMenu()?.getMenuItemById('go.settings')?.click(),
      );
    await heading('Settings').waitFor();
    await use('go.leave');
    await heading('Settings').waitFor({ state: 'detached' });
  });
}
