// Where the windows were and what they showed when the app was last closed. Kept in one small file; a
// file that is not there or not readable means one window at the usual place.
import { z } from 'zod';
import { threadPlaceSchema, viewPlaceSchema } from '../shared/bridge/view-place.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

const windowStateSchema = z.object({
  /** Null: the usual place. */
  bounds: boundsSchema.nullable(),
  maximized: z.boolean(),
  place: viewPlaceSchema,
  /** Where in its thread; a file of an older app has none. */
  at: threadPlaceSchema.nullable().default(null),
  /** One thread and nothing besides. */
  alone: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

/** More than these are not opened again. */
const mostWindows = 50;

/** The one that was in front stands last. */
const fileSchema = z.object({ windows: z.array(windowStateSchema).max(mostWindows) });

export function readWindowStates(file: string): WindowState[] {
  // Nothing is lost by a damaged file but places on the screen.
  return readJsonFile(file, fileSchema)?.windows ?? [];
}

export function writeWindowStates(file: string, windows: readonly WindowState[]): void {
  // Written each time that somebody reads something else.
  writeJsonFile(file, { windows: windows.slice(-mostWindows) }, false);
}

/** From a thread alone there would be no way to anything else: one window has it all. */
export function startingStates(states: readonly WindowState[]): WindowState[] {
  const isEachAlone = states.every(({ alone }) => alone);
  return states.map((state, index) =>
    isEachAlone && index === states.length - 1 ? { ...state, alone: false } : state,
  );
}

/** Whether enough of the window to take hold of lies on one of the screens. */
export function isReachable(bounds: Bounds, screens: readonly Bounds[]): boolean {
  const grip = 80;
  return screens.some((screen) => {
    const width = Math.min(bounds.x + bounds.width, screen.x + screen.width);
    const height = Math.min(bounds.y + bounds.height, screen.y + screen.height);
    return (
      width - Math.max(bounds.x, screen.x) >= grip &&
      height - Math.max(bounds.y, screen.y) >= grip &&
      bounds.y >= screen.y
    );
  });
}

/** A little below and beside the other, as a new window stands; at the corner where there is no room. */
export function besides(other: Bounds, screen: Bounds): Bounds {
  const step = 28;
  const { width, height } = other;
  const fits = (from: number, size: number, start: number, room: number) =>
    from + step + size <= start + room ? from + step : start;
  return {
    x: fits(other.x, width, screen.x, screen.width),
    y: fits(other.y, height, screen.y, screen.height),
    width,
    height,
  };
}

/** Asked for from outside, whatever is remembered: half of the screen, or a place in pixels. */
export type AskedPlace = 'left' | 'right' | Bounds;

export function boundsFromOutside(asked: AskedPlace, screen: Bounds): Bounds {
  if (asked !== 'left' && asked !== 'right') return asked;
  const { x, y, width, height } = screen;
  const half = Math.floor(width / 2);
  return { x: asked === 'left' ? x : x + half, y, width: half, height };
}
