// How the texts are set: the marks, the numbers and the address that each language has, in the window's
// catalogues and in what main itself says.
import { describe, expect, test } from 'vitest';
import { speechIn } from '../../main/words/words.ts';
import { catalogues, type Part } from '../../renderer/messages/catalogues.ts';
import { type Language, languages } from '../../shared/languages.ts';

type Texts = readonly (readonly [key: string, text: string])[];

/** What main says of a count, of names or of a moment, with each of its plurals. */
const counts = [0, 1, 2, 5, 11, 100];
const samples: Record<string, (words: (...given: never[]) => string) => string[]> = {
  from: (words) => counts.map((more) => words(Array(3 + more).fill('…') as never)),
};

function textsIn(tree: object, path = ''): Texts {
  return Object.entries(tree).flatMap(([key, value]): Texts => {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[at, value]];
    if (typeof value !== 'function') return textsIn(value as object, at);
    const words = value as (...given: unknown[]) => string;
    const said = samples[key]?.(words as never) ?? counts.map((count) => words(count, count));
    return said.map((text) => [at, text] as const);
  });
}

async function allTexts(language: Language): Promise<Texts> {
  const parts = Object.keys(catalogues) as Part[];
  const texts = await Promise.all(parts.map((part) => catalogues[part][language]()));
  const { notification, tray, ...others } = speechIn(language).words;
  return [
    ...texts.flatMap((part) => textsIn(part)),
    ...textsIn({ main: { ...others, notification, tray } }),
  ];
}

/** With a figure for all that is put in, and for addresses. */
const plain = (text: string) => text.replace(/\{\{.+?\}\}|https?:\/\/[^\s.]*/g, '0');

/** The texts in which the pattern is found, as one reads them in a failure. */
function found(texts: Texts, pattern: RegExp): string[] {
  return texts
    .filter(([, text]) => pattern.test(plain(text)))
    .map(([key, text]) => `${key}: ${text}`);
}

describe.each(languages)('in %s', (language) => {
  test('quotation marks, apostrophes and ellipses are no typewriter’s', async () => {
    expect(found(await allTexts(language), /["']|\.\.\./)).toEqual([]);
  });

  test('quotation marks are the language’s own, and each that begins also ends', async () => {
    const [begins, ends, strange] = {
      en: ['“', '”', /[„«»]/],
      de: ['„', '“', /[”«»]/],
      ar: ['«', '»', /[„“”]/],
    }[language] as [string, string, RegExp];
    const texts = await allTexts(language);
    expect(found(texts, strange)).toEqual([]);
    const open = texts.filter(([, text]) => text.split(begins).length !== text.split(ends).length);
    expect(open).toEqual([]);
  });

  test('counts are written as the language writes numbers', async () => {
    const bare = (await allTexts(language)).filter(([, text]) =>
      /\{\{(?:count|toYou)\}\}/.test(text),
    );
    expect(bare).toEqual([]);
  });

  test('no two spaces meet, and none stands before a full stop or a comma', async () => {
    const padded = /^\S+ {2}\/$/;
    const texts = (await allTexts(language)).filter(([, text]) => !padded.test(text));
    expect(found(texts, / {2}| [.,،؛؟]/)).toEqual([]);
  });
});

describe('in German', () => {
  test('people are addressed as du', async () => {
    // Within a sentence a capital can only be the polite form.
    expect(found(await allTexts('de'), /\p{Ll},? (?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\b/u)).toEqual([]);
  });

  test('the keys have the names that stand on them', async () => {
    expect(found(await allTexts('de'), /\b(?:Ctrl|Shift|Del|Home|End)\b/)).toEqual([]);
  });

  test('an ellipsis for what is still to come stands apart from the word', async () => {
    expect(found(await allTexts('de'), /\p{L}…/u)).toEqual([]);
  });

  test('nobody is taken to be a man', async () => {
    const men = /\b(?:Verfasser|Moderator|Leser|Autor|Nutzer|Benutzer|Betreiber)(?:s|n)?\b/;
    const texts = (await allTexts('de')).map(
      // Plural, of whom nothing is known.
      ([key, text]) => [key, text.replace('den Betreibern', '')] as const,
    );
    expect(found(texts, men)).toEqual([]);
  });
});

describe('in Arabic', () => {
  test('commas, semicolons and question marks are Arabic ones', async () => {
    expect(
      found(await allTexts('ar'), /\p{Script=Arabic}[\s\S]*[,;?]|[,;?][\s\S]*\p{Script=Arabic}/u),
    ).toEqual([]);
  });

  test('what has marks at its end that a line from right to left would turn round is kept apart', async () => {
    const loose = (await allTexts('ar')).filter(([, text]) =>
      /:\/\/(?!\w)|[<>]/.test(
        text.replace(/\u2066[^\u2069]*\u2069/g, '').replace(/^https:\/\/$/, ''),
      ),
    );
    expect(loose).toEqual([]);
  });

  test('the noun after a count has the number that its plural wants', async () => {
    // Of what needs no noun: "others", "of the …", "at most".
    const without = new Set(['أخرى', 'من', 'على', 'آخرون', 'يُجلب']);
    const noun = (text: string | undefined) => {
      const word = /\{\{count, number\}\} ([\p{L}\p{M}]+)/u.exec(text ?? '')?.[1];
      return word === undefined || without.has(word) ? null : word;
    };
    const texts = new Map(await allTexts('ar'));
    const wrong: string[] = [];
    for (const [key, text] of texts) {
      if (!key.endsWith('_many')) continue;
      const stem = key.slice(0, -'_many'.length);
      const many = noun(text);
      if (many === null) continue;
      // After 11 to 99 the singular in the accusative, after 3 to 10 a plural.
      if (!/(?:ًا|ًى|ة)$/u.test(many)) wrong.push(`${key}: ${text}`);
      const few = noun(texts.get(`${stem}_few`));
      if (few === many || few === noun(texts.get(`${stem}_other`)))
        wrong.push(`${stem}_few: ${few}`);
    }
    expect(wrong).toEqual([]);
  });

  test('nobody is addressed as a man: no imperative, no “you” of one gender', async () => {
    const words = [
      'أنت',
      'سجّل',
      'اختر',
      'اكتب',
      'أعد',
      'حاول',
      'جرّب',
      'اسأل',
      'تحقق',
      'ابحث',
      'املأ',
    ]
      .concat(['اقرأ', 'حدّث', 'ضع', 'أكّد', 'احذف', 'قرّر', 'انشر', 'اطلب', 'تأكد'])
      .join('|');
    expect(
      found(await allTexts('ar'), new RegExp(`(?<!\\p{L})(?:${words})(?![\\p{L}\\p{M}])`, 'u')),
    ).toEqual([]);
  });
});
