// Which part of the settings one was sent to, until one is there.
import { goToScreen } from '../state/navigation.ts';

export const settingSections = [
  'appearance',
  'language',
  'notifications',
  'device',
  'storage',
  'about',
] as const;
export type SettingSection = (typeof settingSections)[number];

let wanted: SettingSection | null = null;

export function settingsPlace(): SettingSection | null {
  return wanted;
}

export function forgetSettingsPlace(): void {
  wanted = null;
}

export function goToSettings(section: SettingSection | null = null): void {
  wanted = section;
  goToScreen('settings');
}
