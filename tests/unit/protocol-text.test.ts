// What counts as a text that says something: the one rule of the composer and the server.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../shared/limits.ts';
import { commentBodySchema, linkSchema, optionalText } from '../../shared/protocol/text.ts';
import { commentBodyProblem, isBlank } from '../../shared/protocol/visible-text.ts';

const seed = 20_261_124;

describe('[E4] a comment’s body', () => {
  test.each([
    '',
    ' ',
    '\n\t\r',
    '\u00a0\u2003\u3000',
    '\u200b\u200d\ufeff',
    '\u2800',
    '\u3164',
    '\ufe0f',
    '\u0000',
  ])('%j is blank', (text) => {
    expect(isBlank(text)).toBe(true);
    expect(commentBodyProblem(text)).toBe('blank');
    expect(commentBodySchema.safeParse(text).success).toBe(false);
  });

  test.each(['.', ' x ', '0', '👍', '❤️', 'ا', '<br>', '\u200bx'])('%j says something', (text) => {
    expect(commentBodyProblem(text)).toBeNull();
    expect(commentBodySchema.parse(text)).toBe(text);
  });

  test('may have so many characters and no more', () => {
    expect(commentBodyProblem('x'.repeat(limits.commentBody))).toBeNull();
    expect(commentBodyProblem('x'.repeat(limits.commentBody + 1))).toBe('too_long');
    expect(commentBodyProblem(' '.repeat(limits.commentBody + 1))).toBe('too_long');
  });

  test('counts its length in the same unit on both sides, where characters take two', () => {
    const half = limits.commentBody / 2;
    expect(commentBodySchema.safeParse('😀'.repeat(half)).success).toBe(true);
    const over = '😀'.repeat(half + 1);
    expect(commentBodyProblem(over)).toBe('too_long');
    expect(commentBodySchema.safeParse(over).error?.issues).toMatchObject([{ code: 'too_big' }]);
  });

  test('what the composer accepts the server accepts, and the other way round', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(commentBodySchema.safeParse(text).success).toBe(
          commentBodyProblem(text) === null && !text.includes('\u0000'),
        );
      }),
      { seed },
    );
  });

  test('comes through JSON as it was, or is not taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const parsed = optionalText(100).safeParse(text);
        if (!parsed.success) return;
        expect(Buffer.from(JSON.stringify(parsed.data), 'utf8').toString('utf8')).toBe(
          JSON.stringify(text),
        );
      }),
      { seed },
    );
  });
});

test.each([
  ['https://example.org/a?b=c', true],
  ['http://example.org', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['file:///etc/passwd', false],
  ['//example.org', false],
  ['example.org', false],
])('the link %s: %s', (link, good) => {
  expect(linkSchema.safeParse(link).success).toBe(good);
});
