// The settings of this device, in one small file: read at the start, written at each change. What is
// damaged in it counts as never chosen, setting by setting. Does nothing of what is chosen.
import { z } from 'zod';
import {
  type DeviceSettings,
  deviceSettingsSchema,
  languageSchema,
  type SettingsChange,
} from '../shared/bridge/device-settings.ts';
import type { Language } from '../shared/languages.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** `language`: what the view last said, for words before there is a window. */
type Kept = DeviceSettings & { language: Language | null };

export type SettingsStore = {
  read(): DeviceSettings;
  /** Keeps the change and tells of it. A disk that takes nothing is logged: the choice holds for this run. */
  change(change: SettingsChange): void;
  language(): Language | null;
  useLanguage(language: Language): void;
  /** Called after each change, of the language too. */
  onChange(listener: () => void): void;
};

const { shape } = deviceSettingsSchema;

/** `usual`: what holds until somebody chooses. */
export function openSettings(
  file: string,
  usual: DeviceSettings,
  log: (line: string) => void,
): SettingsStore {
  const fileSchema = z.object({
    closeToTray: shape.closeToTray.catch(usual.closeToTray),
    startAtLogin: shape.startAtLogin.catch(usual.startAtLogin),
    notifications: shape.notifications.catch(usual.notifications),
    doNotDisturbUntil: shape.doNotDisturbUntil.catch(usual.doNotDisturbUntil),
    spelling: shape.spelling.catch(usual.spelling),
    spellingLanguages: shape.spellingLanguages.catch(usual.spellingLanguages),
    language: languageSchema.nullable().catch(null),
  });
  const listeners: (() => void)[] = [];
  let kept: Kept = readJsonFile(file, fileSchema) ?? { ...usual, language: null };

  function keep(next: Kept): void {
    kept = next;
    try {
      writeJsonFile(file, kept, true);
    } catch (error) {
      log(`the settings could not be kept: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`);
    }
    for (const listener of listeners) listener();
  }

  return {
    read() {
      const { language: _, ...settings } = kept;
      return settings;
    },
    change(change) {
      const chosen = Object.entries(change).filter(([, value]) => value !== undefined);
      keep({ ...kept, ...Object.fromEntries(chosen) });
    },
    language: () => kept.language,
    useLanguage(language) {
      if (language !== kept.language) keep({ ...kept, language });
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
