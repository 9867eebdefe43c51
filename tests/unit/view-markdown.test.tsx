// Markdown from strangers, rendered as the view renders it: what comes out holds only what the view
// allows, whatever went in.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { findPictures } from '../../main/engine/pictures/find-pictures.ts';
import { citationMarks } from '../../renderer/parts/citation-marks.ts';
import { Markdown } from '../../renderer/parts/markdown.tsx';
import { communityIdSchema } from '../../shared/bridge/community-id.ts';
import type { Picture } from '../../shared/bridge/pictures.ts';
import { articleId, memberId } from './fake-streams.ts';

const hostileList = resolve(
  import.meta.dirname,
  '../../../shared/data/hostile/xss-payload-list.txt',
);
const drawn = new Set(
  'a bdi blockquote br code del div em h2 h3 h4 hr li ol p pre span strong sup table tbody td th thead tr ul'.split(
    ' ',
  ),
);
const attributesOf: Partial<Record<string, string[]>> = {
  a: ['href', 'title', 'rel'],
  blockquote: ['dir'],
  div: ['class', 'dir'],
  ol: ['dir', 'start'],
  p: ['class'],
  bdi: ['class', 'data-you'],
  span: ['class'],
  ul: ['dir'],
};

/** Why the HTML must not be shown, or null. Reads tags as static markup writes them, quotes and all. */
function danger(html: string): string | null {
  for (const [, name = '', attributes = ''] of html.matchAll(
    /<\/?([^\s/>]+)((?:[^>"]|"[^"]*")*)>/g,
  )) {
    if (!drawn.has(name)) return `element ${name}`;
    for (const [, attribute = '', value = ''] of attributes.matchAll(
      /([^\s=/]+)(?:="([^"]*)")?/g,
    )) {
      if (!attributesOf[name]?.includes(attribute)) return `${name} has ${attribute}`;
      if (attribute === 'dir' && value !== 'auto') return `dir ${value}`;
      if (attribute === 'href' && !/^(https?:|mailto:|parley:\/\/)/i.test(value))
        return `href ${value}`;
    }
  }
  return null;
}

function render(text: string, of: 'comment' | 'article'): string {
  return renderToStaticMarkup(<Markdown text={text} of={of} />);
}

describe('markdown', () => {
  test.each([
    ['quotations', '>'.repeat(9_900)],
    ['quotations apart', '> '.repeat(4_900)],
    ['lists', '- '.repeat(4_900)],
    ['numbered lists', '1. '.repeat(3_200)],
    [
      'lists line by line',
      Array.from({ length: 98 }, (_, at) => `${'  '.repeat(at)}- a`).join('\n'),
    ],
    ['many lines of both', `${'> - '.repeat(19)}a\n`.repeat(120)],
    ['marks', '*'.repeat(4_900)],
    ['marks in words', `${'*a '.repeat(1_600)}${'a* '.repeat(1_600)}`],
    ['marks in words and links', `${'*a [b '.repeat(490)}x${'](c) a*'.repeat(490)}`],
  ])('however deep somebody nests %s, one reads on', (_what, nested) => {
    // Within the time that a test has.
    const html = render(`${nested} and words`, 'comment');
    expect(html).toContain('and words');
    expect(danger(html)).toBeNull();
    expect(findPictures(`${nested}\n\n![](https://example.org/map.png)`)).toBeInstanceOf(Array);
  });

  test('what people nest is drawn as they nest it', () => {
    expect(render(`${'> '.repeat(20)}deep`, 'comment').match(/<blockquote/g)).toHaveLength(20);
    expect(render(`- a\n  - b\n    - **c**`, 'comment').match(/<ul/g)).toHaveLength(3);
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1) "t")',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](javascript:alert(1))',
    '<javascript:alert(1)>',
    '[x](//example.org/a)',
    '[x](/etc/passwd)',
    '[x](file:///etc/passwd)',
    '[^1]\n\n[^1]: <b onclick=alert(1)>note</b>',
    '| a |\n|:-:|\n| <svg onload=alert(1)> |',
    '- [x] <iframe src=//example.org></iframe>',
    '```html" onclick="alert(1)\nx\n```',
  ])('%s yields nothing that runs', (text) => {
    expect(danger(render(text, 'comment'))).toBeNull();
    expect(danger(render(text, 'article'))).toBeNull();
  });

  test('the check itself finds what is dangerous', () => {
    expect(danger('<script>1</script>')).toBe('element script');
    expect(danger('<p onclick="1">x</p>')).toBe('p has onclick');
    expect(danger('<a href="javascript:1">x</a>')).toBe('href javascript:1');
  });

  test('HTML is shown as the text it is', () => {
    expect(render('a <b>bold</b> word', 'comment')).toContain('a &lt;b&gt;bold&lt;/b&gt; word');
  });

  test('an image is a link to itself, and loads nothing', () => {
    const html = render('![the map](https://example.org/map.png)', 'comment');
    expect(html).toContain('href="https://example.org/map.png"');
    expect(html).toContain('the map');
    expect(html).not.toContain('<img');
  });

  test('a picture of an article is words and a link until it is here, and then comes from the cache', () => {
    const text =
      '![the map](https://example.org/map%20é.png) [![](https://example.org/b.png)](https://example.org/)';
    const shown = (pictures: Picture[]) =>
      renderToStaticMarkup(
        <Markdown
          of="article"
          text={text}
          shown={{ communityId: communityIdSchema.parse('talk'), pictures, unsent: false }}
        />,
      );
    const before = shown([]);
    expect(before).not.toContain('<img');
    expect(before).toContain('Picture: the map');
    expect(before).toContain('Not here yet.');
    const [map, linked] = findPictures(text);
    const key = 'a'.repeat(64);
    const after = shown([
      { address: map!, key, state: 'here', width: 640, height: 480 },
      { address: linked!, key: 'b'.repeat(64), state: 'refused', reason: 'size' },
    ]);
    expect(after).toContain(
      `src="asset://picture/talk/${key}" alt="the map" width="640" height="480"`,
    );
    expect(after).toContain('too large');
    // A link holds no other link.
    expect(after).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /);
  });

  test('whom a comment calls stands out, oneself the more, and nobody in code, links or quotations', () => {
    const ada = { id: memberId(1), name: 'Ada King' };
    const you = { id: memberId(2), name: 'Bob' };
    const html = renderToStaticMarkup(
      <Markdown
        of="comment"
        text={'**@ada king** and @Bob! @Cem\n\n> @Bob\n\n`@Bob` [@Bob](https://example.org) <@Bob>'}
        mentions={[ada, you]}
        you={you.id}
      />,
    );
    const named = [...html.matchAll(/<bdi[^>]*data-you="(true|false)">([^<]*)</g)];
    expect(named.map(([, isYou, name]) => [name, isYou])).toEqual([
      ['@ada king', 'false'],
      ['@Bob', 'true'],
      ['@Bob', 'true'],
    ]);
    expect(html).toContain('&lt;<bdi');
    expect(danger(html)).toBeNull();
  });

  test('what was written, and each list and quotation in it, runs as its own words do', () => {
    const html = render('> كم\n\nMany.\n\n- one', 'comment');
    expect(html).toMatch(/^<div class="[^"]*" dir="auto"><blockquote dir="auto">/);
    expect(html).toContain('<ul dir="auto">');
  });

  test('a link of the app is one in a comment, bare or not, and nowhere else', () => {
    const link = `parley://talk.example.org/a/${articleId(1)}#2.1`;
    const html = render(`See ${link}, or [there](${link}). \`${link}\``, 'comment');
    expect(html.match(new RegExp(`href="${link}"`, 'g'))).toHaveLength(2);
    expect(html).toContain('</a>, or');
    expect(render(`${link} [x](${link})`, 'article')).not.toContain('href');
    expect(render('parley://nowhere/else [x](parley:x)', 'comment')).not.toContain('href');
  });

  test('numbers of comments are links of the tree, and nothing that only looks like one is', () => {
    const text = 'As #2.1 says, not a#2.1, #2.1.5., #0, #2.1x or &#21; (#2.1)';
    const tree = {
      type: 'root',
      children: [
        { type: 'paragraph', children: [{ type: 'text', value: text }] },
        { type: 'link', url: 'https://example.org', children: [{ type: 'text', value: '#3' }] },
      ],
    };
    citationMarks(tree);
    const links = JSON.stringify(tree).match(/"url":"[^"]*"/g);
    expect(links).toEqual(
      ['#2.1', '#2.1.5', '#2.1', 'https://example.org'].map((url) => `"url":"${url}"`),
    );
    // Where no thread is open there is nothing that they lead to.
    expect(render(text, 'comment')).not.toContain('href');
  });

  test('a single line break in a comment is one, as it was typed', () => {
    expect(render('one\ntwo', 'comment')).toContain('<br/>');
    expect(render('one\ntwo', 'article')).not.toContain('<br/>');
  });

  test("an article's own headings stand below its headline", () => {
    expect(render('# Part', 'article')).toContain('<h2>Part</h2>');
    expect(render('# Part', 'comment')).toContain('<strong>Part</strong>');
  });

  test("a table's heading without words is no heading", () => {
    const html = render('|  | dep. |\n| --- | --- |\n| Mon | 7 |', 'article');
    expect(html).toContain('<tr><td></td><th>dep.</th></tr>');
  });

  test.skipIf(!existsSync(hostileList))(
    'no line of the hostile list yields anything that runs (skipped where the list is not there)',
    () => {
      const lines = readFileSync(hostileList, 'utf8').split('\n').filter(Boolean);
      expect(lines.length).toBeGreaterThan(1_000);
      const found = lines.flatMap((line) => {
        const inLink = `[x](${line}) ![y](<${line}>)`;
        return [line, inLink].flatMap((text) => danger(render(text, 'comment')) ?? []);
      });
      expect(found).toEqual([]);
    },
    60_000,
  );
});
