// The names of the channels between the view and main: one for each call, and one for the notices.
import type { EngineCallName } from '../shared/bridge/engine-api.ts';
import type { WindowCallName } from '../shared/bridge/window-api.ts';

export const engineChannel = (name: EngineCallName) => `engine.${name}` as const;

/** The names of these calls begin with `system.` already. */
export const systemChannel = (name: WindowCallName) => name;

export const changeChannel = 'engine.change';
