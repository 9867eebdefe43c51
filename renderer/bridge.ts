// The one door out of the view: what preload offers as `window.parley`. Keeps no state of its own.
import type { EngineCallName } from '../shared/bridge/engine-api.ts';
import type { EngineClient, ParleyWindow, WindowClient } from '../shared/bridge/window-api.ts';

declare global {
  interface Window {
    readonly parley: ParleyWindow;
  }
}

const client = new Proxy({} as EngineClient, {
  get: (_target, name) => async (request: unknown) =>
    JSON.parse(await (window.parley.engine[name as EngineCallName] as AskForText)(request)),
});
type AskForText = (request: unknown) => Promise<string>;

export function engine(): EngineClient {
  return client;
}

export function system(): WindowClient {
  return window.parley.system;
}

/** Tells of changes in the cache; returns the way to stop. */
export const onChange: ParleyWindow['onChange'] = (listener) => window.parley.onChange(listener);

/** Tells what main has to say to this window; returns the way to stop. */
export const onNotice: ParleyWindow['onNotice'] = (listener) => window.parley.onNotice(listener);
