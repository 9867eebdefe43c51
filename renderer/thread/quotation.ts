// A quotation of what is selected in a comment or the article, as the plain words that stand there. Loaded
// when somebody quotes.
import { asMarkdown, cleaned } from '../composer/plain-text.ts';

/** The selected words within the element; what is selected beyond it is let go. */
function selectedIn(element: Element | null): string {
  const selection = window.getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(element)) return '';
  if (!element.contains(range.commonAncestorContainer)) {
    const within = range.cloneRange();
    if (!element.contains(range.startContainer)) within.setStart(element, 0);
    if (!element.contains(range.endContainer)) {
      within.setEnd(element, element.childNodes.length);
    }
    selection.removeAllRanges();
    selection.addRange(within);
  }
  return cleaned(selection.toString()).trim();
}

/** What is selected there as a quotation without marks; null where nothing is. */
export function quotationFrom(element: Element | null): string | null {
  const words = selectedIn(element);
  return words === '' ? null : quoted(asMarkdown(words).replace(/\n{2,}/g, '\n\n'));
}

/** A text as a quotation with an empty line after it. */
export function quoted(text: string): string {
  const lines = text.trim().split('\n');
  return `${lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n')}\n\n`;
}
