// What counts as a word and when two are the same, for the index and for whoever looks into it alike: the
// index is given words that are taken apart here. Pure.

/** Letters of which several words stand side by side without a space: each counts as a word. */
const closeSet =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々';
const close = `(?=[${closeSet}])[\\p{L}\\p{N}]`;
const closeLetter = new RegExp(`${close}`, 'u');
const spacedSet = '\\p{L}\\p{N}\\p{Co}';
/** Letters and digits of any other script, with the marks that stand on them. */
const spaced = `(?![${closeSet}])[${spacedSet}]`;
const wordPattern = new RegExp(
  `${close}\\p{M}*|${spaced}(?:(?![${closeSet}])[${spacedSet}\\p{M}])*`,
  'gu',
);
// Those that any letter may bear, and the vowels that Arabic and Hebrew may leave out. In other scripts a
// mark is a letter of its own; so is the one that makes "ga" of "ka".
const marks =
  /(?=\p{M})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const punctuation = /[\u2000-\u206f«»\u00a0]+/g;
const beyondAscii = /[^ -~\t\n\r]/;

export type Word = { folded: string; start: number; end: number };

/** "Éric’s" is "eric" and "s". */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}

/** A member's name as it is looked for: by its beginning. */
export function foldedName(name: string): string {
  return fold(name).trim().replace(/\s+/gu, ' ');
}

/** The words of the text, each with where it stands. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((found) => ({
    folded: fold(found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }));
}

/** The text for the index, whose tokenizer knows ASCII alone and takes everything else for a letter. */
export function indexedWords(text: string): string {
  if (!beyondAscii.test(text)) return text;
  // Dashes and quotation marks are all that most texts have besides.
  const plain = text.replace(punctuation, ' ');
  return beyondAscii.test(plain) ? (fold(plain).match(wordPattern) ?? []).join(' ') : plain;
}

/** What begins the index's terms of another kind, and stands in no word. */
export const termMark = '·';

/** Whether the word needs no space between itself and the next. */
export function standsClose(word: string): boolean {
  return closeLetter.test(word);
}

/** Words that must stand side by side, in this order; `prefix`: the last may go on. */
export type Phrase = { words: readonly string[]; prefix: boolean };

/** Where the phrase stands among the words: the index of its first word each time. */
export function findPhrase(words: readonly Word[], phrase: Phrase): number[] {
  const found: number[] = [];
  const last = phrase.words.length - 1;
  for (let at = 0; at + last < words.length; at += 1) {
    const stands = phrase.words.every((wanted, index) => {
      const folded = words[at + index]?.folded ?? '';
      return phrase.prefix && index === last ? folded.startsWith(wanted) : folded === wanted;
    });
    if (stands) found.push(at);
  }
  return found;
}

/** Whether the phrase stands in a folded text: as `findPhrase`, but without taking the text apart. */
export function phrasePattern({ words, prefix }: Phrase): RegExp {
  // A folded word holds letters, digits and marks alone, and nothing that a pattern would read otherwise.
  const letter = `(?![${closeSet}])[${spacedSet}\\p{M}]`;
  const between = `[^${spacedSet}\\p{M}]`;
  const parts = words.map((word, index) => {
    const next = words[index + 1];
    if (next === undefined) return prefix || standsClose(word) ? word : `${word}(?!${letter})`;
    return `${word}${between}${standsClose(word) || standsClose(next) ? '*' : '+'}`;
  });
  const begins = standsClose(words[0] ?? '') ? '' : `(?<!${letter})`;
  return new RegExp(`${begins}${parts.join('')}`, 'u');
}
