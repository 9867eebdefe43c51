// How much JavaScript a page of the built window has loaded by now, as a server would send it: each file
// gzipped.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { projectFolder } from '../../main/launch/folders.ts';

const folder = join(projectFolder, 'out', 'renderer');

/** Kilobytes of all scripts that the page has loaded by now: gzipped, and as they are. */
export async function loadedScripts(page: Page): Promise<{ gzipped: number; plain: number }> {
  // The app's own scheme has no entries among the page's timings; the debugger is told of each script.
  const session = await page.context().newCDPSession(page);
  const addresses: string[] = [];
  session.on('Debugger.scriptParsed', ({ url }) => {
    if (url.endsWith('.js')) addresses.push(url);
  });
  await session.send('Debugger.enable');
  await session.detach();
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
