// What the preload script offers to the view as `window.parley`, and nothing besides.
import { z } from 'zod';
import type { ParleyLink } from '../links.ts';
import type { Answer } from '../protocol/errors.ts';
import type { ArticleId, CommentId } from '../protocol/ids.ts';
import { type CommandId, shownMenuSchema } from './commands.ts';
import { type DeviceState, languageSchema, settingsChangeSchema } from './device-settings.ts';
import type {
  ChangeNotice,
  CommunityId,
  EngineAnswer,
  EngineCallName,
  EngineRequest,
} from './engine-api.ts';
import {
  type ThreadPlace,
  threadPlaceSchema,
  type ViewPlace,
  viewPlaceSchema,
} from './view-place.ts';
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

const nothing = z.strictObject({});

/** What the window asks of main itself. `system.openLink` shows a page in the system's browser. */
export const windowCalls = {
  'system.openLink': {
    request: z.strictObject({ url: z.url({ protocol: /^(https?|mailto)$/ }).max(longestLink) }),
  },
  'system.copyText': { request: z.strictObject({ text: z.string().max(200_000) }) },
  'settings.read': { request: nothing },
  /** Kept at once, and told to every window. */
  'settings.change': { request: settingsChangeSchema },
  /** What stands in the native menu while this window is in front. */
  'menu.show': { request: shownMenuSchema },
  /** The page hears notices from now on; those that came before are told now. */
  'window.listen': { request: nothing },
  /**
   * Where the view stands; `reads`: that thread is what is shown, and no other screen; `at`: where in it
   * one is, null at its beginning.
   */
  'window.stand': {
    request: viewPlaceSchema.extend({ reads: z.boolean(), at: threadPlaceSchema.nullable() }),
  },
  /** One more window; `alone`: for that thread and nothing besides. */
  'window.open': { request: z.strictObject({ place: viewPlaceSchema, alone: z.boolean() }) },
  /** The page anew, which may go nowhere by itself: what it shows could not be drawn. */
  'window.reload': { request: nothing },
  /** The size of all that the window shows; 1 is the usual one. */
  'window.zoom': { request: z.strictObject({ factor: z.number().min(0.5).max(3) }) },
  /** The language of the view: main's own words follow it. */
  'language.use': { request: z.strictObject({ language: languageSchema }) },
} as const;
export type WindowCallName = keyof typeof windowCalls;
export const windowCallNames = Object.keys(windowCalls) as WindowCallName[];
export type WindowRequest<N extends WindowCallName> = z.infer<(typeof windowCalls)[N]['request']>;

/** What main answers; a call that stands not here is answered with null. */
type WindowAnswers = {
  'settings.read': DeviceState;
  'settings.change': DeviceState;
};
export type WindowAnswer<N extends WindowCallName> = N extends keyof WindowAnswers
  ? WindowAnswers[N]
  : null;

export type WindowClient = {
  [N in WindowCallName]: (request: WindowRequest<N>) => Promise<Answer<WindowAnswer<N>>>;
};

/** Where a window begins; `alone`: it shows one thread and nothing besides. */
export type StartPlace = ViewPlace & { alone: boolean; at: ThreadPlace | null };

/** What main tells a window by itself. */
export type WindowNotice =
  /** A command was chosen in the native menu, or with a button of the mouse. */
  | { topic: 'command'; id: CommandId }
  | { topic: 'settings'; state: DeviceState }
  /** To this comment, or to the thread's beginning. */
  | { topic: 'goTo'; communityId: CommunityId; articleId: ArticleId; commentId: CommentId | null }
  /** A link of the app was opened somewhere; `text` as it came. */
  | { topic: 'link'; link: ParleyLink; text: string };

export type ParleyWindow = {
  engine: EngineBridge;
  system: WindowClient;
  /** Tells of changes in the cache; returns the way to stop. */
  onChange: (listener: (notice: ChangeNotice) => void) => () => void;
  /** Tells what main has to say to this window; returns the way to stop. */
  onNotice: (listener: (notice: WindowNotice) => void) => () => void;
  start: StartPlace;
  /** For the app's own marks only: which system's manners to follow. */
  platform: 'linux' | 'darwin' | 'win32';
};
