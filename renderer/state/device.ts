// What main keeps of this device's settings, and what this system can do at all; follows what other
// windows choose.
import { create } from 'zustand';
import type { DeviceState, SettingsChange } from '../../shared/bridge/device-settings.ts';
import { onNotice, system } from '../bridge.ts';
import { ask } from './failures.ts';

export const useDevice = create<{ device: DeviceState | null }>(() => ({ device: null }));

/** Reads it and follows it; returns the way to stop. */
export function followDevice(): () => void {
  const stop = onNotice((notice) => {
    if (notice.topic === 'settings') useDevice.setState({ device: notice.state });
  });
  void ask(system()['settings.read']({})).then((device) => {
    if (device) useDevice.setState({ device });
  });
  return stop;
}

export async function changeDevice(change: SettingsChange): Promise<void> {
  const device = await ask(system()['settings.change'](change));
  if (device) useDevice.setState({ device });
}
