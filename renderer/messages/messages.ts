// Every text that a person reads comes through `t`; the texts themselves stand in en.ts.
import { createInstance } from 'i18next';
import { en } from './en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
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

export const t = i18n.t;

/** The language in which dates and numbers are written. */
export const language = 'en-GB';
