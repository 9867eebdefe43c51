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
import { dirname, join } from 'node:path';

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
  const aside = `${path}.aside-${stampOf(Date.now())}`;
  // A log that stayed behind would be taken for the new file's.
  moveFile(path, aside);
  renameSync(`${path}.rebuilt`, path);
  syncFolder(dirname(path));
  return aside;
}

function moveFile(from: string, to: string): void {
  for (const part of parts) {
    if (existsSync(from + part)) renameSync(from + part, to + part);
  }
}

export function removeFile(path: string): void {
  for (const part of parts) rmSync(path + part, { recursive: true, force: true });
}

/** Takes away what was put aside, but for the newest. */
export function limitAsides(folder: string): void {
  for (const { path } of asidesIn(folder).slice(mostAsides)) removeFile(path);
}

/**
 * Takes away what was put aside too long ago. `now`: the server's, for this device's clock may have been
 * wrong when it was put aside: its time begins when it is first looked at.
 */
export function pruneAsides(folder: string, now: number): void {
  for (const { path, at, isDated } of asidesIn(folder)) {
    if (!isDated) moveFile(path, `${path}-since-${stampOf(now)}`);
    else if (!(Math.abs(now - at) < keepAsidesForMs)) removeFile(path);
  }
}

const stampOf = (at: number) => new Date(at).toISOString().replace(/[^0-9]/g, '');

/** The newest first. `isDated`: by the server's time. */
function asidesIn(folder: string): { path: string; at: number; isDated: boolean }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const [, made, since] = /\.aside-(\d{17})(?:-since-(\d{17}))?$/.exec(name) ?? [];
      if (made === undefined) return [];
      const at = timeOf(since ?? made);
      return [{ path: join(folder, name), at, isDated: since !== undefined }];
    })
    .sort((a, b) => Number(a.isDated) - Number(b.isDated) || b.at - a.at);
}

function timeOf(stamp: string): number {
  const [, year, month, day, hour, minute, second, ms] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/.exec(stamp) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
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
