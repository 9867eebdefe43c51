// Where the texts of each part of the app stand, language by language; loaded when the part is shown.

import type { Language } from '../../shared/languages.ts';
import type { catchUp } from './en/catch-up.ts';
import type { command, palette, sheet } from './en/commands.ts';
import type { desk } from './en/desk.ts';
import type { first } from './en/first.ts';
import type { form } from './en/form.ts';
import type { refusal } from './en/refusals.ts';
import type { search } from './en/search.ts';
import type { settings } from './en/settings.ts';
import type { storage } from './en/storage.ts';
import type { account, connect } from './en/welcome.ts';
import type { Translated } from './translated.ts';

type EnglishParts = {
  first: typeof first;
  catchUp: { catchUp: typeof catchUp };
  commands: { command: typeof command; palette: typeof palette; sheet: typeof sheet };
  desk: { desk: typeof desk };
  form: { form: typeof form };
  refusals: { refusal: typeof refusal };
  search: { search: typeof search };
  settings: { settings: typeof settings };
  storage: { storage: typeof storage };
  welcome: { account: typeof account; connect: typeof connect };
};

export type Part = keyof EnglishParts;

/** All texts, as `t` knows them. */
export type Texts = EnglishParts['first'] &
  EnglishParts['catchUp'] &
  EnglishParts['commands'] &
  EnglishParts['desk'] &
  EnglishParts['form'] &
  EnglishParts['refusals'] &
  EnglishParts['search'] &
  EnglishParts['settings'] &
  EnglishParts['storage'] &
  EnglishParts['welcome'];

type Catalogues = {
  [P in Part]: { [L in Language]: () => Promise<Translated<EnglishParts[P], L>> };
};

export const catalogues: Catalogues = {
  first: {
    en: async () => (await import('./en/first.ts')).first,
    de: async () => (await import('./de/first.ts')).first,
    ar: async () => (await import('./ar/first.ts')).first,
  },
  catchUp: {
    en: () => import('./en/catch-up.ts'),
    de: () => import('./de/catch-up.ts'),
    ar: () => import('./ar/catch-up.ts'),
  },
  commands: {
    en: () => import('./en/commands.ts'),
    de: () => import('./de/commands.ts'),
    ar: () => import('./ar/commands.ts'),
  },
  desk: {
    en: () => import('./en/desk.ts'),
    de: () => import('./de/desk.ts'),
    ar: () => import('./ar/desk.ts'),
  },
  form: {
    en: () => import('./en/form.ts'),
    de: () => import('./de/form.ts'),
    ar: () => import('./ar/form.ts'),
  },
  refusals: {
    en: () => import('./en/refusals.ts'),
    de: () => import('./de/refusals.ts'),
    ar: () => import('./ar/refusals.ts'),
  },
  search: {
    en: () => import('./en/search.ts'),
    de: () => import('./de/search.ts'),
    ar: () => import('./ar/search.ts'),
  },
  settings: {
    en: () => import('./en/settings.ts'),
    de: () => import('./de/settings.ts'),
    ar: () => import('./ar/settings.ts'),
  },
  storage: {
    en: () => import('./en/storage.ts'),
    de: () => import('./de/storage.ts'),
    ar: () => import('./ar/storage.ts'),
  },
  welcome: {
    en: () => import('./en/welcome.ts'),
    de: () => import('./de/welcome.ts'),
    ar: () => import('./ar/welcome.ts'),
  },
};
