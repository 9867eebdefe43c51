// What the tray says and offers.
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { type TrayState, trayTemplate } from '../../main/tray-menu.ts';
import { speechIn } from '../../main/words/words.ts';

function menu(state: Partial<TrayState> = {}) {
  const chosen: unknown[] = [];
  const items = trayTemplate(
    { words: speechIn('en').words.tray, unread: 0, quietUntil: null, ...state },
    {
      onOpen: () => chosen.push('open'),
      onQuiet: (until) => chosen.push(until),
      onQuit: () => chosen.push('quit'),
    },
  );
  const quiet = items[3]?.submenu as MenuItemConstructorOptions[];
  const press = (item: MenuItemConstructorOptions | undefined) =>
    (item?.click as unknown as (() => void) | undefined)?.();
  return { items, quiet, chosen, press };
}

test('it says what is unread, opens, lets nothing disturb, and quits', () => {
  const { items, quiet, chosen, press } = menu({ unread: 3 });
  expect(items[0]).toEqual({ label: '3 replies and mentions', enabled: false });
  for (const item of [items[2], quiet[0], quiet[1], items.at(-1)]) press(item);
  expect(chosen).toEqual(['open', 'inAnHour', 'tomorrow', 'quit']);
  expect(menu().items[0]?.label).toBe('Nothing new for you');
});

test('do not disturb can be ended only while it lasts, and says when it ends', () => {
  expect(menu().quiet.at(-1)).toMatchObject({ label: 'Off', enabled: false });
  const { items, quiet, chosen, press } = menu({ quietUntil: '14:30' });
  expect(items[3]?.label).toBe('Do Not Disturb Until 14:30');
  expect(quiet.at(-1)).toMatchObject({ enabled: true });
  press(quiet.at(-1));
  expect(chosen).toEqual([null]);
});
