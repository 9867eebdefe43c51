// The languages that the window speaks, and which one it is to speak. Reads the choice that is kept on
// this device, never writes it: see state/language.ts.
import { type Language, languages } from '../../shared/languages.ts';

/** A language by name, or whichever the system speaks. */
export type LanguageChoice = Language | 'system';

/** Each in its own words, so that whoever does not read the present one finds theirs. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  de: 'Deutsch',
  ar: 'العربية',
};

/** The suffixes that a text with a count has in it: what Intl.PluralRules tells apart. */
export const pluralCategories = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
} as const satisfies Record<Language, readonly Intl.LDMLPluralRule[]>;

export const CHOICE_STORED_AS = 'parley.language';

export function storedChoice(): LanguageChoice {
  const stored = globalThis.localStorage?.getItem(CHOICE_STORED_AS);
  return languages.find((language) => language === stored) ?? 'system';
}

/** English where the system speaks none of ours. */
export function languageOf(choice: LanguageChoice, spoken = navigator.languages): Language {
  if (choice !== 'system') return choice;
  for (const tag of spoken) {
    const found = languages.find((language) => language === tag.split('-')[0]);
    if (found) return found;
  }
  return 'en';
}
