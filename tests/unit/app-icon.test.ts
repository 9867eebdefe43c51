// The app's icon: the same mark in its source, as its picture, and as it is drawn in the tray.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { iconFile } from '../../main/app-icon.ts';
import { markBitmap } from '../../main/icon-image.ts';

const file = iconFile({ isPackaged: false, getAppPath: () => process.cwd() });

/** The pixels of a PNG in red, green, blue and alpha, eight bits each and not interlaced. */
function readPng(png: Buffer): { width: number; height: number; pixels: Buffer } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') {
      parts.push(png.subarray(at + 8, at + 8 + length));
    }
    at += 12 + length;
  }
  const raw = inflateSync(Buffer.concat(parts));
  const row = width * 4;
  const pixels = Buffer.alloc(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const left = x < 4 ? 0 : pixels[y * row + x - 4]!;
      const up = y === 0 ? 0 : pixels[(y - 1) * row + x]!;
      const corner = x < 4 || y === 0 ? 0 : pixels[(y - 1) * row + x - 4]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0]!;
      pixels[y * row + x] = (raw[y * (row + 1) + 1 + x]! + guess) & 0xff;
    }
  }
  return { width, height, pixels };
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const nearest = Math.min(...[left, up, corner].map((each) => Math.abs(estimate - each)));
  return [left, up, corner].find((each) => Math.abs(estimate - each) === nearest)!;
}

/** Of the mark, at a place in its own units; nothing outside of it. */
function markAt(mark: Buffer, scale: number, x: number, y: number): number[] {
  const side = 40;
  if (Math.min(x, y) < 0 || Math.max(x, y) >= side) return [0, 0, 0, 0];
  const at = (Math.floor(y * scale) * side * scale + Math.floor(x * scale)) * 4;
  const [blue = 0, green = 0, red = 0, alpha = 0] = mark.subarray(at, at + 4);
  return [red, green, blue, alpha];
}

test('its picture is the mark that the tray shows, with a margin', () => {
  const { width, height, pixels } = readPng(readFileSync(file));
  expect([width, height]).toEqual([1024, 1024]);
  const scale = 8;
  const mark = markBitmap(40 * scale, false);
  let compared = 0;
  for (let x = -2.5; x < 42; x += 1) {
    for (let y = -2.5; y < 42; y += 1) {
      const inMark = markAt(mark, scale, x, y);
      // At an edge the two are smoothed in their own ways.
      const around = [-0.4, 0.4].flatMap((by) => [
        markAt(mark, scale, x + by, y),
        markAt(mark, scale, x, y + by),
      ]);
      if (around.some((each) => `${each}` !== `${inMark}`)) continue;
      const [column, row] = [x, y].map((at) => Math.floor(((at + 5) / 50) * 1024)) as [
        number,
        number,
      ];
      const from = (row * 1024 + column) * 4;
      const found = [...pixels.subarray(from, from + 4)];
      compared += 1;
      if (inMark[3] === 0) expect(found[3], `at ${x}, ${y}`).toBe(0);
      else expect(found, `at ${x}, ${y}`).toEqual(inMark);
    }
  }
  expect(compared).toBeGreaterThan(1_500);
});

test('its source draws the lines of the mark', () => {
  const source = readFileSync(file.replace('.png', '.svg'), 'utf8');
  const mark = readFileSync('renderer/welcome/mark.tsx', 'utf8');
  const lines = [...mark.matchAll(/ d="([^"]+)"/g)].map(([, path]) => path!);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(source).toContain(`d="${line}"`);
});

test('packed, it lies where electron-builder is told to put it', () => {
  const settings = readFileSync('electron-builder.yml', 'utf8');
  expect(settings).toContain('buildResources: main/icons');
  expect(settings).toContain('from: main/icons/icon.png');
  Object.assign(process, { resourcesPath: '/opt/Parley/resources' });
  const packed = iconFile({ isPackaged: true, getAppPath: () => '/opt/Parley/resources/app.asar' });
  expect(packed).toBe(join('/opt/Parley/resources', 'icon.png'));
  expect(existsSync(file)).toBe(true);
});
