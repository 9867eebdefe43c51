// This device: what was chosen for it, what it can do, which language is spoken here, and what follows of
// that for the system. The choices themselves are kept in settings.ts.
import { type App, Notification, type Session } from 'electron';
import type {
  DeviceSettings,
  DeviceState,
  SettingsChange,
} from '../shared/bridge/device-settings.ts';
import { openSettings, type SettingsStore } from './settings.ts';
import { checkSpelling } from './spelling.ts';
import { ownCommand, startAtLogin } from './start-at-login.ts';
import { hasTrayHost } from './tray-host.ts';
import { languageOfSystem, type Speech, speechIn } from './words/words.ts';

/** What holds until somebody chooses. */
const usual: DeviceSettings = {
  closeToTray: false,
  startAtLogin: false,
  notifications: true,
  doNotDisturbUntil: null,
  spelling: true,
  spellingLanguages: [],
};

export type Device = {
  settings: SettingsStore;
  speech(): Speech;
  /** The languages that somebody speaks here, the likeliest first. */
  spoken(): string[];
  state(): DeviceState;
  change(change: SettingsChange): void;
  /** Whether the app goes on without a window. Looks each time whether there still is a tray. */
  staysInTray(): Promise<boolean>;
};

export type DeviceOptions = {
  app: App;
  session: Session;
  settingsFile: string;
  /** Other settings, another language, or another ability than before. */
  onChange: () => void;
  log: (line: string) => void;
};

/** Call when the app is ready. */
export function openDevice({ app, session, settingsFile, onChange, log }: DeviceOptions): Device {
  const settings = openSettings(settingsFile, usual, log);
  let hasTray = false;

  const speech = () =>
    speechIn(settings.language() ?? languageOfSystem(app.getPreferredSystemLanguages()));
  const spoken = () => [speech().language, ...app.getPreferredSystemLanguages()];

  checkSpelling(session, settings.read(), spoken());
  settings.onChange(() => {
    checkSpelling(session, settings.read(), spoken());
    onChange();
  });
  async function lookForTray(): Promise<boolean> {
    const found = await hasTrayHost(process.platform, process.env);
    if (found !== hasTray) {
      hasTray = found;
      onChange();
    }
    return found;
  }
  void lookForTray();

  return {
    settings,
    speech,
    spoken,
    state: () => ({
      settings: settings.read(),
      abilities: {
        notifications: Notification.isSupported(),
        tray: hasTray,
        startAtLogin: true,
        spellingLanguages: session.availableSpellCheckerLanguages,
      },
    }),
    change(change) {
      if (change.startAtLogin !== undefined) {
        const command = ownCommand(process);
        const { platform, env } = process;
        startAtLogin({ app, platform, env, command }, change.startAtLogin);
      }
      settings.change(change);
    },
    staysInTray: async () => settings.read().closeToTray && (await lookForTray()),
  };
}
