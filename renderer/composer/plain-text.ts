// Text from elsewhere as it may stand in a comment: without what nobody sees or what would spill over
// the lines, and, where it is no Markdown, with its signs kept as signs. Pure.

/** Marks on one letter: more than any script stacks is done to spill over the lines. */
const MOST_MARKS = 6;

// Kept: line breaks and tabs, the joiners that scripts and emoji need, the marks of direction that a
// writer of Arabic sets. Not kept: what else is invisible, and what turns the order of other text round.
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2060-\u206f\u202a-\u202e\ufeff\ufff0-\uffff]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;
const STACKED = new RegExp(`(\\p{Mn}{${MOST_MARKS}})\\p{Mn}+`, 'gu');

export function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .replace(SPACES, ' ')
    .replace(STACKED, '$1');
}

/** Plain words as Markdown that shows them as they are; no more is escaped than would be taken for a mark. */
export function asMarkdown(plain: string): string {
  return plain
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replace(/[*`~[\]<]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([>#|=+-])/gm, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/gm, '$1\\$2')
    .replace(/\|/g, (sign, at: number, all: string) => (all[at - 1] === '\\' ? sign : '\\|'));
}
