// The names of the channels between the view and main: one for each call, and one for the notices.
import type { EngineCallName } from '../shared/bridge/engine-api.ts';
import type { WindowCallName } from '../shared/bridge/window-api.ts';

export const engineChannel = (name: EngineCallName) => `engine.${name}` as const;

/** None of these names begins with `engine.`. */
export const systemChannel = (name: WindowCallName) => name;

export const changeChannel = 'engine.change';

export const noticeChannel = 'window.notice';

/** Begins the argument by which a page learns where its window begins: no call could be as early. */
export const startArgument = '--parley-start=';
