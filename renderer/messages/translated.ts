// What a catalogue of another language must hold: the keys of the English one, no less and no more,
// and of each text with a count the suffixes that this language has.
import type { Language } from '../../shared/languages.ts';
import type { pluralCategories } from './languages.ts';

type Plural<Stem extends string> = `${Stem}_${Intl.LDMLPluralRule}`;
type Category<L extends Language> = (typeof pluralCategories)[L][number];

export type Translated<English, L extends Language> = {
  readonly [Key in keyof English as Key extends Plural<string>
    ? never
    : Key]: English[Key] extends string ? string : Translated<English[Key], L>;
} & {
  readonly [Key in keyof English as Key extends Plural<infer Stem>
    ? `${Stem}_${Category<L>}`
    : never]: string;
};
