// Words that follow a count, as each language has them, and lists of names.
import { isolate } from '../../shared/isolate.ts';
import { type Language, locales } from '../../shared/languages.ts';

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses the form for the count and puts the count where `#` stands. */
export function plural(language: Language, count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(locales[language]).select(count)] ?? forms.other;
  return form.replace('#', new Intl.NumberFormat(locales[language]).format(count));
}

/** The first names, and how many there are besides: "Ada, Bob and 3 more". */
export function listed(
  language: Language,
  names: readonly string[],
  others: (count: number) => string,
): string {
  const most = 3;
  const shown = names.slice(0, most).map((name) => isolate(name, language));
  if (names.length > most) shown.push(others(names.length - most));
  return new Intl.ListFormat(locales[language]).format(shown);
}
