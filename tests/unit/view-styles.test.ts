// The styles of the view name the sides of a line, never of the screen: Arabic runs the other way. And each of
// them is somebody's.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const physical =
  /\b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b|^\s*(?:left|right)\s*:|text-align:\s*(?:left|right)|-(?:left|right)-radius|to (?:left|right)/;
/** Four values are top, right, bottom and left; `(…)` counts as one. */
const shorthand = /^\s*(?:margin|padding|inset|border-radius|border-width):\s*([^;]+);/;

function sidesDiffer(line: string): boolean {
  const values = shorthand.exec(line)?.[1]?.match(/(?:\((?:[^()]|\([^()]*\))*\)|[^\s(])+/g) ?? [];
  return values.length === 4 && values[1] !== values[3];
}

test('no rule says left or right, but where the direction itself is asked for', () => {
  const found = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap((file) =>
      readFileSync(join('renderer', file), 'utf8')
        .split('\n')
        .map((line, index) => ({ line, where: `${file}:${index + 1}` })),
    )
    .filter(({ line }) => !line.includes('--to-end:') && (physical.test(line) || sidesDiffer(line)))
    .map(({ line, where }) => `${where} ${line.trim()}`);
  expect(found).toEqual([]);
});

const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' });
const imported = /^import (\w+) from '([^']+\.module\.css)';$/gm;

/** By style sheet: the classes that the view names, and whether it names some by what a value says. */
function namedClasses(): Map<string, { names: Set<string>; byValue: boolean }> {
  const sheets = new Map<string, { names: Set<string>; byValue: boolean }>();
  for (const file of files.filter((each) => each.endsWith('.tsx'))) {
    const source = readFileSync(join('renderer', file), 'utf8');
    const code = source.replace(/'[^'\n]+\.(?:css|tsx?)'/g, '');
    for (const [, local, path = ''] of source.matchAll(imported)) {
      const sheet = join(dirname(file), path);
      const named = sheets.get(sheet) ?? { names: new Set(), byValue: false };
      for (const [, name = ''] of code.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))) {
        named.names.add(name);
      }
      named.byValue ||= code.includes(`${local}[`);
      sheets.set(sheet, named);
    }
  }
  return sheets;
}

test('no class is named that there is not, and none is there that nobody names', () => {
  const sheets = namedClasses();
  const found = files
    .filter((file) => file.endsWith('.module.css'))
    .flatMap((sheet) => {
      const style = readFileSync(join('renderer', sheet), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
      const there = new Set([...style.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name = '']) => name));
      const { names, byValue } = sheets.get(sheet) ?? { names: new Set(), byValue: false };
      const missing = [...names].filter((name) => !there.has(name));
      const unused = byValue ? [] : [...there].filter((name) => !names.has(name));
      return [...missing, ...unused].map((name) => `${sheet} .${name}`);
    });
  expect(found).toEqual([]);
});
