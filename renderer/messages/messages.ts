// Every text that a person reads comes through `t`; the texts themselves stand in a folder for each
// language. The first ones are there before any module that asks for `t` is run.
import { createInstance } from 'i18next';
import type { Language } from '../../shared/languages.ts';
import { catalogues, type Part, type Texts } from './catalogues.ts';
import { apart } from './isolate.ts';
import { numberInWords } from './numbers.ts';
import { setSpokenLanguage, spokenLanguage } from './spoken.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
  }
}

const i18n = createInstance();
let wanted: Language = spokenLanguage();
const inUse = new Set<Part>();
const loaded = new Set<string>();

void i18n.init({
  lng: spokenLanguage(),
  resources: {},
  initAsync: false,
  // React escapes what it renders; here a name of the other direction is kept from its neighbours.
  interpolation: { escape: apart },
});

// i18next would ask Intl for the bare language, whose digits are not always ours.
i18n.services.formatter?.add('number', numberInWords);

async function load(part: Part, language: Language): Promise<void> {
  const name = `${language}/${part}`;
  if (loaded.has(name)) return;
  const texts = await catalogues[part][language]();
  i18n.addResourceBundle(language, 'translation', { ...texts }, true);
  fixed.clear();
  loaded.add(name);
}

/** Brings the texts of a part of the app, in whatever language the window speaks by then. */
export async function loadTexts(part: Part): Promise<void> {
  inUse.add(part);
  let language: Language;
  do {
    language = spokenLanguage();
    await load(part, language);
  } while (language !== spokenLanguage());
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
  fixed.clear();
  setSpokenLanguage(language);
  return true;
}

/** Words in which nothing is put in: asked for with each comment that is drawn. */
const fixed = new Map<string, string>();

function translate(key: never, values?: Record<string, unknown>): string {
  if (values !== undefined) return i18n.t(key, values);
  const known = fixed.get(key);
  if (known !== undefined) return known;
  const words: string = i18n.t(key);
  fixed.set(key, words);
  return words;
}

// Its keys and values are checked by the type alone.
export const t = translate as unknown as typeof i18n.t;

await loadTexts('first');
