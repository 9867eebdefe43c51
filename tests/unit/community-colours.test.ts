// The palette of the communities against WCAG's AA, in each theme that tokens.css has.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { communityColours } from '../../shared/bridge/community-colours.ts';

type Colour = [lightness: number, chroma: number, hue: number];

const css = readFileSync('renderer/tokens.css', 'utf8');
const blockAt = (start: number) => css.slice(start, css.indexOf('}', start));
const moreContrast = css.indexOf('prefers-contrast: more');
const light = blockAt(css.indexOf(':root {'));
const dark = blockAt(css.indexOf(':root[data-theme="dark"]'));
/** What a later block does not name is as in those before it. */
const themes = {
  light: [light],
  dark: [light, dark],
  'light, more contrast': [light, blockAt(css.indexOf(':root {', moreContrast))],
  'dark, more contrast': [
    light,
    dark,
    blockAt(css.indexOf(':root {', moreContrast)),
    blockAt(css.indexOf(':root[data-theme="dark"]', moreContrast)),
  ],
};

function tokenIn(blocks: readonly string[], name: string): string {
  const found = blocks.map((block) => block.match(new RegExp(`--${name}: ([^;]+);`))?.[1]);
  return found.findLast((value) => value !== undefined) ?? '';
}

function colourOf(blocks: readonly string[], name: string): Colour {
  const value = tokenIn(blocks, name).replace(
    'var(--community-tone)',
    tokenIn(blocks, 'community-tone'),
  );
  const [lightness = NaN, chroma = NaN, hue = NaN] = (value.match(/[\d.]+/g) ?? []).map(Number);
  return [lightness / 100, chroma, hue];
}

/** Relative luminance of an OKLCH colour, as CSS Color 4 converts it; each channel within sRGB. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const within = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = within(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = within(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = within(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

test.each(Object.entries(themes))('each colour can be read, %s', (_name, blocks) => {
  for (let place = 0; place < communityColours; place += 1) {
    const colour = colourOf(blocks, `community-${place}`);
    for (const beside of ['paper', 'badge-paper']) {
      const ratio = contrast(colour, colourOf(blocks, beside));
      expect(ratio, `community-${place} beside ${beside}`).toBeGreaterThanOrEqual(4.5);
    }
  }
  const beyond = tokenIn(blocks, `community-${communityColours}`);
  expect(beyond).toBe('');
});
