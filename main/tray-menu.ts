// What stands in the menu of the tray. Pure.
import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from './words/en.ts';

export type TrayState = {
  words: Words['tray'];
  unread: number;
  /** When "do not disturb" ends, in words; null while it is off. */
  quietUntil: string | null;
};

export type TrayActions = {
  onOpen: () => void;
  onQuiet: (until: 'inAnHour' | 'tomorrow' | null) => void;
  onQuit: () => void;
};

export function unreadInWords({ words, unread }: TrayState): string {
  return unread === 0 ? words.nothing : words.unread(unread);
}

export function trayTemplate(state: TrayState, actions: TrayActions): MenuItemConstructorOptions[] {
  const { words, quietUntil } = state;
  return [
    { label: unreadInWords(state), enabled: false },
    { type: 'separator' },
    { label: words.open, click: actions.onOpen },
    {
      label: quietUntil === null ? words.doNotDisturb : words.until(quietUntil),
      submenu: [
        { label: words.forAnHour, click: () => actions.onQuiet('inAnHour') },
        { label: words.tillTomorrow, click: () => actions.onQuiet('tomorrow') },
        { type: 'separator' },
        { label: words.off, enabled: quietUntil !== null, click: () => actions.onQuiet(null) },
      ],
    },
    { type: 'separator' },
    { label: words.quit, click: actions.onQuit },
  ];
}
