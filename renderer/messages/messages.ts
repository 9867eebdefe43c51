// Every text that a person reads comes through `t`; the texts themselves stand in a folder for each
// language. The first ones are there before any module that asks for `t` is run.
import { createInstance } from 'i18next';
import { catalogues, type Part, type Texts } from './catalogues.ts';
import { type Language, languageOf, locales, storedChoice } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

const i18n = createInstance();
let spoken: Language = languageOf(storedChoice());
let wanted: Language = spoken;
const inUse = new Set<Part>();
const loaded = new Set<string>();

void i18n.init({
  lng: spoken,
  resources: {},
  initAsync: false,
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

async function load(part: Part, language: Language): Promise<void> {
  const name = `${language}/${part}`;
  if (loaded.has(name)) return;
  const texts = await catalogues[part][language]();
  i18n.addResourceBundle(language, 'translation', { ...texts }, true);
  loaded.add(name);
}

/** Brings the texts of a part of the app, in whatever language the window speaks by then. */
export async function loadTexts(part: Part): Promise<void> {
  inUse.add(part);
  let language: Language;
  do {
    language = spoken;
    await load(part, language);
  } while (language !== spoken);
}

/** Goes over to another language once all texts in use are there; false if yet another was asked for. */
export async function speak(language: Language): Promise<boolean> {
  wanted = language;
  let parts: Part[];
  do {
    parts = [...inUse];
    await Promise.all(parts.map((part) => load(part, language)));
  } while (parts.length < inUse.size);
  if (wanted !== language) return false;
  await i18n.changeLanguage(language);
  spoken = language;
  return true;
}

export const t = i18n.t;

/** The language that the window speaks now. */
export const spokenLanguage = (): Language => spoken;

/** The tag by which Intl writes dates and numbers now. */
export const locale = (): string => locales[spoken];

await loadTexts('first');
