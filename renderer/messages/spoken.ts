// Which language the window speaks now, and Intl's formats in it. Says nothing itself: see messages.ts.
import { type Language, locales } from '../../shared/languages.ts';
import { languageOf, storedChoice } from './languages.ts';

let spoken: Language = languageOf(storedChoice());

export const spokenLanguage = (): Language => spoken;

/** For messages.ts alone, which has the texts there before. */
export function setSpokenLanguage(language: Language): void {
  spoken = language;
}

/** The tag by which Intl writes dates and numbers now. */
export const locale = (): string => locales[spoken];

/** The format in the language of the moment, made once for each language: making one is dear. */
export function inLanguage<Format>(make: (tag: string) => Format): () => Format {
  const made = new Map<string, Format>();
  return () => {
    const tag = locale();
    const format = made.get(tag) ?? make(tag);
    made.set(tag, format);
    return format;
  };
}
