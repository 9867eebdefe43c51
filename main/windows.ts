// The app's window: made, placed and remembered. What its page may do is settled in security.ts.
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { WindowPlace } from './environment.ts';
import { pagePreferences } from './security.ts';
import { type Bounds, isReachable, readWindowState, writeWindowState } from './window-state.ts';

/** The view's `--paper`: what is seen before its first frame. */
const paper = { light: '#fcfcf9', dark: '#16181c' };
const usualSize = { width: 1280, height: 800 };
const smallestSize = { minWidth: 480, minHeight: 400 };

export type WindowOptions = {
  url: string;
  preload: string;
  stateFile: string;
  /** Asked for from outside: used instead of the remembered place, which stays as it is. */
  place: WindowPlace | undefined;
};

/** Call when the app is ready. */
export function openWindow({ url, preload, stateFile, place }: WindowOptions): BrowserWindow {
  const remembers = place === undefined || place === 'later';
  const kept = remembers ? readWindowState(stateFile) : null;
  const window = new BrowserWindow({
    ...usualSize,
    ...smallestSize,
    ...boundsOf(place, kept?.bounds),
    show: false,
    title: 'Parley',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: { ...pagePreferences, preload },
  });
  if (kept?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  if (remembers) {
    window.on('close', () => {
      const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
      writeWindowState(stateFile, state);
    });
  }
  void window.loadURL(url);
  return window;
}

export function windowStateFile(dataFolder: string): string {
  return join(dataFolder, 'window.json');
}

function boundsOf(place: WindowPlace | undefined, kept: Bounds | undefined): Partial<Bounds> {
  if (place === 'left' || place === 'right') return halfOfScreen(place);
  if (place !== undefined && place !== 'later') return place;
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  return kept !== undefined && isReachable(kept, screens) ? kept : {};
}

function halfOfScreen(side: 'left' | 'right'): Bounds {
  const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
  const half = Math.floor(width / 2);
  return { x: side === 'left' ? x : x + half, y, width: half, height };
}
