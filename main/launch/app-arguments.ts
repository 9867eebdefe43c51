// What an Electron has to be told on the command line, on this machine, before it can start.
import { spawnSync } from 'node:child_process';
import { hasDisplay } from './display.ts';

/** The switches for this machine, for development and tests; an installed app has none of them. */
export function machineArguments(): string[] {
  return [...sandboxArguments(), ...graphicsArguments()];
}

/**
 * Behind a virtual screen there is no graphics card. Chromium finds that out only by starting a
 * process for it that dies, and a window that opens in that moment may never draw its page.
 */
function graphicsArguments(): string[] {
  return hasDisplay() ? [] : ['--disable-gpu'];
}

/**
 * Chromium's sandbox wants user namespaces, which root and some systems (containers, Ubuntu since
 * 24.04) do not give. Development and tests go on without it there.
 */
function sandboxArguments(): string[] {
  if (process.platform !== 'linux') return [];
  const isRoot = process.getuid?.() === 0;
  return isRoot || !hasUserNamespaces() ? ['--no-sandbox'] : [];
}

function hasUserNamespaces(): boolean {
  return (
    spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0
  );
}
