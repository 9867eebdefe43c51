// Where the launcher keeps things: the project, its own ignored folder, and the cache that the
// checkouts of one person share.
import { homedir } from 'node:os';
import { join } from 'node:path';

export const projectFolder = join(import.meta.dirname, '..', '..');

/** Ignored by git: data, logs and the runtime of this checkout. */
export const localFolder = join(projectFolder, '.parley');

export function cacheFolder(): string {
  if (process.env.PARLEY_CACHE) return process.env.PARLEY_CACHE;
  if (process.env.XDG_CACHE_HOME) return join(process.env.XDG_CACHE_HOME, 'parley');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'parley');
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) {
    return join(process.env.LOCALAPPDATA, 'parley', 'cache');
  }
  return join(homedir(), '.cache', 'parley');
}
