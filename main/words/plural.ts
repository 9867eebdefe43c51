// Words that follow a count, as each language has them.
import type { Language } from '../../shared/languages.ts';

/** The tag by which Intl writes in it, as in the view. */
export function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses the form for the count and puts the count where `#` stands. */
export function plural(language: Language, count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(localeOf(language)).select(count)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(localeOf(language)).format(count));
}

/** The first names, and how many there are besides: "Ada, Bob and 3 more". */
export function listed(
  language: Language,
  names: readonly string[],
  others: (count: number) => string,
): string {
  const most = 3;
  const shown = names.slice(0, most);
  if (names.length > most) shown.push(others(names.length - most));
  return new Intl.ListFormat(localeOf(language)).format(shown);
}
