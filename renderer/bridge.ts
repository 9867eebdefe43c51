// The one door out of the view: what preload offers as `window.parley`. Keeps no state of its own.
import type { EngineClient, ParleyWindow, WindowClient } from '../shared/bridge/window-api.ts';

declare global {
  interface Window {
    readonly parley: ParleyWindow;
  }
}

export function engine(): EngineClient {
  return window.parley.engine;
}

export function system(): WindowClient {
  return window.parley.system;
}

/** Tells of changes in the cache; returns the way to stop. */
export const onChange: ParleyWindow['onChange'] = (listener) => window.parley.onChange(listener);
