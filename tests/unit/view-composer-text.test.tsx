// What comes into the composer from elsewhere, and names that are typed there.
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { applied } from '../../renderer/composer/markdown-marks.ts';
import { completed, nameAt } from '../../renderer/composer/mention-typing.ts';
import { asMarkdown, cleaned } from '../../renderer/composer/plain-text.ts';
import { Markdown } from '../../renderer/parts/markdown.tsx';
import { commentBodySchema } from '../../shared/protocol/text.ts';

const shown = (markdown: string) =>
  renderToStaticMarkup(<Markdown of="comment" text={markdown} />)
    .replaceAll(/<br\/>|<\/p>\s*<p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

describe('text from elsewhere', () => {
  test('is without what nobody sees and what turns other text round', () => {
    expect(cleaned('a\u200bb\u202ec\u0000d\ufeff\u00ade\r\nf\u00a0g\u2028h')).toBe('abcde\nf g\nh');
    expect(cleaned('a\ud800b')).toBe('ab');
  });

  test('keeps what scripts and emoji are made of', () => {
    for (const text of [
      'می\u200cخواهم',
      '👩\u200d🚀',
      'e\u0301',
      'בְּרֵאשִׁ֖ית',
      'ก็ที่',
      'རྒྱུ',
      '\u200fنعم',
    ]) {
      expect(cleaned(text)).toBe(text);
    }
  });

  test('keeps a few marks on a letter and no towers of them', () => {
    const tower = `Z${'\u0301'.repeat(40)}algo`;
    expect(cleaned(tower)).toBe(`Z${'\u0301'.repeat(6)}algo`);
  });

  test('whatever it was, it can be sent or is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const clean = cleaned(text);
        expect(cleaned(clean)).toBe(clean);
        const { success } = commentBodySchema.safeParse(`x${clean}`);
        expect(success).toBe(true);
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

describe('plain words as Markdown', () => {
  test('keep their looks where nothing is a mark', () => {
    for (const text of ["it's 5 - 3, (really) snake_case!", 'a+b=c, d#e, f>g', '3.5 % of 1.000']) {
      expect(asMarkdown(text)).toBe(text);
    }
  });

  test('show as they were', () => {
    const part = fc.constantFrom(
      ...[
        'a',
        'B c',
        ' ',
        '*',
        '_',
        '`',
        '~~',
        '[',
        '](',
        ')',
        '<b>',
        '&amp;',
        '#',
        '- ',
        '+',
        '1.',
        '>',
        '|',
        '\\',
        '=',
        '!',
        ':',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const line = `x${text}y`;
        expect(shown(asMarkdown(line))).toBe(line);
      }),
      { seed: 6, numRuns: 2_000 },
    );
    for (const line of [
      '# a',
      '- a',
      '+ a',
      '1. a',
      '12) a',
      '> a',
      '| a | b |',
      '---',
      '===',
      '* a',
    ]) {
      expect(shown(asMarkdown(line))).toBe(line);
    }
  });
});

describe('a name behind an @', () => {
  const at = (marked: string) => {
    const caret = marked.indexOf('|');
    return nameAt(marked.replace('|', ''), caret);
  };

  test.each([
    ['|', null],
    ['@|', ''],
    ['so @Ad|a', 'Ad'],
    ['so (@Ada Ki|', 'Ada Ki'],
    ['@Ada |', 'Ada '],
    ['ada@ex|', null],
    ['\\@Ada|', null],
    ['@Ada, |', null],
    ['@Ada\nK|', null],
    ['@ Ada|', null],
    [`@${'a'.repeat(33)}|`, null],
  ])('%s', (marked, typed) => expect(at(marked)?.typed ?? null).toBe(typed));

  test('is completed with one space behind it', () => {
    for (const [before, after] of [
      ['so @ad|', 'so @Ada King |'],
      ['so @ad| says', 'so @Ada King |says'],
    ] as const) {
      const text = before.replace('|', '');
      const typed = nameAt(text, before.indexOf('|'));
      const made = completed(text, typed!, 'Ada King');
      const written = applied(text, made);
      expect(`${written.slice(0, made.selection.start)}|${written.slice(made.selection.end)}`).toBe(
        after,
      );
    }
  });
});
