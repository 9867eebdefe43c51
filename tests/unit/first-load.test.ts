// What the window loads first carries no schemas: zod would be a tenth of it, and main and the engine
// check all that the view says anyway. Screens that are loaded by themselves may have them.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

/** What the file imports at once, types and what is loaded later left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^;'"]*?\sfrom\s+)?'([^']+)'/gm);
  return [...found].map(([, specifier]) => specifier ?? '');
}

/** Each file of the first load, with the one that imports it. */
function firstLoad(): Map<string, string> {
  const loaded = new Map([['renderer/app.tsx', '']]);
  for (const file of loaded.keys()) {
    for (const specifier of importsOf(file)) {
      const path = join(dirname(file), specifier);
      if (/\.tsx?$/.test(specifier) && existsSync(path) && !loaded.has(path))
        loaded.set(path, file);
    }
  }
  return loaded;
}

function way(loaded: ReadonlyMap<string, string>, file: string): string {
  const by = loaded.get(file);
  return by ? `${way(loaded, by)} > ${file}` : file;
}

test('nothing that the window loads first imports zod', () => {
  const loaded = firstLoad();
  expect(loaded.size).toBeGreaterThan(100);
  const carriers = [...loaded.keys()].filter((file) => importsOf(file).includes('zod'));
  expect(carriers.map((file) => way(loaded, file))).toEqual([]);
});
