// What is typed into the search field, and what counts as a word: pure parts of the engine's search.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from '../../main/engine/search/excerpt.ts';
import { plainText } from '../../main/engine/search/plain-text.ts';
import { parseQuery } from '../../main/engine/search/query.ts';
import { fold, wordsOf } from '../../main/engine/search/words.ts';

const word = (...words: string[]) => ({ words, prefix: false });
const start = (...words: string[]) => ({ words, prefix: true });

test('words stand for themselves, and the last may go on until it is ended', () => {
  expect(parseQuery('river roa')).toEqual([word('river'), start('roa')]);
  expect(parseQuery('river road ')).toEqual([word('river'), word('road')]);
  expect(parseQuery('  river  ')).toEqual([word('river')]);
  expect(parseQuery('')).toEqual([]);
  expect(parseQuery(' "" … - ')).toEqual([]);
});

test('what is quoted, or stands without a space between, is a phrase', () => {
  expect(parseQuery('"river road" closed ')).toEqual([word('river', 'road'), word('closed')]);
  expect(parseQuery('“River Road”')).toEqual([word('river', 'road')]);
  expect(parseQuery('"" mill')).toEqual([start('mill')]);
  expect(parseQuery('"river ro')).toEqual([start('river', 'ro')]);
  expect(parseQuery("don't ")).toEqual([word('don', 't')]);
  expect(parseQuery('24-hour')).toEqual([start('24', 'hour')]);
});

test('what looks like a command is words', () => {
  expect(parseQuery('NEAR(a b) OR -c* ^d {e}: ')).toEqual([
    word('near', 'a'),
    word('b'),
    word('or'),
    word('c'),
    word('d'),
    word('e'),
  ]);
});

test('case and marks make no difference', () => {
  expect(fold('ÉRIC Čapek')).toBe('eric capek');
  expect(fold('e\u0301')).toBe('e');
  expect(wordsOf('Der Straßenbahn, 日本 x²').map(({ folded }) => folded)).toEqual([
    'der',
    'straßenbahn',
    '日',
    '本',
    'x²',
  ]);
});

test('marks make no difference where a letter may bear any, and in other scripts they are letters', () => {
  expect(fold('ЁЛКА Йод')).toBe('елка иод');
  expect(fold('ΛΌΓΟΣ λόγος')).toBe('λογοσ λογοσ');
  expect(fold('مُحَمَّد أحمد')).toBe('محمد احمد');
  expect(fold('שָׁלוֹם')).toBe('שלום');
  expect(fold('हिन्दी 한국 がく')).toBe('हिन्दी 한국 がく');
});

test('any text is parsed into folded words of letters and digits, not too many', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (typed) => {
      const phrases = parseQuery(typed);
      const words = phrases.flatMap((phrase) => phrase.words);
      expect(words.length).toBeLessThanOrEqual(24);
      for (const each of words)
        expect(each).toMatch(/^[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*$/u);
      for (const phrase of phrases.slice(0, -1)) expect(phrase.prefix).toBe(false);
    }),
  );
});

test('an excerpt is a part of the text, and its marks are what was looked for', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 2_000 }),
      fc.string({ maxLength: 20 }),
      (text, typed) => {
        const phrases = parseQuery(typed);
        const { text: excerpt, marks } = excerptOf(text, phrases);
        expect(text).toContain(excerpt.replace(/^…/, '').replace(/…$/, ''));
        let from = 0;
        for (const { start: at, end } of marks) {
          expect(at).toBeGreaterThanOrEqual(from);
          expect(end).toBeLessThanOrEqual(excerpt.length);
          const [first] = wordsOf(excerpt.slice(at, end));
          expect(
            phrases.some(({ words }) => first?.folded.startsWith(words[0] ?? '') ?? false),
          ).toBe(true);
          from = end;
        }
      },
    ),
  );
});

test('an excerpt begins near the first mark of a long text', () => {
  const text = `${'word '.repeat(200)}the lock keeper ${'more '.repeat(200)}`;
  const { text: excerpt, marks } = excerptOf(text, parseQuery('"lock keeper"'));
  expect(excerpt.length).toBeLessThan(230);
  expect(excerpt).toMatch(/^…word .* more…$/);
  expect(marks.map(({ start: at, end }) => excerpt.slice(at, end))).toEqual(['lock keeper']);
});

test('Markdown is left out of what is shown', () => {
  expect(
    plainText(
      '## Title\n\n> quoted **bold** and _slanted_\n\n- [x] done\n1. one [a link](https://a.example/x_y)\n\n```js\nlet a_b = 1;\n```\n![a boat](b.png) ~~gone~~ `code` 2 * 3 \\*',
    ),
  ).toBe('Title quoted bold and slanted done one a link let a_b = 1; a boat gone code 2 * 3 *');
});

test('no Markdown takes long to read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('*', '_', '[', ']', '(', ')', '`', '~', 'a', ' ', '\n', '>', '- '), {
        minLength: 5_000,
        maxLength: 10_000,
      }),
      (parts) => {
        const begun = performance.now();
        plainText(parts.join(''));
        expect(performance.now() - begun).toBeLessThan(500);
      },
    ),
    { numRuns: 30 },
  );
});
