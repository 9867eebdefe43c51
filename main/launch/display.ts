// The screen that the app opens on: the person's own, or a virtual one where there is none.
import { join } from 'node:path';
import { localFolder } from './folders.ts';
import { firstLine, startProcess } from './processes.ts';
import { LaunchProblem } from './report.ts';

/** Pixels of the virtual screen: wide enough for two windows side by side. */
export const virtualScreen = { width: 1920, height: 1080 };

/** macOS and Windows always have one; elsewhere X or Wayland says where it is. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Starts Xvfb on a free display and gives its name, such as `:99`. It ends with the launcher. */
export async function openVirtualDisplay(): Promise<string> {
  const { width, height } = virtualScreen;
  const screen = `${width}x${height}x24`;
  const server = startProcess(
    'Xvfb',
    // The number of the display goes to standard output.
    ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp'],
    { logFile: join(localFolder, 'display.log'), readOutput: true },
  );
  const number = await Promise.race([firstLine(server), server.ended.then(() => null)]);
  if (number === null) {
    throw new LaunchProblem('The virtual display (Xvfb) did not start: see .parley/display.log');
  }
  return `:${number}`;
}
