// Writes into a text field as if it were typed, so that Ctrl/Cmd-Z takes it back like all else.
import type { Replacement, Selection } from './markdown-marks.ts';

export function selectionOf({ selectionStart, selectionEnd }: HTMLTextAreaElement): Selection {
  return { start: selectionStart, end: selectionEnd };
}

export function write(field: HTMLTextAreaElement, replacement: Replacement | null): void {
  field.focus({ preventScroll: true });
  if (replacement === null) return;
  const { from, to, text, selection } = replacement;
  if (field.value.slice(from, to) !== text) {
    field.setSelectionRange(from, to);
    // The only way to write into a field that leaves its undo history whole.
    if (text === '') document.execCommand('delete');
    else document.execCommand('insertText', false, text);
  }
  field.setSelectionRange(selection.start, selection.end);
}

/** In the place of what is selected, the caret behind it. */
export function writeHere(field: HTMLTextAreaElement, text: string): void {
  const { start, end } = selectionOf(field);
  const caret = start + text.length;
  write(field, { from: start, to: end, text, selection: { start: caret, end: caret } });
}

/** A quotation on lines of its own, at the caret; all of the form comes into sight. */
export function writeQuotation(field: HTMLTextAreaElement, quotation: string): void {
  const before = field.value.slice(0, field.selectionStart);
  const gap = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  writeHere(field, gap + quotation);
  field.form?.scrollIntoView({ block: 'nearest' });
}
