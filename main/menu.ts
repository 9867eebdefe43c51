// The native menu: what every system's users expect of File, Edit, View and Window, and the commands
// that the window in front has named. Knows no command: what is chosen goes back to the view.
import type { MenuItemConstructorOptions } from 'electron';
import type { CommandId, MenuCommand, ShownMenu } from '../shared/bridge/commands.ts';
import type { Words } from './words/en.ts';

type Item = MenuItemConstructorOptions;

export type MenuOptions = {
  platform: NodeJS.Platform;
  words: Words['menu'];
  /** Of the window in front; null where it has none yet. */
  shown: ShownMenu | null;
  forDevelopment: boolean;
  onCommand: (id: CommandId) => void;
  onNewWindow: () => void;
  /** Null while no thread is in front. */
  onOpenThread: (() => void) | null;
};

export function menuTemplate(options: MenuOptions): Item[] {
  const { platform, words, shown, forDevelopment } = options;
  const groups = shown?.groups ?? [];
  const isMac = platform === 'darwin';
  const itemsOf = (commands: readonly MenuCommand[]) =>
    commands.flatMap((command) => itemsOfCommand(command, options));
  /** The commands that the view puts into one of these menus, under a line. */
  const added = (into: 'file' | 'edit' | 'view' | 'window' | 'help'): Item[] =>
    groups
      .filter((group) => group.into === into)
      .flatMap(({ commands }) => [{ type: 'separator' } as const, ...itemsOf(commands)]);

  const file: Item[] = [
    { label: words.newWindow, accelerator: 'CmdOrCtrl+Shift+N', click: options.onNewWindow },
    {
      label: words.openThread,
      accelerator: 'CmdOrCtrl+Shift+O',
      enabled: options.onOpenThread !== null,
      click: () => options.onOpenThread?.(),
    },
    ...added('file'),
    { type: 'separator' },
    { role: 'close', label: words.closeWindow },
    ...(isMac ? [] : [{ role: 'quit', label: words.quit } as const]),
  ];
  const edit: Item[] = [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'pasteAndMatchStyle', label: words.pasteAsText },
    { role: 'delete', label: words.delete },
    { role: 'selectAll', label: words.selectAll },
    ...added('edit'),
  ];
  const view: Item[] = [
    { role: 'togglefullscreen', label: words.fullScreen },
    ...added('view'),
    ...(forDevelopment
      ? ([
          { type: 'separator' },
          { role: 'reload', label: words.reload },
          { role: 'toggleDevTools', label: words.developerTools },
        ] satisfies Item[])
      : []),
  ];
  const window: Item[] = [
    { role: 'minimize', label: words.minimize },
    ...(isMac ? [{ role: 'front', label: words.front } as const] : []),
    ...added('window'),
  ];
  const help = added('help').slice(1);
  return [
    ...(isMac ? [appMenu(words)] : []),
    { label: words.file, submenu: file },
    { label: words.edit, role: 'editMenu', submenu: edit },
    { label: words.view, submenu: view },
    ...groups
      .filter(({ into, commands }) => into === undefined && commands.length > 0)
      .map(({ label, commands }) => ({ label, submenu: itemsOf(commands) })),
    { label: words.window, role: 'windowMenu', submenu: window },
    ...(help.length > 0 ? [{ label: words.help, role: 'help' as const, submenu: help }] : []),
  ];
}

function appMenu(words: Words['menu']): Item {
  return {
    label: words.app,
    role: 'appMenu',
    submenu: [
      { role: 'about', label: words.about },
      { type: 'separator' },
      { role: 'services', label: words.services },
      { type: 'separator' },
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.unhide },
      { type: 'separator' },
      { role: 'quit', label: words.quit },
    ],
  };
}

function itemsOfCommand(command: MenuCommand, { platform, onCommand }: MenuOptions): Item[] {
  const { id, label, accelerator, enabled, checked, startsSection } = command;
  const item: Item = {
    id,
    label: label.replaceAll('&', '&&'),
    enabled,
    ...(checked === undefined ? {} : { type: 'checkbox', checked }),
    click: () => onCommand(id),
  };
  if (accelerator !== undefined) {
    if (isWithModifier(accelerator)) item.accelerator = accelerator;
    // macOS has no menu keys that are only shown, so there the key is told in words.
    else if (platform === 'darwin') item.label = `${item.label} (${accelerator})`;
    else Object.assign(item, { accelerator, registerAccelerator: false });
  }
  return startsSection ? [{ type: 'separator' }, item] : [item];
}

/** Whether the key can fire while somebody types. Shift alone makes a letter. */
export function isWithModifier(accelerator: string): boolean {
  return (
    /(^|\+)(Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Meta|Super)\+/i.test(
      accelerator,
    ) || /(^|\+)F([1-9]|1[0-9]|2[0-4])$/i.test(accelerator)
  );
}
