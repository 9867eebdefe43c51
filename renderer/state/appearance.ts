// How the window looks on this device: light or dark, contrast, sizes, density. What nobody chose follows
// the system. Writes it on the root, where tokens.css knows the rest; the size of all goes to main, which
// alone can zoom a window.
import { create } from 'zustand';
import { system } from '../bridge.ts';

export const themes = ['system', 'light', 'dark', 'contrastLight', 'contrastDark'] as const;
export type Theme = (typeof themes)[number];

/** In hundredths of the usual size. */
export const sizes = [90, 100, 110, 125, 150, 175, 200] as const;
export type Size = (typeof sizes)[number];

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

export type Appearance = {
  theme: Theme;
  /** Of all that the window shows. */
  windowSize: Size;
  /** Of articles and comments besides. */
  textSize: Size;
  density: Density;
};

const usual: Appearance = {
  theme: 'system',
  windowSize: 100,
  textSize: 100,
  density: 'comfortable',
};
const STORED_AS = 'parley.appearance';

export const useAppearance = create<Appearance>(() => usual);

const systemIs = (query: string): MediaQueryList => window.matchMedia(query);
const DARK = '(prefers-color-scheme: dark)';
const CONTRAST = '(prefers-contrast: more)';

function paint(): void {
  const { theme, textSize, density } = useAppearance.getState();
  const isSystem = theme === 'system';
  const dark =
    isSystem || theme === 'light' ? isSystem && systemIs(DARK).matches : /dark$/i.test(theme);
  const contrast = theme.startsWith('contrast') || systemIs(CONTRAST).matches;
  const { dataset, style } = document.documentElement;
  dataset.theme = dark ? 'dark' : 'light';
  dataset.contrast = contrast ? 'more' : 'usual';
  dataset.density = density;
  style.setProperty('--text', String(textSize / 100));
}

function zoom(): void {
  // A window that cannot be zoomed is as good as before.
  void system()['window.zoom']({ factor: useAppearance.getState().windowSize / 100 });
}

function oneOf<T>(choices: readonly T[], stored: unknown, otherwise: T): T {
  return choices.find((choice) => choice === stored) ?? otherwise;
}

function recall(): void {
  let stored: unknown = null;
  try {
    stored = JSON.parse(localStorage.getItem(STORED_AS) ?? 'null');
  } catch {
    // Damaged from outside: as good as never chosen.
  }
  const kept = (typeof stored === 'object' && stored !== null ? stored : {}) as Partial<
    Record<keyof Appearance, unknown>
  >;
  useAppearance.setState({
    theme: oneOf(themes, kept.theme, usual.theme),
    windowSize: oneOf(sizes, kept.windowSize, usual.windowSize),
    textSize: oneOf(sizes, kept.textSize, usual.textSize),
    density: oneOf(densities, kept.density, usual.density),
  });
}

export function chooseAppearance(change: Partial<Appearance>): void {
  const before = useAppearance.getState().windowSize;
  useAppearance.setState(change);
  localStorage.setItem(STORED_AS, JSON.stringify(useAppearance.getState()));
  paint();
  if (useAppearance.getState().windowSize !== before) zoom();
}

/** The next larger or smaller size of the window; null where there is none. */
export function nextSize(direction: 1 | -1): Size | null {
  return sizes[sizes.indexOf(useAppearance.getState().windowSize) + direction] ?? null;
}

/** Call before anything is drawn. */
export function startAppearance(): void {
  recall();
  paint();
  if (useAppearance.getState().windowSize !== usual.windowSize) zoom();
  for (const query of [DARK, CONTRAST]) systemIs(query).addEventListener('change', paint);
  // Another window of the app chose.
  window.addEventListener('storage', ({ key }) => {
    if (key !== STORED_AS) return;
    recall();
    paint();
  });
}
