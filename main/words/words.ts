// Chooses the language of main's own words: the view's, or before it has said one the system's.
import { type Language, languages } from '../../shared/languages.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Words } from './en.ts';

const catalogue: Readonly<Record<Language, Words>> = { en, de, ar };

/** A language, and main's words in it. */
export type Speech = { language: Language; words: Words };

export function speechIn(language: Language): Speech {
  return { language, words: catalogue[language] };
}

/** The first of the system's languages that there are words in. */
export function languageOfSystem(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = languages.find((language) => language === tag.split('-')[0]?.toLowerCase());
    if (found !== undefined) return found;
  }
  return 'en';
}
