// Draws the app's mark and the count on it, pixel by pixel: a comment and its reply, hung from one edge,
// as in welcome/mark.tsx. Pure; answers what Electron's createFromBitmap takes.

type Colour = readonly [red: number, green: number, blue: number];
/** How much of the point, in units of the drawing, the shape covers: 0 or 1. */
type Shape = (x: number, y: number) => boolean;
type Layer = { shape: Shape; colour: Colour; erases?: boolean };

const ink: Colour = [38, 34, 30];
const paper: Colour = [252, 252, 249];
const accent: Colour = [96, 165, 235];
const alert: Colour = [200, 62, 40];
const black: Colour = [0, 0, 0];

/** Points looked at along each side of a pixel. */
const samples = 4;
/** The drawing's side. */
const side = 40;

const roundedSquare: Shape = (x, y) => {
  const radius = 10;
  const dx = Math.max(radius - x, x - (side - radius), 0);
  const dy = Math.max(radius - y, y - (side - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
};

const bar =
  (from: number, to: number, at: number, width = 4): Shape =>
  (x, y) => {
    const dx = Math.max(from - x, x - to, 0);
    return dx * dx + (y - at) ** 2 <= (width / 2) ** 2;
  };

const disc =
  (atX: number, atY: number, radius: number): Shape =>
  (x, y) =>
    (x - atX) ** 2 + (y - atY) ** 2 <= radius * radius;

const lines = [bar(10, 30, 13), bar(10, 21, 20), bar(16, 30, 27)] as const;

/** For the tray: with a spot where something is unread. */
export function markBitmap(size: number, hasUnread: boolean): Buffer {
  const [first, second, third] = lines;
  return draw(size, [
    { shape: roundedSquare, colour: ink },
    { shape: first, colour: paper },
    { shape: second, colour: paper },
    { shape: third, colour: accent },
    ...(hasUnread
      ? [
          { shape: disc(31, 9, 10), colour: ink, erases: true },
          { shape: disc(31, 9, 8), colour: alert },
        ]
      : []),
  ]);
}

/** For the menu bar of macOS, which takes the shape alone. */
export function templateBitmap(size: number): Buffer {
  return draw(
    size,
    [bar(4, 36, 9, 5), bar(4, 22, 20, 5), bar(14, 36, 31, 5)].map((shape) => ({
      shape,
      colour: black,
    })),
  );
}

/** For the taskbar of Windows: the count on a spot, "+" from ten on. */
export function countBitmap(size: number, count: number): Buffer {
  const sign = glyphs[count > 9 ? '+' : String(count)] ?? glyphs['+'];
  const dot = 5;
  const left = (side - 3 * dot) / 2;
  const top = (side - 5 * dot) / 2;
  const text: Shape = (x, y) => {
    const column = Math.floor((x - left) / dot);
    const row = Math.floor((y - top) / dot);
    return sign?.[row]?.[column] === '#';
  };
  return draw(size, [
    { shape: disc(side / 2, side / 2, side / 2), colour: alert },
    { shape: text, colour: paper },
  ]);
}

/** Three dots wide and five high. */
const glyphs: Readonly<Record<string, readonly string[]>> = {
  1: [' # ', '## ', ' # ', ' # ', '###'],
  2: ['###', '  #', '###', '#  ', '###'],
  3: ['###', '  #', '###', '  #', '###'],
  4: ['# #', '# #', '###', '  #', '  #'],
  5: ['###', '#  ', '###', '  #', '###'],
  6: ['###', '#  ', '###', '# #', '###'],
  7: ['###', '  #', '  #', ' # ', ' # '],
  8: ['###', '# #', '###', '# #', '###'],
  9: ['###', '# #', '###', '  #', '###'],
  '+': ['   ', ' # ', '###', ' # ', '   '],
};

function draw(size: number, layers: readonly Layer[]): Buffer {
  const bitmap = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) putPixel(bitmap, size, x, y, layers);
  }
  return bitmap;
}

function putPixel(
  bitmap: Buffer,
  size: number,
  x: number,
  y: number,
  layers: readonly Layer[],
): void {
  const sum = [0, 0, 0, 0];
  const step = side / size / samples;
  for (let point = 0; point < samples * samples; point += 1) {
    const atX = (x * side) / size + ((point % samples) + 0.5) * step;
    const atY = (y * side) / size + (Math.floor(point / samples) + 0.5) * step;
    const top = layers.findLast(({ shape }) => shape(atX, atY));
    if (top === undefined || top.erases) continue;
    const [red, green, blue] = top.colour;
    for (const [channel, value] of [blue, green, red, 255].entries()) {
      sum[channel] = (sum[channel] ?? 0) + value;
    }
  }
  const at = (y * size + x) * 4;
  // Blue, green, red, each times the alpha, as Skia has it.
  for (const [channel, value] of sum.entries()) {
    bitmap[at + channel] = Math.round(value / samples ** 2);
  }
}
