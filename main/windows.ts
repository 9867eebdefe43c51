// The app's windows: opened, placed, remembered and spoken to. What their pages may do is settled in
// security.ts.
import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { nowhere, type ThreadPlace, type ViewPlace } from '../shared/bridge/view-place.ts';
import type { StartPlace, WindowNotice } from '../shared/bridge/window-api.ts';
import { noticeChannel, startArgument } from './channels.ts';
import type { WindowPlace } from './environment.ts';
import { pagePreferences } from './security.ts';
import { askedBounds, besideWindow, reachable } from './window-placing.ts';
import {
  readWindowStates,
  startingStates,
  type WindowState,
  writeWindowStates,
} from './window-state.ts';

/** The view's `--paper`: what is seen before its first frame. */
const paper = { light: '#fcfcf9', dark: '#16181c' };
const usualSize = { width: 1280, height: 800 };
const aloneSize = { width: 760, height: 800 };
const smallestSize = { minWidth: 400, minHeight: 400 };
/** So many pages that end by themselves within this time (ms) are no accident any more. */
const bound = { ends: 3, within: 60_000 };
/** Moving a window tells of each step. */
const saveMs = 500;

export type WindowsOptions = {
  url: string;
  preload: string;
  /** The file of the app's icon. */
  icon: string;
  stateFile: string;
  /** Asked for from outside: used instead of the remembered bounds, which stay as they are. */
  bounds: WindowPlace | undefined;
  /** The window was made, before anything of its page is loaded. */
  onWindow: (window: BrowserWindow) => void;
  /** Another window is in front, or shows something else. */
  onFront: () => void;
  log: (line: string) => void;
};

type OpenWindow = {
  window: BrowserWindow;
  alone: boolean;
  place: ViewPlace;
  at: ThreadPlace | null;
  /** Whether its thread is what is shown, and no other screen. */
  reads: boolean;
  /** Null once the page listens. */
  waiting: WindowNotice[] | null;
};

const usual: WindowState = {
  bounds: null,
  maximized: false,
  place: nowhere,
  at: null,
  alone: false,
};

export type Windows = ReturnType<typeof createWindows>;

