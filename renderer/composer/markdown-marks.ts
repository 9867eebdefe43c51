// What the toolbar writes: which stretch of the text is replaced, by what, and what is selected
// after. Pure.

export type Selection = { start: number; end: number };
export type Replacement = { from: number; to: number; text: string; selection: Selection };

/** Puts marks around the selection, or takes them off when they are there. */
export function surround(
  text: string,
  { start, end }: Selection,
  mark: string,
  placeholder: string,
): Replacement {
  const length = mark.length;
  const before = text.slice(Math.max(0, start - length), start);
  const after = text.slice(end, end + length);
  // "**" also ends in "*": italic marks inside bold ones are no reason to take a star off.
  const isLonger = text[start - length - 1] === mark[0] && length === 1;
  if (before === mark && after === mark && !isLonger) {
    const inner = text.slice(start, end);
    return {
      from: start - length,
      to: end + length,
      text: inner,
      selection: { start: start - length, end: end - length },
    };
  }
  const inner = text.slice(start, end) || placeholder;
  return {
    from: start,
    to: end,
    text: `${mark}${inner}${mark}`,
    selection: { start: start + length, end: start + length + inner.length },
  };
}

/** Makes the selection a link's text; the address is selected, to be typed over. */
export function linked(
  text: string,
  { start, end }: Selection,
  placeholder: string,
  address: string,
): Replacement {
  const inner = text.slice(start, end) || placeholder;
  const at = start + inner.length + 3;
  return {
    from: start,
    to: end,
    text: `[${inner}](${address})`,
    selection: { start: at, end: at + address.length },
  };
}

/** Makes the selected lines a quotation. */
export function quotedLines(text: string, { start, end }: Selection): Replacement {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const to = lineEnd === -1 ? text.length : lineEnd;
  const lines = quoted(text.slice(from, to)).trimEnd();
  return {
    from,
    to,
    text: lines,
    selection: { start: from + lines.length, end: from + lines.length },
  };
}

/** A text as a quotation with an empty line after it. */
export function quoted(text: string): string {
  const lines = text.trim().split('\n');
  return `${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n\n`;
}
