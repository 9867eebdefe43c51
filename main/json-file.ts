// Small files of the app's own, each checked when it is read and written whole or not at all. Never
// holds a secret.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { z } from 'zod';

/** Null where the file is not there, or is none that the app understands. */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * A new file takes the place of the old one. `isDear`: on the disk when this returns, which a busy disk may
 * take seconds for, and the windows with it.
 */
export function writeJsonFile(file: string, content: unknown, isDear: boolean): void {
  const next = `${file}.next`;
  const handle = openSync(next, 'w', 0o600);
  try {
    writeSync(handle, JSON.stringify(content, null, 2));
    if (isDear) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
}
