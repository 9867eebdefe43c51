// What the toolbar writes: which stretch of the text is replaced, by what, and what is selected after.
// Each mark is put on, and taken off again where it is. Pure.

import { linkAddress } from '../../shared/bridge/web-address.ts';

export type Selection = { start: number; end: number };
export type Replacement = { from: number; to: number; text: string; selection: Selection };

export type Mark = '**' | '*' | '`';

// What begins a line and is no part of its words: signs of quotations, lists and headings.
const lineSigns = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)|#{1,6}(?=\s))\s?)*\s*/;

/**
 * Puts marks around the selected words of each line, or takes them off where every line has them. A
 * selection of nothing gets a word to type over. Null where nothing is selected but signs.
 */
export function surround(
  text: string,
  selection: Selection,
  mark: Mark,
  placeholder: string,
): Replacement | null {
  const { start, end } = selection;
  const words = wordsOfLines(text, selection, mark);
  if (words.length === 0) {
    if (start !== end) return null;
    if (isMarked(text, selection, mark)) return changed(text, [selection], -mark.length, mark);
    const inner = { start: start + mark.length, end: start + mark.length + placeholder.length };
    return { from: start, to: end, text: `${mark}${placeholder}${mark}`, selection: inner };
  }
  const plain = words.filter((each) => !isMarked(text, each, mark));
  return plain.length === 0
    ? changed(text, words, -mark.length, mark)
    : changed(text, plain, mark.length, mark);
}

/** The selected words of each line, without what stands around them. */
function wordsOfLines(text: string, { start, end }: Selection, mark: Mark): Selection[] {
  const words: Selection[] = [];
  const around = new RegExp(`^[\\s${mark[0]}]*|[\\s${mark[0]}]*$`, 'g');
  for (let at = start; at < end; ) {
    const lineEnd = text.indexOf('\n', at);
    const to = lineEnd === -1 || lineEnd > end ? end : lineEnd;
    const begins = at === 0 || text[at - 1] === '\n';
    const signs = begins ? (lineSigns.exec(text.slice(at, to))?.[0].length ?? 0) : 0;
    const stretch = text.slice(at + signs, to);
    const [before = ''] = stretch.match(around) ?? [];
    const inner = stretch.replace(around, '');
    const from = at + signs + before.length;
    if (inner !== '') words.push({ start: from, end: from + inner.length });
    at = to + 1;
  }
  return words;
}

/** As many of the mark's signs as stand on both sides tell: one star is not two, three are both. */
function isMarked(text: string, { start, end }: Selection, mark: Mark): boolean {
  const sign = mark[0] ?? '';
  let before = 0;
  while (text[start - 1 - before] === sign) before += 1;
  let after = 0;
  while (text[end + after] === sign) after += 1;
  const both = Math.min(before, after);
  if (mark === '**') return both >= 2;
  return mark === '*' ? both % 2 === 1 : both > 0;
}

/** The stretches with so many signs more on either side, or fewer. */
function changed(
  text: string,
  stretches: readonly Selection[],
  by: number,
  mark: Mark,
): Replacement {
  const less = Math.min(by, 0);
  const first = stretches[0] ?? { start: 0, end: 0 };
  const from = first.start + less;
  let written = '';
  let at = from;
  let end = first.end;
  for (const stretch of stretches) {
    const put = by > 0 ? mark : '';
    written += text.slice(at, stretch.start + less) + put + text.slice(stretch.start, stretch.end);
    end = from + written.length;
    written += put;
    at = stretch.end - less;
  }
  const start = from + Math.max(by, 0);
  return { from, to: at, text: written, selection: { start, end } };
}

