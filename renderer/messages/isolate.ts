// Keeps what somebody else has written (a name, a headline) from turning the order of the sentence that
// it stands in: Unicode's first-strong isolate round it. Leaves alone what needs none. Pure.
import type { Language } from '../../shared/languages.ts';
import { directionOf } from './languages.ts';

const BEGINS = '\u2068';
const ENDS = '\u2069';

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const leftToRight = /[\p{L}\p{Nd}]/u;

/** Whether a text has something in it that runs against the language, or numbers, whose order may turn. */
function runsAgainst(text: string, language: Language): boolean {
  if (directionOf(language) === 'ltr') return rightToLeft.test(text);
  return [...text].some((letter) => leftToRight.test(letter) && !rightToLeft.test(letter));
}

export function isolate(text: string, language: Language): string {
  return runsAgainst(text, language) ? `${BEGINS}${text}${ENDS}` : text;
}
