// What the preload script offers to the view as `window.parley`, and nothing besides.
import { z } from 'zod';
import type { Answer } from '../protocol/errors.ts';
import type { ChangeNotice, EngineAnswer, EngineCallName, EngineRequest } from './engine-api.ts';
import { longestLink } from './web-address.ts';

/**
 * Each call answers with the JSON text of an `Answer`: a text goes from process to process, and into the
 * page, several times as fast as all that it holds.
 */
export type EngineBridge = {
  [N in EngineCallName]: (request: EngineRequest<N>) => Promise<string>;
};

/** The same calls as the view makes them. */
export type EngineClient = {
  [N in EngineCallName]: (request: EngineRequest<N>) => Promise<Answer<EngineAnswer<N>>>;
};

/** What the window asks of main itself. `system.openLink` shows a page in the system's browser. */
export const windowCalls = {
  'system.openLink': {
    request: z.strictObject({ url: z.url({ protocol: /^(https?|mailto)$/ }).max(longestLink) }),
  },
  'system.copyText': { request: z.strictObject({ text: z.string().max(200_000) }) },
} as const;
export type WindowCallName = keyof typeof windowCalls;
export const windowCallNames = Object.keys(windowCalls) as WindowCallName[];

export type WindowClient = {
  [N in WindowCallName]: (
    request: z.infer<(typeof windowCalls)[N]['request']>,
  ) => Promise<Answer<null>>;
};

export type ParleyWindow = {
  engine: EngineBridge;
  system: WindowClient;
  /** Tells of changes in the cache; returns the way to stop. */
  onChange: (listener: (notice: ChangeNotice) => void) => () => void;
  /** For the app's own marks only: which system's manners to follow. */
  platform: 'linux' | 'darwin' | 'win32';
};
