// The styles of the view name the sides of a line, never of the screen: Arabic runs the other way.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
