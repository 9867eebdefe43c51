// Keeps the native menu as the window in front has it, in the language of the view.
import { Menu, type WebContents } from 'electron';
import type { CommandId, ShownMenu } from '../shared/bridge/commands.ts';
import type { ViewPlace } from '../shared/bridge/view-place.ts';
import { menuTemplate } from './menu.ts';
import type { Words } from './words/en.ts';

export type NativeMenuOptions = {
  forDevelopment: boolean;
  words: () => Words['menu'];
  /** The page of the window in front; null while there is none. */
  inFront: () => WebContents | null;
  onCommand: (id: CommandId) => void;
  onNewWindow: () => void;
  /** The thread that stands in front; null while none does. */
  threadInFront: () => ViewPlace | null;
  onOpenThread: (thread: ViewPlace) => void;
};

export type NativeMenu = {
  show(from: WebContents, menu: ShownMenu): void;
  /** Another window is in front, or the language is another. */
  refresh(): void;
};

export function createNativeMenu(options: NativeMenuOptions): NativeMenu {
  const shownBy = new WeakMap<WebContents, ShownMenu>();
  let built: { shown: ShownMenu | null; words: Words['menu']; hasThread: boolean } | null = null;

  function refresh(): void {
    const inFront = options.inFront();
    const shown = inFront === null ? null : (shownBy.get(inFront) ?? null);
    const words = options.words();
    const hasThread = options.threadInFront() !== null;
    const isSame = built?.shown === shown && built.words === words && built.hasThread === hasThread;
    if (isSame) return;
    built = { shown, words, hasThread };
    const template = menuTemplate({
      platform: process.platform,
      words,
      shown,
      forDevelopment: options.forDevelopment,
      onCommand: options.onCommand,
      onNewWindow: options.onNewWindow,
      onOpenThread: hasThread ? openThread : null,
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  function openThread(): void {
    const thread = options.threadInFront();
    if (thread !== null) options.onOpenThread(thread);
  }

  return {
    show(from, menu) {
      shownBy.set(from, menu);
      if (from === options.inFront()) refresh();
    },
    refresh,
  };
}