/** Call when the app is ready. */
export function createWindows(options: WindowsOptions) {
  const { stateFile } = options;
  const fromOutside =
    options.bounds === undefined || options.bounds === 'later' ? null : options.bounds;
  const kept = readWindowStates(stateFile);
  /** The one that was in front last stands last. */
  let open: OpenWindow[] = [];
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  let pagesGone: number[] = [];

  function entryOf(page: WebContents): OpenWindow | undefined {
    return open.find(({ window }) => window.webContents === page);
  }

  function stateOf({ window, place, at, alone }: OpenWindow): WindowState {
    if (fromOutside !== null) {
      const { bounds = null, maximized = false } = kept.at(-1) ?? {};
      return { bounds, maximized, place, at, alone };
    }
    return {
      bounds: window.getNormalBounds(),
      maximized: window.isMaximized(),
      place,
      at,
      alone,
    };
  }

  /** With no window open the last one stays remembered: it is where the app begins again. */
  function save(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (ended || open.length === 0) return;
    try {
      writeWindowStates(stateFile, open.map(stateOf));
    } catch (error) {
      options.log(`the windows' places could not be kept: ${(error as Error).name}`);
    }
  }

  function saveSoon(): void {
    timer ??= setTimeout(save, saveMs);
  }

  /** `active`: takes the keyboard as soon as it is seen. */
  function openAt(state: WindowState, active: boolean): BrowserWindow {
    const start: StartPlace = { ...state.place, alone: state.alone, at: state.at };
    const window = new BrowserWindow({
      ...(state.alone ? aloneSize : usualSize),
      ...smallestSize,
      ...(state.bounds ?? {}),
      show: false,
      title: 'Parley',
      // Elsewhere the packed app brings its own.
      ...(process.platform === 'linux' ? { icon: options.icon } : {}),
      autoHideMenuBar: true,
      backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
      webPreferences: {
        ...pagePreferences,
        preload: options.preload,
        additionalArguments: [`${startArgument}${JSON.stringify(start)}`],
      },
    });
    const entry: OpenWindow = {
      window,
      alone: state.alone,
      place: state.place,
      at: state.at,
      reads: false,
      waiting: [],
    };
    open = [...open, entry];
    if (state.maximized) window.maximize();
    window.once('ready-to-show', () => (active ? window.show() : window.showInactive()));
    for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
      // Each is an event of its own to TypeScript.
      window.on(event as 'resize', saveSoon);
    }
    window.on('focus', () => {
      open = [...open.filter((other) => other !== entry), entry];
      saveSoon();
      options.onFront();
    });
    window.on('blur', options.onFront);
    window.on('close', save);
    window.on('closed', () => {
      open = open.filter((other) => other !== entry);
      save();
      options.onFront();
    });
    window.webContents.on('did-navigate', () => {
      entry.waiting ??= [];
    });
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      options.log(`the page of a window is gone: ${reason}`);
      const now = performance.now();
      pagesGone = [...pagesGone.filter((at) => now - at < bound.within), now];
      // One that ended before it had begun, or again and again, would only end once more.
      const isHopeless = entry.waiting !== null || pagesGone.length > bound.ends;
      if (ended || reason === 'clean-exit' || isHopeless) return;
      openAt(stateOf(entry), window.isFocused());
      window.destroy();
    });
    options.onWindow(window);
    void window.loadURL(options.url);
    return window;
  }

  /** As they were when the app was last closed; one window where nothing is remembered. */
  function openAsLeft(): BrowserWindow {
    const states = open.length === 0 ? startingStates(readWindowStates(stateFile)) : [];
    const last = states.pop() ?? usual;
    if (fromOutside !== null) {
      return openAt({ ...last, maximized: false, bounds: askedBounds(fromOutside) }, true);
    }
    for (const state of states) openAt({ ...state, bounds: reachable(state.bounds) }, false);
    return openAt({ ...last, bounds: reachable(last.bounds) }, true);
  }

  function inFront(): OpenWindow | undefined {
    return open.findLast(({ window }) => window.isFocused()) ?? open.at(-1);
  }

  /** Brings a window to the front, opening one where there is none. */
  function show(window: BrowserWindow = inFront()?.window ?? openAsLeft()): BrowserWindow {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    return window;
  }

  /**
   * The window in front that a link may lead away from what it shows. Of a link the community may not be
   * known.
   */
  function showFor({ communityId, articleId }: ViewPlace): BrowserWindow {
    const reads = open.findLast(
      ({ alone, place }) =>
        alone &&
        place.articleId === articleId &&
        (communityId === null || place.communityId === communityId),
    );
    const wide = open.findLast(({ alone }) => !alone);
    if (articleId !== null && reads !== undefined) return show(reads.window);
    return show(wide?.window ?? openAt(usual, true));
  }

  return {
    openAsLeft,
    show,
    showFor,
    all: (): BrowserWindow[] => open.map(({ window }) => window),
    /** Where each of them stands. */
    places: (): ViewPlace[] => open.map(({ place }) => place),

    /** One more, beside the one in front; `alone` for a thread and nothing besides. */
    openNew(place: ViewPlace, alone: boolean): BrowserWindow {
      const front = inFront();
      const bounds = besideWindow(front?.window, alone ? aloneSize : null);
      // The same thread goes on where it is read.
      const isSame = place.articleId !== null && place.articleId === front?.place.articleId;
      const at = isSame ? front.at : null;
      return openAt({ bounds, maximized: false, place, at, alone }, true);
    },

    /** Where another window begins: in the community of the one in front. */
    newPlace: (): ViewPlace => ({ ...nowhere, communityId: inFront()?.place.communityId ?? null }),

    /** The page of the window in front. */
    pageInFront: (): WebContents | null => inFront()?.window.webContents ?? null,

    /** The thread that stands in front and could stand in a window of its own; null while none does. */
    threadInFront(): ViewPlace | null {
      const front = inFront();
      return front === undefined || front.alone || !front.reads ? null : front.place;
    },

    /** Tells the window; as soon as its page listens. */
    tell(window: BrowserWindow, notice: WindowNotice): void {
      const entry = open.find((other) => other.window === window);
      if (entry?.waiting) entry.waiting.push(notice);
      else window.webContents.send(noticeChannel, notice);
    },

    /** Whether somebody has the thread before their eyes. */
    isInSight: ({ communityId, articleId }: ViewPlace): boolean =>
      open.some(
        ({ window, place, reads }) =>
          reads &&
          window.isFocused() &&
          place.communityId === communityId &&
          place.articleId === articleId,
      ),

    /** What is told to all is asked for by a page that begins: nothing waits. */
    tellAll(channel: string, notice: unknown): void {
      for (const { window } of open) window.webContents.send(channel, notice);
    },

    /** The page listens from now on. */
    listens(page: WebContents): void {
      const entry = entryOf(page);
      for (const notice of entry?.waiting ?? []) page.send(noticeChannel, notice);
      if (entry !== undefined) entry.waiting = null;
    },

    stands(page: WebContents, place: ViewPlace, at: ThreadPlace | null, reads: boolean): void {
      const entry = entryOf(page);
      if (entry === undefined) return;
      const isElsewhere =
        entry.reads !== reads ||
        entry.place.communityId !== place.communityId ||
        entry.place.articleId !== place.articleId;
      entry.place = place;
      entry.at = at;
      entry.reads = reads;
      saveSoon();
      if (isElsewhere) options.onFront();
    },

    /** The app ends: its windows are remembered as they are now, whatever becomes of them. */
    end(): void {
      save();
      ended = true;
    },
  };
}
