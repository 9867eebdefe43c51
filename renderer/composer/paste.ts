// What is written into the field when something is pasted: cleaned, a page's marks as Markdown, an address
// over a selection as a link. Knows the clipboard's event, and no network.
import { selectionOf, write, writeHere } from './field-edits.ts';
import { isAddress, linkedTo } from './markdown-marks.ts';
import { cleaned } from './plain-text.ts';

/** Pages that would take longer to read than one waits; their plain words are pasted. */
const MOST_OF_A_PAGE = 2_000_000;

/** Answers whether it has seen to the paste; else the field does so itself. */
export function paste(field: HTMLTextAreaElement, clipboard: DataTransfer): boolean {
  const text = clipboard.getData('text/plain');
  const address = text.trim();
  const selection = selectionOf(field);
  const selected = field.value.slice(selection.start, selection.end);
  if (
    isAddress(address) &&
    selected.trim() !== '' &&
    !/[\n[\]]/.test(selected) &&
    !isAddress(selected)
  ) {
    write(field, linkedTo(field.value, selection, address));
    return true;
  }
  const html = clipboard.getData('text/html');
  // An editor of code colours what it copies: there it is the words that count.
  const isCode = clipboard.types.includes('vscode-editor-data');
  if (html !== '' && !isCode && html.length <= MOST_OF_A_PAGE) {
    void pastePage(field, html, text);
    return true;
  }
  const clean = cleaned(text);
  if (clean === text) return false;
  writeHere(field, clean);
  return true;
}

async function pastePage(field: HTMLTextAreaElement, html: string, text: string): Promise<void> {
  const { markdownFromPage } = await import('./markdown-from-page.ts');
  if (!field.isConnected) return;
  writeHere(field, markdownFromPage(html) ?? cleaned(text));
}
