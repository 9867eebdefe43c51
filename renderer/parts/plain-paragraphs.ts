// Most comments are words and nothing else: these are told here without the work of reading them as
// Markdown, which a fast scroll through a long thread would feel. Pure.

// Whatever can mean something in Markdown, anywhere or where a line begins, or may become a link.
const MARKS = /[*_`~[\]<>#|\\&@\t\r\0]|www\.|https?:|mailto:|xmpp:/i;
const LINE_MARKS = /^(?:\s|[-+=:]|\d+[.)])|\s$/m;

/**
 * The paragraphs of the text, each with its lines, exactly as Markdown with breaks reads them; null where only
 * Markdown can say.
 */
export function plainParagraphs(text: string): string[][] | null {
  if (MARKS.test(text)) return null;
  const paragraphs: string[][] = [];
  for (const part of text.split(/\n{2,}/)) {
    const lines = part.replace(/^\n|\n$/g, '').split('\n');
    if (lines.some((line) => line === '' || LINE_MARKS.test(line))) return null;
    paragraphs.push(lines);
  }
  return paragraphs;
}
