// What the toolbar writes into a text: each mark put on, and off again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applied,
  code,
  isAddress,
  linked,
  linkedTo,
  listedLines,
  type Mark,
  quotedLines,
  type Replacement,
  type Selection,
  surround,
} from '../../renderer/composer/markdown-marks.ts';
import { quoted } from '../../renderer/thread/quotation.ts';

type Change = (text: string, at: Selection) => Replacement | null;
const bold: Change = (text, at) => surround(text, at, '**', 'bold');
const italic: Change = (text, at) => surround(text, at, '*', 'italic');
const asCode: Change = (text, at) => code(text, at, 'code');
const link: Change = (text, at) => linked(text, at, 'text', 'https://');

/** The text with its selection between ‹ and ›. */
function parse(marked: string): { text: string; at: Selection } {
  const start = marked.indexOf('‹');
  const end = marked.indexOf('›') - 1;
  return { text: marked.replace(/[‹›]/g, ''), at: { start, end } };
}

function show(text: string, { start, end }: Selection): string {
  return `${text.slice(0, start)}‹${text.slice(start, end)}›${text.slice(end)}`;
}

function after(change: Change, marked: string): string {
  const { text, at } = parse(marked);
  const replacement = change(text, at);
  if (replacement === null) return marked;
  return show(applied(text, replacement), replacement.selection);
}

describe('words', () => {
  test.each([
    [bold, 'a ‹word› here', 'a **‹word›** here'],
    [bold, 'a ‹word › here', 'a **‹word›**  here'],
    [bold, 'a **‹word›** here', 'a ‹word› here'],
    [bold, 'a ‹**word**› here', 'a ‹word› here'],
    [bold, 'a *‹word›* here', 'a ***‹word›*** here'],
    [italic, 'a **‹word›** here', 'a ***‹word›*** here'],
    [italic, 'a ***‹word›*** here', 'a **‹word›** here'],
    [bold, 'a ***‹word›*** here', 'a *‹word›* here'],
    [bold, '‹›', '**‹bold›**'],
    [bold, '**‹›**', '‹›'],
    [bold, '‹one\n\n- two\n> three›', '**‹one**\n\n- **two**\n> **three›**'],
    [bold, '**‹one**\n\n- **two**\n> **three›**', '‹one\n\n- two\n> three›'],
    // What is bold in part becomes so as a whole.
    [bold, '‹one\n**two**›', '**‹one›**\n**two**'],
    [italic, '‹- \n>  \n***›', '‹- \n>  \n***›'],
    [asCode, 'run ‹npm start› now', 'run `‹npm start›` now'],
    [asCode, 'x\n‹a\nb›\ny', 'x\n```\n‹a\nb›\n```\ny'],
    [asCode, 'x\n```\n‹a\nb›\n```\ny', 'x\n‹a\nb›\ny'],
    [asCode, '‹```\na\n```›', '‹a›'],
    [asCode, '‹```\na\nb›', '````\n‹```\na\nb›\n````'],
  ] as const)('%#', (change, before, expected) => expect(after(change, before)).toBe(expected));
});

describe('lines', () => {
  test.each([
    [quotedLines, 'one\nt‹w›o\nthree', 'one\n‹> two›\nthree'],
    [quotedLines, '‹one\n\ntwo›', '‹> one\n>\n> two›'],
    [quotedLines, '‹> one\n>\n> two›', '‹one\n\ntwo›'],
    [quotedLines, '‹›', '>‹›'],
    [listedLines, '‹one\n\ntwo›', '‹- one\n\n- two›'],
    [listedLines, '‹- one\n* two›', '‹one\ntwo›'],
    [listedLines, 'on‹›e', '- on‹›e'],
    [listedLines, '‹›', '- ‹›'],
  ] as const)('%#', (change, before, expected) => expect(after(change, before)).toBe(expected));
});

test('a text is quoted with room to answer under it', () => {
  expect(quoted('one\n\ntwo')).toBe('> one\n>\n> two\n\n');
});

describe('links', () => {
  test.each([
    [link, 'see ‹the map›', 'see [the map](‹https://›)'],
    [link, 'see [the map](‹https://›)', 'see ‹the map›'],
    [link, 'see [the ‹map›](https://a.example)', 'see ‹the map›'],
    [link, 'see ‹https://a.example/b›', 'see [‹text›](https://a.example/b)'],
    [link, 'see ‹›', 'see [text](‹https://›)'],
  ] as const)('%#', (change, before, expected) => expect(after(change, before)).toBe(expected));

  test('an address over a selection makes it a link', () => {
    const { text, at } = parse('see ‹the map›.');
    expect(applied(text, linkedTo(text, at, 'https://a.example'))).toBe(
      'see [the map](https://a.example).',
    );
    expect(isAddress('https://a.example/b?c=d#e')).toBe(true);
    for (const other of ['a.example', 'javascript:1', 'https://', 'https://a b', 'https://a.b)']) {
      expect(isAddress(other)).toBe(false);
    }
  });
});

describe('on and off again', () => {
  const text = fc
    .array(
      fc.constantFrom('a', 'B', ' ', '*', '**', '`', '\n', '- ', '> ', '1. ', '_', '[', ')', 'é'),
      {
        maxLength: 24,
      },
    )
    .map((parts) => parts.join(''));
  const place = fc.tuple(text, fc.nat(), fc.nat()).map(([body, a, b]) => {
    const [start, end] = [a % (body.length + 1), b % (body.length + 1)].sort((x, y) => x - y);
    return { body, at: { start: start ?? 0, end: end ?? 0 } };
  });

  function twice(change: Change, body: string, at: Selection): string {
    const first = change(body, at);
    if (first === null) return body;
    const between = applied(body, first);
    const second = change(between, first.selection);
    return second === null ? between : applied(between, second);
  }

  test.each(['**', '*', '`'] as const)('%s leaves what was there', (mark: Mark) => {
    fc.assert(
      fc.property(place, ({ body, at }) => {
        fc.pre(at.start < at.end);
        const change: Change = (each, selection) => surround(each, selection, mark, 'x');
        const first = change(body, at);
        // Where it takes off, or completes what was marked in part, twice is another thing.
        fc.pre(first === null || first.text.length > first.to - first.from);
        const words = first === null ? '' : applied(body, first);
        const whole = first === null || !mixed(body, at, mark);
        fc.pre(whole);
        expect(twice(change, body, at), words).toBe(body);
      }),
      { seed: 6, numRuns: 3_000 },
    );
  });

  /** Whether some of the lines had the mark before: then putting it on makes all lines one. */
  function mixed(body: string, at: Selection, mark: Mark): boolean {
    return body.slice(at.start, at.end).includes('\n') && body.includes(mark[0] ?? '');
  }

  test.each([
    ['quotation', quotedLines],
    ['list', listedLines],
  ] as const)('a %s leaves what was there', (_, change) => {
    fc.assert(
      fc.property(place, ({ body, at }) => {
        const first = change(body, at);
        fc.pre(first.text.length > first.to - first.from);
        expect(twice(change, body, at)).toBe(body);
      }),
      { seed: 6, numRuns: 2_000 },
    );
  });

  test('code of several lines leaves what was there', () => {
    fc.assert(
      fc.property(place, ({ body, at }) => {
        fc.pre(body.slice(at.start, at.end).includes('\n'));
        const first = asCode(body, at);
        fc.pre(first !== null && first.text.length > first.to - first.from);
        expect(twice(asCode, body, at)).toBe(body);
      }),
      { seed: 6, numRuns: 2_000 },
    );
  });
});
