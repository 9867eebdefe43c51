// Where the window was when it was last closed. Kept in one small file; a file that is not there or
// not readable means the usual place.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type Bounds = z.infer<typeof boundsSchema>;

const stateSchema = z.object({ bounds: boundsSchema, maximized: z.boolean() });
export type WindowState = z.infer<typeof stateSchema>;

export function readWindowState(file: string): WindowState | null {
  try {
    return stateSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Nothing is lost by it but a place on the screen.
    return null;
  }
}

export function writeWindowState(file: string, state: WindowState): void {
  writeFileSync(`${file}.next`, JSON.stringify(state));
  renameSync(`${file}.next`, file);
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