/** Marks as code: within a line by signs around it, several lines by a fence. */
export function code(text: string, selection: Selection, placeholder: string): Replacement | null {
  const { from, to } = wholeLines(text, selection);
  const lines = text.slice(from, to).split('\n');
  const isFence = (line: string | undefined) => line !== undefined && /^`{3,}$/.test(line);
  const before = text
    .slice(0, Math.max(0, from - 1))
    .split('\n')
    .at(-1);
  const after = text.slice(to + 1).split('\n')[0];
  if (isFence(before) && before === after && from > 0 && to < text.length) {
    const start = from - 1 - (before?.length ?? 0);
    const inner = lines.join('\n');
    const end = to + 1 + (after?.length ?? 0);
    return replaced(start, end, inner, 0, inner.length);
  }
  if (lines.length > 1 && isFence(lines[0]) && lines[0] === lines.at(-1)) {
    const inner = lines.slice(1, -1).join('\n');
    return replaced(from, to, inner, 0, inner.length);
  }
  if (lines.length === 1) return surround(text, selection, '`', placeholder);
  const longest = Math.max(
    2,
    ...(text.slice(from, to).match(/`+/g) ?? []).map((run) => run.length),
  );
  const fence = '`'.repeat(longest + 1);
  const inner = lines.join('\n');
  const at = fence.length + 1;
  return replaced(from, to, `${fence}\n${inner}\n${fence}`, at, at + inner.length);
}

function replaced(from: number, to: number, text: string, start: number, end: number): Replacement {
  return { from, to, text, selection: { start: from + start, end: from + end } };
}

function wholeLines(text: string, { start, end }: Selection): { from: number; to: number } {
  const lineEnd = text.indexOf('\n', end);
  return {
    // At the very beginning `lastIndexOf` would look at the first sign all the same.
    from: start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1,
    to: lineEnd === -1 ? text.length : lineEnd,
  };
}

/** Makes the selected lines a quotation, or no longer one where all of them are. */
export function quotedLines(text: string, selection: Selection): Replacement {
  return eachLine(text, selection, {
    isOn: (line) => line.startsWith('>'),
    on: (line) => (line === '' ? '>' : `> ${line}`),
    off: (line) => line.replace(/^> ?/, ''),
    counts: () => true,
  });
}

/** Makes the selected lines the items of a list, or no longer where all of them are. */
export function listedLines(text: string, selection: Selection): Replacement {
  const single = selection.start === selection.end;
  return eachLine(text, selection, {
    isOn: (line) => /^[-*+] /.test(line),
    on: (line) => `- ${line}`,
    off: (line) => line.slice(2),
    // An empty line between items stays one; alone it becomes an item to write in.
    counts: (line) => single || line.trim() !== '',
  });
}

type LineSign = {
  isOn: (line: string) => boolean;
  on: (line: string) => string;
  off: (line: string) => string;
  counts: (line: string) => boolean;
};

function eachLine(text: string, selection: Selection, sign: LineSign): Replacement {
  const { from, to } = wholeLines(text, selection);
  const lines = text.slice(from, to).split('\n');
  const counted = lines.filter(sign.counts);
  const isOn = counted.length > 0 && counted.every(sign.isOn);
  const written = lines
    .map((line) => (sign.counts(line) ? (isOn ? sign.off(line) : sign.on(line)) : line))
    .join('\n');
  const { length } = written;
  const isCaret = selection.start === selection.end;
  const caret = Math.max(0, selection.start - from + length - (to - from));
  return replaced(from, to, written, isCaret ? caret : 0, isCaret ? caret : length);
}

/** Makes the selection a link's text, its address selected to be typed over; or a link its text again. */
export function linked(
  text: string,
  { start, end }: Selection,
  placeholder: string,
  address: string,
): Replacement {
  const link = linkAround(text, { start, end });
  if (link !== null) return replaced(link.from, link.to, link.words, 0, link.words.length);
  const inner = text.slice(start, end);
  if (isAddress(inner)) {
    return replaced(start, end, `[${placeholder}](${inner})`, 1, 1 + placeholder.length);
  }
  const words = inner || placeholder;
  const at = words.length + 3;
  return replaced(start, end, `[${words}](${address})`, at, at + address.length);
}

const linkPattern = /\[([^[\]\n]*)\]\(([^()\s]*)\)/g;

/** The link within which all of the selection stands. */
function linkAround(
  text: string,
  { start, end }: Selection,
): { from: number; to: number; words: string } | null {
  const lines = wholeLines(text, { start, end });
  for (const found of text.slice(lines.from, lines.to).matchAll(linkPattern)) {
    const from = lines.from + found.index;
    const to = from + found[0].length;
    if (from <= start && end <= to) return { from, to, words: found[1] ?? '' };
  }
  return null;
}

/** Whether the text is an address of the web and nothing else. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>()[\]]+$/i.test(text) && linkAddress(text) !== null;
}

/** The selection as the text of a link to the address; what is selected is left behind it. */
export function linkedTo(text: string, { start, end }: Selection, address: string): Replacement {
  const link = `[${text.slice(start, end)}](${address})`;
  return replaced(start, end, link, link.length, link.length);
}

/** The text after the replacement. */
export function applied(text: string, { from, to, text: written }: Replacement): string {
  return text.slice(0, from) + written + text.slice(to);
}
