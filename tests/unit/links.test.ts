// The links that open the app at a comment: built and read again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleLink, leadsTo, parseLink } from '../../shared/links.ts';
import { articleId } from './fake-streams.ts';

const seed = 20_261_127;
const article = articleId(1);

const origin = fc.constantFrom(
  'https://talk.example.org',
  'https://talk.example.org:4600',
  'http://localhost:4600',
  'http://127.0.0.1:4600',
  'http://[::1]:4600',
  'http://talk.example.org',
);
const number = fc
  .array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 12 })
  .map((levels) => levels.join('.'));

describe('links', () => {
  test('a link that was built is understood again, and leads to its own community alone', () => {
    fc.assert(
      fc.property(origin, fc.option(number, { nil: null }), origin, (url, cited, other) => {
        const link = parseLink(articleLink(url, article, cited));
        expect(link).toMatchObject({ articleId: article, number: cited, invite: null });
        expect(link && leadsTo(link, url)).toBe(true);
        expect(link && leadsTo(link, other)).toBe(other === url);
      }),
      { seed },
    );
  });

  test('are written as people read them', () => {
    expect(articleLink('https://talk.example.org', article, '2.1')).toBe(
      `parley://talk.example.org/a/${article}#2.1`,
    );
    expect(articleLink('http://localhost:4600', article)).toBe(
      `parley://localhost:4600/a/${article}`,
    );
  });

  test('an invite leads to the community itself', () => {
    expect(parseLink('parley://talk.example.org/?invite=abc')).toEqual({
      host: 'talk.example.org',
      articleId: null,
      number: null,
      invite: 'abc',
    });
    expect(parseLink(' PARLEY://Talk.Example.org ')).toMatchObject({ host: 'talk.example.org' });
  });

  test('a number that makes no sense leaves the article', () => {
    for (const hash of ['#0', '#2..1', '#x', '#2.1;rm', '#']) {
      expect(parseLink(`parley://talk.example.org/a/${article}${hash}`)).toMatchObject({
        articleId: article,
        number: null,
      });
    }
  });

  test.each([
    [''],
    ['https://talk.example.org/a/1'],
    ['parley://'],
    ['parley:///a/1'],
    ['parley://talk.example.org/a/not-an-id'],
    ['parley://talk.example.org/b'],
    ['parley://me:secret@talk.example.org/'],
    ['parley://talk.example.org/ and more'],
    [`parley://talk.example.org/?invite=${'x'.repeat(3_000)}`],
    ['javascript:alert(1)'],
  ])('%j is none', (text) => expect(parseLink(text)).toBeNull());

  test('no text breaks it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => parseLink(text)).not.toThrow();
        expect(() => parseLink(`parley://${text}`)).not.toThrow();
      }),
      { seed },
    );
  });
});
