// The texts of the window: whole in each language, with the plurals that it has, and nothing left out of
// a sentence that the English one says.
import { describe, expect, test } from 'vitest';
import { catalogues, type Part } from '../../renderer/messages/catalogues.ts';
import { pluralCategories } from '../../renderer/messages/languages.ts';
import { languages } from '../../shared/languages.ts';

const parts = Object.keys(catalogues) as Part[];
const plural = /_(zero|one|two|few|many|other)$/;

/** Each text by its path: "comment.reaction.agree". */
function textsIn(tree: object, path = ''): [key: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[at, value]] : textsIn(value as object, at);
  });
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(.+?)\}\}/g)].map(([, name]) => (name ?? '').trim()).sort();
}

/** With a count, a language may say it in a word: "one comment"; of nothing there is nothing to say. */
const saysCountInWord = /_(one|two)$/;
const saysNothing = /_zero$/;
const withoutCount = (names: string[]) => names.filter((name) => !/^count\b/.test(name));

test('the plurals of each language are those that Intl tells apart', () => {
  for (const language of languages) {
    const rules = new Intl.PluralRules(language).resolvedOptions();
    expect([...pluralCategories[language]].sort()).toEqual([...rules.pluralCategories].sort());
  }
});

describe.each(parts)('the texts of %s', (part) => {
  test.each(['de', 'ar'] as const)(
    '%s has every text, with the same names in it',
    async (language) => {
      const english = textsIn(await catalogues[part].en());
      const translated = new Map(textsIn(await catalogues[part][language]()));
      const categories = pluralCategories[language];
      const wanted = english.flatMap(([key, text]) => {
        if (!plural.test(key)) return [[key, text] as const];
        if (!key.endsWith('_other')) return [];
        return categories.map((category) => [key.replace(plural, `_${category}`), text] as const);
      });
      expect([...translated.keys()].sort()).toEqual(wanted.map(([key]) => key).sort());
      for (const [key, text] of wanted) {
        const names = namesIn(translated.get(key) ?? '');
        if (saysNothing.test(key))
          expect(namesIn(text), key).toEqual(expect.arrayContaining(names));
        else if (saysCountInWord.test(key))
          expect(withoutCount(names), key).toEqual(withoutCount(namesIn(text)));
        else expect(names, key).toEqual(namesIn(text));
      }
    },
  );

  test.each(languages)(
    '%s leaves no text empty, and no space at its ends that English has not',
    async (language) => {
      const english = new Map(textsIn(await catalogues[part].en()));
      for (const [key, text] of textsIn(await catalogues[part][language]())) {
        expect(text.trim(), key).not.toBe('');
        const like = english.get(key);
        if (like?.trim() === like) expect(text.trim(), key).toBe(text);
      }
    },
  );

  test('Arabic is written in Arabic letters, but for addresses and the names of keys', async () => {
    const latin = textsIn(await catalogues[part].ar())
      .map(([key, text]) => [key, text.replace(/\{\{.+?\}\}/g, '')] as const)
      .filter(([, text]) => /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}/u.test(text))
      .filter(([key, text]) => !key.startsWith('key.') && !/^(https:|[a-z.]+\.org$)/.test(text));
    expect(latin).toEqual([]);
  });
});
