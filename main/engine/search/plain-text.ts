// A Markdown text as the words that a reader sees of it, in one line. Rough on purpose: it is for an
// excerpt, never for showing the text itself.

const fences = /^[ \t]*(?:`{3,}|~{3,}).*$/gm;
const rules = /^[ \t]*(?:[-*_][ \t]*){3,}$/gm;
const lineMarks =
  /^[ \t]*(?:>[ \t]?|#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,9}[.)][ \t]+)+/gm;
const images = /!\[([^\]\n]{0,2000})\]\([^()\s]{0,2000}(?:[ \t]+"[^"\n]{0,500}")?\)/g;
const links = /\[([^\]\n]{0,2000})\]\([^()\s]{0,2000}(?:[ \t]+"[^"\n]{0,500}")?\)/g;
const autolinks = /<((?:https?|mailto):[^<>\s]{1,2000})>/g;
const emphasis = /(\*{1,3}|~~|`+)(?=\S)(.*?\S)\1/g;
const underscores = /(?<![\p{L}\p{N}_])(_{1,3})(?=\S)(.*?\S)\1(?![\p{L}\p{N}_])/gu;
const escapes = /\\([!-/:-@[-`{-~])/g;

export function plainText(markdown: string): string {
  return markdown
    .replace(fences, '')
    .replace(rules, '')
    .replace(lineMarks, '')
    .replace(images, '$1')
    .replace(links, '$1')
    .replace(autolinks, '$1')
    .replace(emphasis, '$2')
    .replace(emphasis, '$2')
    .replace(underscores, '$2')
    .replace(escapes, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}
