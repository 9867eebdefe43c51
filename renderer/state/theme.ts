// Light or dark: the system's choice unless a person made one, kept on this device.
// Writes `data-theme` on the root; tokens.css knows the rest.
import { create } from 'zustand';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const STORED_AS = 'parley.theme';
const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)');

export const useTheme = create<{ theme: Theme }>(() => ({ theme: 'system' }));

function paint(): void {
  const { theme } = useTheme.getState();
  const dark = theme === 'system' ? systemDark().matches : theme === 'dark';
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(STORED_AS, theme);
  useTheme.setState({ theme });
  paint();
}

export function startTheme(): void {
  const stored = localStorage.getItem(STORED_AS);
  useTheme.setState({ theme: themes.find((theme) => theme === stored) ?? 'system' });
  systemDark().addEventListener('change', paint);
  paint();
}
