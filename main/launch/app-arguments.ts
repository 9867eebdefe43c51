// What an Electron has to be told on the command line, on this machine, before it can start.
import { spawnSync } from 'node:child_process';

/**
 * Chromium's sandbox wants user namespaces, which root and some systems (containers, Ubuntu since
 * 24.04) do not give. Development and tests go on without it there; an installed app never does.
 */
export function sandboxArguments(): string[] {
  if (process.platform !== 'linux') return [];
  const isRoot = process.getuid?.() === 0;
  return isRoot || !hasUserNamespaces() ? ['--no-sandbox'] : [];
}

function hasUserNamespaces(): boolean {
  return (
    spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0
  );
}
