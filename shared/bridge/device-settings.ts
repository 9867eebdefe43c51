// How the app behaves on this device, whatever community is read: kept by main, chosen in the view.
import { z } from 'zod';
import { languages } from '../languages.ts';
import { timeSchema } from '../protocol/ids.ts';

export const languageSchema = z.enum(languages);

export const deviceSettingsSchema = z.object({
  /** Closing the last window leaves the app in the tray. Without effect where there is no tray. */
  closeToTray: z.boolean(),
  startAtLogin: z.boolean(),
  notifications: z.boolean(),
  /** No notifications before this moment; null or a moment that has passed: they come. */
  doNotDisturbUntil: timeSchema.nullable(),
  spelling: z.boolean(),
  /** Those of the spelling checker, such as `de` or `en-GB`; empty for the system's choice. */
  spellingLanguages: z.array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/)).max(20),
});
export type DeviceSettings = z.infer<typeof deviceSettingsSchema>;

/** What is to be otherwise; what is left out stays. */
export const settingsChangeSchema = deviceSettingsSchema.partial().strict();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

/** What this system can do at all: a setting for what it cannot is shown with the reason. */
export type DeviceAbilities = {
  notifications: boolean;
  tray: boolean;
  startAtLogin: boolean;
  /** Languages that the spelling checker knows; empty where the system chooses by itself. */
  spellingLanguages: string[];
};

export type DeviceState = { settings: DeviceSettings; abilities: DeviceAbilities };
