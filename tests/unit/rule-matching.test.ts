// What a rule catches: words, links and mentions, case by case.
import { describe, expect, test } from 'vitest';
import { matcherOf, readText, ruleLetters } from '../../server/community/rule-matching.ts';
import type { RuleCondition } from '../../shared/protocol/rules.ts';

function catches(condition: RuleCondition, body: string, commentsBefore = 0): boolean {
  return matcherOf(condition)({ text: readText(body), commentsBefore });
}

const whole = (word: string, body: string) =>
  catches({ on: 'words', words: [word], match: 'whole' }, body);
const anywhere = (word: string, body: string) =>
  catches({ on: 'words', words: [word], match: 'anywhere' }, body);

describe('[M10] a word is found', () => {
  test.each([
    ['in any case', 'idiot', 'You IDIOT!'],
    ['under accents', 'idiot', 'ïdíòt'],
    ['under stacked marks', 'idiot', 'i\u0336\u0353d\u0336i\u0336o\u0e47t\u0489'],
    ['with zero-width marks', 'idiot', 'id\u200bi\u2060o\ufeff\u00adt'],
    ['in full-width letters', 'idiot', 'ｉｄｉｏｔ'],
    ['in mathematical letters', 'idiot', '𝓲𝓭𝓲𝓸𝓽'],
    ['in circled letters', 'idiot', 'ⓘⓓⓘⓞⓣ'],
    ['with Cyrillic letters in it', 'idiot', 'іdiоt'],
    ['with capitals that look like small letters', 'kill', 'kiII'],
    ['with those capitals among capitals', 'kill', 'KIII'],
    ['with digits for letters', 'idiot', '1d10t'],
    ['with a bar for a letter', 'kill', 'ki||'],
    ['with the other small s', 'asset', 'aſſet'],
    ['as one letter for two', 'strasse', 'Straße'],
    ['as two letters for one', 'straße', 'STRASSE'],
    ['with emphasis in it', 'idiot', 'id**i**ot, ~~id~~iot'],
    ['with character references in it', 'idiot', 'idi&shy;ot or idi&#111;t'],
    ['in another script, by its capitals', 'враг', 'ВРАГ'],
    ['in another script, by Latin look-alikes', 'сука', 'cyкa'],
    ['in Greek capitals', 'νέος', 'ΝΕΟΣ'],
    ['when the rule is written with look-alikes', 'іdіоt', 'idiot'],
    ['in a script without spaces', '傻', '你傻吗'],
    ['as a sign that is no letter', '🖕', 'so 🖕🏽 there'],
    ['as digits', '1488', 'since 1488!'],
  ])('%s', (_how, word, body) => {
    expect(whole(word, body)).toBe(true);
    expect(anywhere(word, body)).toBe(true);
  });

  test('in a body of nothing else, and at both ends', () => {
    for (const body of ['spam', 'spam here', 'here spam', '«spam»', 'spam.', '_spam_', '#spam']) {
      expect(whole('spam', body)).toBe(true);
    }
  });
});

describe('a word is not found', () => {
  test.each([
    ['in a longer word', 'ass', 'class, assess'],
    ['in a longer word with a digit', 'ass', 'ass9'],
    ['in a small letter that is itself', 'heil', 'what the hell'],
    ['in two small letters that are themselves', 'bum', 'do not burn it'],
    ['in letters with a space between', 'idiot', 'idi ot'],
    ['in another vowel sign', 'कि', 'का'],
  ])('%s', (_how, word, body) => {
    expect(whole(word, body)).toBe(false);
  });

  test('but anywhere finds it in a longer word', () => {
    expect(anywhere('ass', 'class')).toBe(true);
    expect(anywhere('ass', 'cl\u200bａЅs')).toBe(true);
  });
});

test('between the words of a phrase a run of spaces and separators counts as one space', () => {
  for (const body of ['go home', 'Go  HOME', 'go\n\nhome', 'go-home', 'go_home', 'go, ... home']) {
    expect(whole('go home', body)).toBe(true);
    expect(whole(' go -- home ', body)).toBe(true);
  }
  expect(whole('go home', 'gohome')).toBe(false);
  expect(whole('go home', 'go homeward')).toBe(false);
  expect(anywhere('go home', 'ergo homeward')).toBe(true);
});

test('of several words one is enough', () => {
  const words = ['alpha', 'alphabet soup', 'beta'];
  const condition = { on: 'words', words, match: 'whole' } as const;
  expect(catches(condition, 'an alphabet soup')).toBe(true);
  expect(catches(condition, 'an alphabet')).toBe(false);
  expect(catches(condition, 'the beta')).toBe(true);
});

test('a word of which nothing is left is found nowhere', () => {
  for (const word of ['--', '***', '\u200b.', '_']) {
    expect(ruleLetters(word)).toBe('');
    expect(anywhere(word, 'a -- b *** c . d _ e')).toBe(false);
  }
});

describe('links', () => {
  test.each([
    'see http://a.example',
    'HTTPS://EXAMPLE.ORG',
    'www.example.org',
    '[here](//example.org)',
    '![picture](a.png)',
    '[1]: somewhere',
    '<ftp://example.org>',
    'buy at shop.example.com now',
    'example。com',
    'bit.ly/abc',
    't.me/somebody',
    'write to me@example.org',
    'ｈｔｔｐ：//a.example',
    'ht\u200btps://a.example',
    'http&#58;//a.example',
  ])('%s', (body) => {
    expect(catches({ on: 'links', fewerComments: 1 }, body)).toBe(true);
  });

  test.each([
    'He said so.Then he left',
    'e.g. this, i.e. that, 3.14 and 12.5km/h',
    'and/or',
    'as [1] says (and 2)',
    'a < b and b > c',
    'the http protocol',
    'v1.2.3',
    '[a] (b)',
  ])('not: %s', (body) => {
    expect(catches({ on: 'links', fewerComments: 1 }, body)).toBe(false);
  });

  test('of those alone who have fewer comments than the rule says', () => {
    const condition = { on: 'links', fewerComments: 3 } as const;
    expect([0, 2, 3, 4].map((before) => catches(condition, 'http://a.example', before))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('mentions: more than so many, each name counted once', () => {
  const more = (moreThan: number, body: string) => catches({ on: 'mentions', moreThan }, body);
  expect(more(1, '@ann @Ann @ÁNN')).toBe(false);
  expect(more(1, '@ann and @ben')).toBe(true);
  expect(more(1, '＠ann, (@ben)')).toBe(true);
  expect(more(2, '@ann @ben')).toBe(false);
  expect(more(0, 'mail me@example.org')).toBe(false);
  expect(more(0, '@')).toBe(false);
  expect(more(0, '@О’Нил')).toBe(true);
});
