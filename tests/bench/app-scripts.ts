// How much JavaScript the built window loads before its first comment is there, as a server would send it:
// each file gzipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { projectFolder } from '../../main/launch/folders.ts';

const folder = join(projectFolder, 'out', 'renderer');

/** Kilobytes of all scripts that the page has loaded by now: gzipped, and as they are. */
export async function loadedScripts(page: Page): Promise<{ gzipped: number; plain: number }> {
  const addresses = await page.evaluate(() =>
    [
      ...performance.getEntriesByType('resource').map(({ name }) => name),
      ...[...document.querySelectorAll('script')].map(({ src }) => src),
    ].filter((name) => name.endsWith('.js')),
  );
  const files = [...new Set(addresses)].map((address) =>
    readFileSync(join(folder, new URL(address).pathname)),
  );
  if (files.length === 0) throw new Error('the page has loaded no scripts');
  const sum = (sizes: number[]) => sizes.reduce((all, size) => all + size, 0) / 1_000;
  return {
    gzipped: sum(files.map((file) => gzipSync(file, { level: 9 }).length)),
    plain: sum(files.map((file) => file.length)),
  };
}
