// Keeps what somebody else has written (a name, a headline) from turning the order of the sentence that
// it stands in: Unicode's first-strong isolate round it. Leaves alone what needs none. Pure.
import { directionOf, type Language } from './languages.ts';

const BEGINS = '\u2068';
const ENDS = '\u2069';

const scripts = ['Arabic', 'Hebrew', 'Syriac', 'Thaana', 'Nko'].map(
  (name) => `\\p{Script=${name}}`,
);
const rightToLeft = new RegExp(`[${scripts.join('')}]`, 'u');
/** Letters alone: the digits of 2.1.4 keep their order in either direction. */
const leftToRight = new RegExp(`(?![${scripts.join('')}])\\p{L}`, 'u');

export function isolate(text: string, language: Language): string {
  const other = directionOf(language) === 'rtl' ? leftToRight : rightToLeft;
  return other.test(text) ? `${BEGINS}${text}${ENDS}` : text;
}
