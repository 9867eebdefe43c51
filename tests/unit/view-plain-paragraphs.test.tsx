// A comment of words alone is shown without Markdown being read: just as Markdown would have shown it.
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Markdown } from '../../renderer/parts/markdown.tsx';
import { markdownElements } from '../../renderer/parts/markdown-elements.tsx';
import { readMarkdown } from '../../renderer/parts/markdown-tree.ts';
import { plainParagraphs } from '../../renderer/parts/plain-paragraphs.ts';
import { asWritten } from './markdown-as-written.tsx';

const seed = 20_261_127;

/** Read as Markdown, whatever it is. */
function asMarkdown(text: string): string {
  return renderToStaticMarkup(markdownElements(readMarkdown(text, true), asWritten));
}

/** Without the element around it. */
function asShown(text: string): string {
  const html = renderToStaticMarkup(<Markdown text={text} of="comment" />);
  return html.slice(html.indexOf('>') + 1, html.lastIndexOf('</div>'));
}

test.each([
  ['one line', [['one line']]],
  ['two\nlines', [['two', 'lines']]],
  ['two\n\nparagraphs\n', [['two'], ['paragraphs']]],
  [
    '3 of 4, (really) 12.5 % - and "so" on: yes! no? 5 + 3',
    [['3 of 4, (really) 12.5 % - and "so" on: yes! no? 5 + 3']],
  ],
  ['a *mark*', null],
  ['- a list', null],
  ['words\n1. and a list', null],
  ['words\n===', null],
  ['    code', null],
  ['see www.example.org', null],
  ['see https://example.org', null],
  ['write to me@example.org', null],
  ['a break  \nby spaces', null],
])('%j has the paragraphs %j', (text, paragraphs) => {
  expect(plainParagraphs(text)).toEqual(paragraphs);
});

test('whatever is taken for words alone, Markdown takes for the same', () => {
  const piece = fc.constantFrom(
    ...[
      'word',
      'Ärger',
      'كلام',
      '12.',
      '3)',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n\n\n',
      '-',
      '+',
      '=',
      ':',
      '.',
      '!',
    ],
    ...[
      '(',
      ')',
      '"',
      "'",
      '…',
      '–',
      '|',
      '*',
      '_',
      '#',
      '>',
      '<',
      '&amp;',
      '\\',
      '[',
      ']',
      '`',
      '~',
      '^',
    ],
    ...[
      '\u00a0',
      '\u2028',
      '\u3000',
      '\f',
      '\v',
      '🙂',
      '$',
      '%',
      '/',
      '{',
      '}',
      ';',
      ',',
      '?',
      'http',
      'ftp://a.b',
    ],
  );
  const text = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 12 });
  let plain = 0;
  fc.assert(
    fc.property(text, (pieces) => {
      const written = pieces.join('');
      if (plainParagraphs(written) === null || written.trim() === '') return;
      plain += 1;
      expect(asShown(written)).toBe(asMarkdown(written));
    }),
    { seed, numRuns: 6_000 },
  );
  expect(plain).toBeGreaterThan(300);
});
