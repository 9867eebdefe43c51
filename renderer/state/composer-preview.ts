// Whether one sees how a comment will look while one writes it: chosen once for all composers, and kept on
// this device.
import { create } from 'zustand';

const STORED_AS = 'parley.preview';

export const useComposerPreview = create<{ on: boolean }>(() => ({
  on: globalThis.localStorage?.getItem(STORED_AS) === 'on',
}));

export function togglePreview(): void {
  const on = !useComposerPreview.getState().on;
  localStorage.setItem(STORED_AS, on ? 'on' : 'off');
  useComposerPreview.setState({ on });
}
