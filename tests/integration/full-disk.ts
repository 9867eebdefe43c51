// A disk that is really full: a small one of its own, in memory, filled to the last byte.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type SmallDisk = {
  path: string;
  /** Leaves no byte free. */
  fill: () => void;
  /** As it was before it was filled. */
  free: () => void;
  remove: () => void;
};

/** A disk of so many bytes, or null where this system lets none be made. */
export function mountSmallDisk(bytes: number): SmallDisk | null {
  if (process.platform !== 'linux') return null;
  const path = mkdtempSync(join(tmpdir(), 'parley-disk-'));
  try {
    const options = ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path];
    execFileSync('mount', options, { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return null;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => fillInto(filler),
    free: () => rmSync(filler),
    remove() {
      execFileSync('umount', [path]);
      rmSync(path, { recursive: true });
    },
  };
}

function fillInto(path: string): void {
  const opened = openSync(path, 'w');
  try {
    for (let size = 1024 * 1024; size >= 512; size /= 2) {
      const block = Buffer.alloc(size, 'full ');
      try {
        while (writeSync(opened, block) === size);
      } catch {
        // This much does not fit any more; perhaps half of it does.
      }
    }
  } finally {
    closeSync(opened);
  }
}
