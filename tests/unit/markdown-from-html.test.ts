// HTML becomes Markdown that says the same and can do nothing: no tag of it lives, no link of it runs.
// What is rendered here is rendered as the app does it, but without the app's own check of addresses.
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkBreaks from 'remark-breaks';
import { describe, expect, test } from 'vitest';
import { markdownFromHtml, textFromHtml } from '../../server/import/markdown-from-html.ts';
import { htmlOfWordPress } from '../../server/import/wordpress-html.ts';
import { githubMarkdown } from './github-markdown.ts';

const fromWordPress = (stored: string): string =>
  markdownFromHtml(htmlOfWordPress(stored), 'https://paper.example/2014/clock/');

function rendered(markdown: string): string {
  return renderToStaticMarkup(
    createElement(
      Markdown,
      {
        remarkPlugins: [githubMarkdown, remarkBreaks],
        urlTransform: (address: string) => address,
      },
      markdown,
    ),
    // React asks for pictures ahead.
  ).replace(/<link rel="preload" as="image" [^>]*\/>/g, '');
}

const harmlessTags = new Set(
  'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img li ol p pre strong table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const harmlessAttributes = new Set(['href', 'src', 'alt', 'start', 'class']);

/** What the rendered text could do, in words; empty when it is only text. */
function dangers(html: string): string[] {
  const found: string[] = [];
  for (const [, tag = '', attributes = ''] of html.matchAll(
    /<([a-z0-9]+)((?:[^<>"]|"[^"]*")*)>/gi,
  )) {
    if (!harmlessTags.has(tag)) found.push(`<${tag}>`);
    for (const [, name = '', value = ''] of attributes.matchAll(/([\w-]+)="([^"]*)"/g)) {
      if (!harmlessAttributes.has(name)) found.push(`${tag} ${name}`);
      const isAddress = name === 'href' || name === 'src';
      if (isAddress && !/^(https?:\/\/|mailto:)/.test(value)) found.push(`${name}=${value}`);
    }
  }
  return found;
}

const visible = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#x27|amp);/g, (_, name: string) =>
      name === 'lt'
        ? '<'
        : name === 'gt'
          ? '>'
          : name === 'quot'
            ? '"'
            : name === 'amp'
              ? '&'
              : "'",
    )
    .replace(/\s+/g, '');

describe('what WordPress would show', () => {
  const cases: [string, string, string][] = [
    ['blank lines part paragraphs', 'One\n\nTwo\r\n\r\nThree', 'One\n\nTwo\n\nThree'],
    ['a single line break is one', 'One\nTwo', 'One  \nTwo'],
    [
      'line breaks beside blocks add nothing',
      '<ul>\n<li>one</li>\n<li>two</li>\n</ul>\nafter',
      '-   one\n-   two\n\nafter',
    ],
    [
      'the block editor writes its own paragraphs',
      '<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:separator --><hr/><!-- /wp:separator -->',
      'One two\n\n---',
    ],
    ['the more tag parts, and is gone', 'Above\n<!--more Read on-->\nBelow', 'Above\n\nBelow'],
    ['pages are joined', 'One<!--nextpage-->Two', 'One\n\nTwo'],
    [
      'a caption stands under its picture',
      '[caption id="c1" width="300"]<a href="/big.jpg"><img src="/small.jpg" alt="The clock"></a> At <em>noon</em>[/caption]',
      '[![The clock](https://paper.example/small.jpg)](https://paper.example/big.jpg)\n\nAt *noon*',
    ],
    [
      'a caption in the old form too',
      '[caption caption="At noon"]<img src="/small.jpg" alt="">[/caption]',
      '![](https://paper.example/small.jpg)\n\nAt noon',
    ],
    ['a gallery is left out', 'Before [gallery ids="1,2"] after', 'Before\n\nafter'],
    [
      'media keep their address',
      '[embed width="3"]https://video.example/7[/embed] [audio src="https://a.example/a.mp3"]',
      '<https://video.example/7>\n\n<https://a.example/a.mp3>',
    ],
    ['other brackets are text', 'I [sic] agree', 'I \\[sic\\] agree'],
    [
      'code keeps its lines',
      '<pre>\none\n\n  two ``` three\n</pre>\nend',
      '````\none\n\n  two ``` three\n````\n\nend',
    ],
  ];
  test.each(cases)('%s', (_name, stored, markdown) => {
    expect(fromWordPress(stored)).toBe(markdown);
  });
});

describe('HTML', () => {
  const cases: [string, string, string][] = [
    ['marks', '<b>a</b> <i>b</i> <s>c</s> <code>d*</code>', '**a** *b* ~~c~~ `d*`'],
    ['a mark does not reach over paragraphs', '<em><p>a</p><p>b</p></em>', 'a\n\nb'],
    ['a heading is one line', '<h2>a<br>b</h2>', '## a b'],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n> \n> b'],
    [
      'a simple table',
      '<table><tr><th>A</th><th>B</th></tr><tr><td>1<br>2</td><td>x|y</td></tr></table>',
      '| A | B |\n| --- | --- |\n| 1 2 | x\\|y |',
    ],
    [
      'tables for the layout become paragraphs',
      '<table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>',
      'a\n\nb',
    ],
    [
      'a link to a mail address',
      '<a href="mailto:a@b.example">write</a>',
      '[write](mailto:a@b.example)',
    ],
    [
      'a link that is its own text',
      '<a href="https://a.example/b_c">https://a.example/b_c</a>',
      '<https://a.example/b_c>',
    ],
    [
      'brackets in an address',
      '<a href="https://a.example/b_(c)">x</a>',
      '[x](https://a.example/b_%28c%29)',
    ],
    [
      'an exclamation before a link',
      'Look!<a href="https://a.example/">x</a>',
      'Look\\![x](https://a.example/)',
    ],
    [
      'a bare address stays whole',
      'see https://a.example/b_c_d*',
      'see <https://a.example/b_c_d>\\*',
    ],
    [
      'a frame leaves its address',
      '<iframe src="https://v.example/1"></iframe>',
      '<https://v.example/1>',
    ],
    ['a picture in the text itself is left out', 'a<img src="data:image/png;base64,AAAA">b', 'ab'],
    [
      'what is not for reading is gone',
      '<style>a{}</style><script>b()</script><p onclick="c()">d</p>',
      'd',
    ],
    ['the end of the wrapper is not the end', 'a</x-turndown>b', 'ab'],
  ];
  test.each(cases)('%s', (_name, html, markdown) => {
    expect(markdownFromHtml(html)).toBe(markdown);
  });

  test('a relative link needs the page it stands on', () => {
    expect(markdownFromHtml('<a href="../x">x</a>', 'https://a.example/b/c')).toBe(
      '[x](https://a.example/x)',
    );
    expect(markdownFromHtml('<a href="../x">x</a>')).toBe('x');
  });

  test('nested too deep for any text, it still gives its words', { timeout: 30_000 }, () => {
    const deep = `${'<div><b>'.repeat(2_000)}the words *here*`;
    expect(markdownFromHtml(deep)).toBe('the words \\*here\\*');
    expect(textFromHtml(deep)).toBe('the words *here*');
  });

  test('lone surrogates do not come out of it', () => {
    expect(markdownFromHtml('a&#xD800;b\uDC00').isWellFormed()).toBe(true);
  });
});

test('plain text has no marks, no markup and one line', () => {
  expect(
    textFromHtml('<p>Tom &amp; <em>Jerry</em>&#8217;s\n<script>x()</script> *day*</p>off'),
  ).toBe('Tom & Jerry’s *day* off');
});

describe('nothing that can do anything', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="https://a.example/)[x](javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '&lt;javascript:alert(1)&gt;',
    'https://a.example/[x](javascript:alert(1))',
    '![x](javascript:alert(1))',
    '[x]: javascript:alert(1)\n\n[x]',
    '<img alt="](javascript:alert(1))[x" src="https://a.example/a.png">',
    '<img alt="x" src="javascript:alert(1)">',
    '<pre><code class="language-x`y">[x](javascript:alert(1))</code></pre>',
    '<pre>```\n[x](javascript:alert(1))\n```</pre>',
    '<code>`</code>[x](javascript:alert(1))<code>`</code>',
    '<table><tr><td><code>a|[x](javascript:alert(1))</code></td></tr></table>',
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    '<math href="javascript:alert(1)">x</math>',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<x-turndown id="turndown-root"></x-turndown><script>alert(1)</script>',
    '<a title="x](javascript:alert(1))" href="https://a.example">x</a>',
    '<textarea><a href="javascript:alert(1)">x</a></textarea>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  ];
  test.each(payloads)('%s', (payload) => {
    expect(dangers(rendered(fromWordPress(payload)))).toEqual([]);
    expect(dangers(rendered(textFromHtml(payload).replace(/[\\<>[\]()]/g, '')))).toEqual([]);
  });

  test('the check itself sees a danger', () => {
    expect(dangers(rendered('[x](javascript:alert(1))'))).toHaveLength(1);
  });

  test('whatever the pieces are put together to', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      ...payloads,
      '<a href="https://a.example/">',
      '</a>',
      '<pre>',
      '</pre>',
      '<code>',
      '</code>',
      '<td>',
      '<table><tr>',
      '</table>',
      '<b>',
      '`',
      '\\',
      '\n\n',
      '<br>',
      '[',
      '](',
      ')',
      '!',
      '|',
      '> ',
      '&#91;',
      '&lt;',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(dangers(rendered(fromWordPress(pieces.join(''))))).toEqual([]);
      }),
      { seed: 20_261_124, numRuns: 300 },
    );
  });

  const list = new URL('../../../shared/data/hostile/xss-payload-list.txt', import.meta.url);
  const there = existsSync(list);
  test.skipIf(!there)(
    `none of the collected payloads${there ? '' : ' (skipped: ../shared/data is not here)'}`,
    { timeout: 120_000 },
    () => {
      const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean);
      expect(lines.length).toBeGreaterThan(6_000);
      const survived = lines.filter((line) => dangers(rendered(fromWordPress(line))).length > 0);
      expect(survived).toEqual([]);
    },
  );
});

test('text stays the text that it was', { timeout: 60_000 }, () => {
  const mark = fc.constantFrom(
    ...'*_~`#>+-=|[]()!<>&\\:.1)"\'^$@/ \n'.split(''),
    'a',
    'é',
    'www.',
    '&amp;',
  );
  const text = fc.array(mark, { maxLength: 20 }).map((marks) => marks.join(''));
  fc.assert(
    fc.property(text, (written) => {
      const html = written
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('\n', '<br>');
      expect(visible(rendered(markdownFromHtml(html)))).toBe(written.replace(/\s+/g, ''));
    }),
    { seed: 20_261_124, numRuns: 1_000 },
  );
});
