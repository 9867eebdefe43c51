// Reads what a person typed into the search field. All of it is data: nothing typed is a command, and
// whatever is typed has a meaning.
import { type Phrase, standsClose, wordsOf } from './words.ts';

/** More than these are not looked at: nobody types them, and a pasted page would be slow. */
const mostWords = 24;

/**
 * The words and "phrases" that must all stand in a text. The last word may go on (`prefix`), until a
 * space or a closing quotation mark ends it.
 */
export function parseQuery(typed: string): Phrase[] {
  const parts = typed.normalize('NFC').split(/["“”„«»]/);
  const phrases: Phrase[] = [];
  let left = mostWords;
  for (const [index, part] of parts.entries()) {
    // What stands together without a space is a phrase too: "don't", "24-hour".
    const chunks = index % 2 === 1 ? [part] : part.split(/\s+/u);
    for (const [place, chunk] of chunks.entries()) {
      const found = wordsOf(chunk);
      const words = found.slice(0, left).map(({ folded }) => folded);
      if (words.length === 0) continue;
      left -= words.length;
      const isLast = index === parts.length - 1 && place === chunks.length - 1;
      const isWhole = words.length === found.length && found.at(-1)?.end === chunk.length;
      const goesOn = isLast && isWhole && !standsClose(words.at(-1) ?? '');
      phrases.push({ words, prefix: goesOn });
    }
  }
  return phrases;
}
