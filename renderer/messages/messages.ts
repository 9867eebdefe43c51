// Every text that a person reads comes through `t`; the texts themselves stand in en.ts, and those of
// screens that most visits do without in files of their own.
import { createInstance } from 'i18next';
import type { catchUp } from './catch-up.ts';
import type { desk } from './desk.ts';
import { en } from './en.ts';
import type { search } from './search.ts';
import type { storage } from './storage.ts';

/** Texts that come with the parts of the app that are loaded by themselves. */
type LoadedTexts = {
  catchUp: typeof catchUp;
  desk: typeof desk;
  search: typeof search;
  storage: typeof storage;
};

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en & LoadedTexts };
  }
}

const i18n = createInstance();
void i18n.init({
  lng: 'en',
  resources: { en: { translation: en } },
  initAsync: false,
  // React escapes what it renders.
  interpolation: { escapeValue: false },
});

/** Adds the texts of a part of the app that is loaded by itself. */
export function addTexts(texts: object): void {
  i18n.addResourceBundle('en', 'translation', texts, true);
}

export const t = i18n.t;

/** The language in which dates and numbers are written. */
export const language = 'en-GB';
