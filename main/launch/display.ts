// The screen that the app opens on: the person's own, or a virtual one where there is none.
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { LaunchProblem } from './report.ts';

/** Pixels of the virtual screen: wide enough for two windows side by side. */
export const virtualScreen = { width: 1920, height: 1080 };

/** macOS and Windows always have one; elsewhere X or Wayland says where it is. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

export type VirtualDisplay = { name: string; close: () => Promise<void> };

/** Starts Xvfb on a free display, such as `:99`. */
export async function openVirtualDisplay(): Promise<VirtualDisplay> {
  const { width, height } = virtualScreen;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true },
  );
  const ended = new Promise<void>((resolve) => {
    server.on('exit', () => resolve());
    server.on('error', () => resolve());
  });
  const number = await Promise.race([
    firstLine(server.stdio[3] as Readable),
    ended.then(() => null),
  ]);
  if (number === null) throw new LaunchProblem('The virtual display (Xvfb) did not start.');
  return {
    name: `:${number}`,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

function firstLine(stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')).trim());
    });
  });
}
