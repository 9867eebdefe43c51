// The native menu as it is built from what the view names; and the languages of main's own words.
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { isWithModifier, menuTemplate } from '../../main/menu.ts';
import { ar } from '../../main/words/ar.ts';
import { de } from '../../main/words/de.ts';
import { en } from '../../main/words/en.ts';
import { languageOfSystem } from '../../main/words/words.ts';
import { shownMenuSchema } from '../../shared/bridge/commands.ts';

const shown = shownMenuSchema.parse({
  groups: [
    {
      label: 'Comment',
      commands: [
        { id: 'comment.next', label: 'Next', accelerator: 'J', enabled: true },
        { id: 'comment.quote', label: 'Quote & Reply', accelerator: 'CmdOrCtrl+K', enabled: false },
        { id: 'thread.quiet', label: 'Quiet', enabled: true, checked: true, startsSection: true },
      ],
    },
    {
      label: 'unused',
      into: 'view',
      commands: [{ id: 'view.theme', label: 'Theme', enabled: true }],
    },
    { label: 'Empty', commands: [] },
  ],
});

function build(platform: NodeJS.Platform, chosen: string[] = []) {
  return menuTemplate({
    platform,
    words: en.menu,
    shown,
    forDevelopment: false,
    onCommand: (id) => chosen.push(id),
    onNewWindow: () => chosen.push('new window'),
    onOpenThread: () => chosen.push('thread'),
  });
}

type Item = MenuItemConstructorOptions;
const itemsOf = (menus: Item[], label: string) =>
  (menus.find((menu) => menu.label === label)?.submenu ?? []) as Item[];
const press = (item: Item | undefined) => (item?.click as unknown as (() => void) | undefined)?.();

test('the view’s groups stand between the menus that every app has', () => {
  expect(build('linux').map(({ label }) => label)).toEqual([
    'File',
    'Edit',
    'View',
    'Comment',
    'Window',
  ]);
  expect(build('darwin')[0]).toMatchObject({ label: 'Parley', role: 'appMenu' });
});

test('a command says its id when it is chosen, and shows what the view says of it', () => {
  const chosen: string[] = [];
  const menus = build('linux', chosen);
  const [next, quote, line, quiet] = itemsOf(menus, 'Comment');
  press(next);
  press(itemsOf(menus, 'File')[0]);
  press(itemsOf(menus, 'File')[1]);
  expect(chosen).toEqual(['comment.next', 'new window', 'thread']);
  expect(quote).toMatchObject({ label: 'Quote && Reply', enabled: false });
  expect(line).toEqual({ type: 'separator' });
  expect(quiet).toMatchObject({ type: 'checkbox', checked: true });
  expect(itemsOf(menus, 'View').map(({ label }) => label)).toContain('Theme');
});

test('a key that would fire while somebody types is only shown', () => {
  const [next, quote] = itemsOf(build('win32'), 'Comment');
  expect(next).toMatchObject({ accelerator: 'J', registerAccelerator: false });
  expect(quote).toMatchObject({ accelerator: 'CmdOrCtrl+K' });
  expect(quote).not.toHaveProperty('registerAccelerator');
  // There it would fire whatever is registered.
  const [onMac] = itemsOf(build('darwin'), 'Comment');
  expect(onMac).toMatchObject({ label: 'Next (J)' });
  expect(onMac).not.toHaveProperty('accelerator');
});

test.each([
  ['Ctrl+K', true],
  ['CmdOrCtrl+Shift+O', true],
  ['Alt+Left', true],
  ['F6', true],
  ['Shift+J', false],
  ['?', false],
  ['Escape', false],
  ['F', false],
])('%s has a modifier: %s', (key, has) => {
  expect(isWithModifier(key)).toBe(has);
});

test('no menu item is without words in any language', () => {
  for (const words of [en, de, ar]) {
    for (const [key, word] of Object.entries(words.menu)) expect(word, key).not.toBe('');
  }
  expect(Object.keys(ar.menu)).toEqual(Object.keys(en.menu));
});

test('before the view has spoken the system’s first known language counts', () => {
  expect(languageOfSystem(['fr-FR', 'de-AT', 'en'])).toBe('de');
  expect(languageOfSystem(['ar'])).toBe('ar');
  expect(languageOfSystem(['fr'])).toBe('en');
});
