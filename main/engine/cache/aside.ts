// Files of the cache change places here: one that cannot be used is put aside, the one built in its place
// comes in, and what was put aside goes again. A crash between any two steps loses nothing.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const parts = ['', '-wal', '-shm'] as const;

// Whatever of one's own could not be read stands in them alone, but removed texts do too.
/** So many of a folder's put-aside files are kept, the newest. */
const mostAsides = 3;
export const keepAsidesForMs = 14 * 24 * 3_600_000;

/** Where the new file is built; nothing stands there once it is done. */
export function buildingPath(path: string): string {
  removeFile(`${path}.building`);
  return `${path}.building`;
}

/** Puts the file aside and the one that was built, which is closed, in its place. Answers where the old one went. */
export function swapIn(path: string): string {
  // From here on the new one is whole, and `finishSwap` brings it in.
  renameSync(`${path}.building`, `${path}.rebuilt`);
  return finishSwap(path) ?? path;
}

/** Goes on where a swap was interrupted; answers where the old file went, null where none was. */
export function finishSwap(path: string): string | null {
  if (!existsSync(`${path}.rebuilt`)) return null;
  const aside = `${path}.aside-${new Date().toISOString().replace(/[^0-9]/g, '')}`;
  // A log that stayed behind would be taken for the new file's.
  for (const part of parts) {
    if (existsSync(path + part)) renameSync(path + part, aside + part);
  }
  renameSync(`${path}.rebuilt`, path);
  syncFolder(dirname(path));
  return aside;
}

export function removeFile(path: string): void {
  for (const part of parts) rmSync(path + part, { recursive: true, force: true });
}

/** Takes away what was put aside, but for the newest. */
export function limitAsides(folder: string): void {
  for (const { path } of asidesIn(folder).slice(mostAsides)) removeFile(path);
}

/** Takes away what was put aside too long ago, or at a time that cannot have been. `now`: the server's. */
export function pruneAsides(folder: string, now: number): void {
  for (const { path, at } of asidesIn(folder)) {
    if (!(Math.abs(now - at) < keepAsidesForMs)) removeFile(path);
  }
}

/** The newest first. */
function asidesIn(folder: string): { path: string; at: number }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const stamp = /\.aside-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(name);
      if (stamp === null) return [];
      const [, year, month, day, hour, minute, second, ms] = stamp;
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
      return [{ path: join(folder, basename(name)), at }];
    })
    .sort((a, b) => b.at - a.at);
}

function syncFolder(folder: string): void {
  // Windows opens no folders; its renames are on the disk by themselves.
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
