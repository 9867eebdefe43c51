// Shows the context menu over a page, and hears the buttons that go back and forward.
import { BrowserWindow, clipboard, Menu, shell, type WebContents } from 'electron';
import type { CommandId } from '../shared/bridge/commands.ts';
import { locales } from '../shared/languages.ts';
import { type ContextActions, contextTemplate } from './context-menu.ts';
import type { SettingsStore } from './settings.ts';
import { checkedLanguages } from './spelling.ts';
import type { Speech } from './words/words.ts';

export type PageMenuOptions = {
  settings: SettingsStore;
  speech: () => Speech;
  /** The languages that somebody speaks here. */
  spoken: () => readonly string[];
};

export function showMenuOver(page: WebContents, options: PageMenuOptions): void {
  const { settings } = options;
  page.on('context-menu', (_event, params) => {
    const { language, words } = options.speech();
    const actions: ContextActions = {
      replaceMisspelling: (word) => page.replaceMisspelling(word),
      learn: (word) => page.session.addWordToSpellCheckerDictionary(word),
      copy: (text) => clipboard.writeText(text),
      // The system says itself where it has nothing to open it with.
      openLink: (url) => void shell.openExternal(url).catch(() => undefined),
      checkIn: (spellingLanguages) => settings.change({ spellingLanguages }),
    };
    const names = new Intl.DisplayNames(locales[language], { type: 'language' });
    const known = page.session.availableSpellCheckerLanguages;
    const { spelling: isOn, spellingLanguages } = settings.read();
    const template = contextTemplate(params, words, actions, {
      isOn,
      known,
      checked: checkedLanguages(spellingLanguages, options.spoken(), known),
      nameOf: (tag) => names.of(tag) ?? tag,
    });
    const window = BrowserWindow.fromWebContents(page);
    if (template.length > 0 && window !== null) Menu.buildFromTemplate(template).popup({ window });
  });
}

const appCommands: Partial<Record<string, CommandId>> = {
  'browser-backward': 'go.back',
  'browser-forward': 'go.forward',
};
const swipes: Partial<Record<string, CommandId>> = { left: 'go.back', right: 'go.forward' };

/** Keys of a keyboard for the web, and three fingers on macOS. The mouse's own buttons the page hears. */
export function hearTravel(window: BrowserWindow, onCommand: (id: CommandId) => void): void {
  const told = (id: CommandId | undefined) => {
    if (id !== undefined) onCommand(id);
  };
  window.on('app-command', (_event, command) => told(appCommands[command]));
  window.on('swipe', (_event, direction) => told(swipes[direction]));
}
