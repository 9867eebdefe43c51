// Whatever is written in Markdown is drawn as react-markdown draws it, with less work.
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import ReactMarkdown from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import { expect, test } from 'vitest';
import { markdownElements } from '../../renderer/parts/markdown-elements.tsx';
import { readMarkdown } from '../../renderer/parts/markdown-tree.ts';
import { githubMarkdown } from './github-markdown.ts';
import { asWritten } from './markdown-as-written.tsx';

const drawn = (text: string) =>
  renderToStaticMarkup(markdownElements(readMarkdown(text, true), asWritten));

const byReactMarkdown = (text: string) =>
  renderToStaticMarkup(
    <ReactMarkdown
      remarkPlugins={[githubMarkdown, remarkBreaks]}
      urlTransform={(url) => url || undefined}
    >
      {text}
    </ReactMarkdown>,
  );

/** Without what nobody sees: white space between elements, and what the app leaves out or adds. */
const bare = (html: string) =>
  html
    .replaceAll(/<link rel="preload" [^>]*>/g, '')
    .replaceAll(/<input type="checkbox"[^>]*checked=""[^>]*>/g, '☑')
    .replaceAll(/<input type="checkbox"[^>]*>/g, '☐')
    .replaceAll(/<\/?div[^>]*>/g, '')
    .replaceAll(/ (?:class|dir|style|title)="[^"]*"/g, '')
    .replaceAll(/<th><\/th>/g, '<td></td>')
    .replaceAll(/(<br\/>\s*(?:<\w+[^>]*>)+)\s+/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(
      / ?(<\/?(?:blockquote|br|h\d|hr|li|ol|p|pre|table|tbody|thead|tr|ul)\b[^>]*>) ?/g,
      '$1',
    )
    .replaceAll(/ ?(<\/code><\/pre>)/g, '$1')
    .trim();

test.each([
  '1. one\n2. two\n\n   more\n\n5. three',
  '- [x] done\n- [ ] to do\n  - [x] below',
  '* [ ] loose\n\n* [x]\n  > quoted',
  '| a | b |\n|:-:|---|\n| 1 |\n| 1 | 2 | 3 |\n\n|  | x |\n|--|--|',
  '[a] ![b][] [c][a] [none]\n\n[a]: https://example.org/ä "title"\n[A]: https://example.org/2\n[b]: /b.png',
  '```js\nlet a;\n```\n\n    indented\n\n`a\nb` <b>html</b>\n\n<div>\nblock\n</div>',
  'Title\n===\n\n###### six\n\n***\n\n~~gone~~ www.example.org me@example.org <https://example.org>',
  '> quoted\n> > twice\n\nlazy  \nbreak\\\nbreak',
])('%j', (text) => {
  expect(bare(drawn(text))).toBe(bare(byReactMarkdown(text)));
});

test('whatever the text', () => {
  const piece = fc.constantFrom(
    ...[
      'word',
      ' ',
      '  ',
      '\n',
      '\n\n',
      '\n\n\n',
      '\n    ',
      '\t',
      '1. ',
      '7) ',
      '- ',
      '* ',
      '+ ',
      '# ',
      '## ',
    ],
    ...[
      '> ',
      '*',
      '**',
      '_',
      '`',
      '```\n',
      '~~',
      '---',
      ':-',
      '-:',
      ':',
      '===',
      '|',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      '\\',
    ],
    ...[
      '[',
      ']',
      '](',
      ')',
      '![',
      '[a]',
      '\n\n[a]: https://example.org\n',
      '(https://example.org/ä?b=c&d)',
      '"t"',
    ],
    ...[
      '[ ] ',
      '[x] ',
      '<b>',
      '</b>',
      '<!-- c -->',
      '&amp;',
      '&#x26;',
      'www.example.org',
      'me@example.org',
      '🙂',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join('');
      expect(bare(drawn(text))).toBe(bare(byReactMarkdown(text)));
    }),
    { seed: 20_261_127, numRuns: 3_000 },
  );
});

test('footnotes stand at the end, in the order in which they are referred to', () => {
  const html = drawn(
    'b[^b] a[^a] b again[^b]\n\n[^a]: first *note*\n[^b]: second\n[^c]: of nobody',
  );
  expect(html).toBe(
    '<p>b<sup>1</sup> a<sup>2</sup> b again<sup>1</sup></p><hr/>' +
      '<ol dir="auto"><li><p>second</p></li><li><p>first <em>note</em></p></li></ol>',
  );
});
