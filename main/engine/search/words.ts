// What counts as a word and when two are the same: as the index's tokenizer (unicode61, without
// diacritics) has it. Pure; also finds where words stand, which the index does not keep.

/** Letters and digits of any script, with the marks that stand on them. */
const wordPattern = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;
const marks = /\p{M}+/gu;
const beyondAscii = /[^ -~\s]/;

export type Word = { folded: string; start: number; end: number };

/** "Éric’s" is "eric" and "s". */
export function fold(text: string): string {
  if (!beyondAscii.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(marks, '').toLowerCase();
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
