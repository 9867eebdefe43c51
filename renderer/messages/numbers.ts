// Numbers and lists as the language of the window writes them. Pure.
import { apart } from './isolate.ts';
import { inLanguage } from './spoken.ts';

const wholeNumber = inLanguage((tag) => new Intl.NumberFormat(tag));
const list = inLanguage(
  (tag) => new Intl.ListFormat(tag, { type: 'conjunction', style: 'narrow' }),
);

const decimal = inLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

/** "0.4" */
export function decimalInWords(value: number): string {
  return decimal().format(value);
}

/** "1,204" */
export function numberInWords(value: number): string {
  return wholeNumber().format(value);
}

/** "1.1, 2, 3"; names among them keep their own direction. */
export function listInWords(items: readonly string[]): string {
  return list().format(items.map(apart));
}
